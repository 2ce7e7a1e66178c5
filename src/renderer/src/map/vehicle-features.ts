import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { ClusterAnswer } from './cluster-protocol'
import { clusterSizePx, iconKeyOf, ringSharesOf } from './icon-keys'
import { latitudeOf, longitudeOf } from './mercator'
import type { MapScheme } from './palette'
import { ageLookOf, ringGroups, shapeOf } from './vehicle-look'

interface VehicleProperties {
  readonly kind: 'vehicle'
  readonly slot: number
  readonly icon: string
  /** Degrees clockwise from north; 0 for what does not point. */
  readonly bearing: number
  readonly name: string
}

interface ClusterProperties {
  readonly kind: 'cluster'
  /** Place in the answer. */
  readonly index: number
  readonly icon: string
  readonly total: number
  readonly label: string
}

/** A GeoJSON point. */
export interface DrawnFeature {
  readonly type: 'Feature'
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [longitudeDeg: number, latitudeDeg: number] }
  readonly properties: VehicleProperties | ClusterProperties
}

/** How things are drawn at the moment. */
export interface DrawStyle {
  readonly scheme: MapScheme
  readonly pixelRatio: number
  readonly nowMs: number
}

export type DrawnTable = Pick<
  VehicleTable,
  'longitudeDeg' | 'latitudeDeg' | 'derivedBearingDeg' | 'occurredAtMs' | 'flags' | 'isPresent' | 'name'
>

/** What the map draws of an answer: at most a few thousand features, whatever the size of the fleet. */
export function featuresOf(answer: ClusterAnswer, table: DrawnTable, style: DrawStyle): DrawnFeature[] {
  const features: DrawnFeature[] = []
  answer.totals.forEach((_, index) => features.push(clusterFeature(answer, index, style)))
  for (const slot of answer.singles) {
    const feature = vehicleFeature(slot, table, style)
    if (feature) features.push(feature)
  }
  return features
}

/** One vehicle, or null when it has left or has no position. */
export function vehicleFeature(slot: number, table: DrawnTable, style: DrawStyle): DrawnFeature | null {
  const longitudeDeg = table.longitudeDeg[slot] ?? NaN
  const latitudeDeg = table.latitudeDeg[slot] ?? NaN
  if (!table.isPresent(slot) || !Number.isFinite(longitudeDeg) || !Number.isFinite(latitudeDeg)) return null
  const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
  const bearingDeg = table.derivedBearingDeg[slot] ?? NaN
  const shape = shapeOf(isMoving, bearingDeg)
  const age = ageLookOf(table.occurredAtMs[slot] ?? NaN, style.nowMs, isMoving)
  const { scheme, pixelRatio } = style
  const properties: VehicleProperties = {
    kind: 'vehicle',
    slot,
    icon: iconKeyOf({ kind: 'vehicle', scheme, pixelRatio, shape, age }),
    // A lost vehicle is drawn as a cross, which must not lie askew.
    bearing: shape === 'chevron' && age !== 'lost' ? bearingDeg : 0,
    name: table.name(slot)
  }
  return pointFeature(longitudeDeg, latitudeDeg, properties)
}

function clusterFeature(answer: ClusterAnswer, index: number, style: DrawStyle): DrawnFeature {
  const total = answer.totals[index] ?? 0
  const { scheme, pixelRatio } = style
  const shares = ringSharesOf(groupCountsOf(answer, index))
  const icon = iconKeyOf({ kind: 'cluster', scheme, pixelRatio, sizePx: clusterSizePx(total), shares })
  return pointFeature(longitudeOf(answer.x[index] ?? 0), latitudeOf(answer.y[index] ?? 0), {
    kind: 'cluster',
    index,
    icon,
    total,
    label: shortCount(total)
  })
}

/** Vehicles of a cluster in each of `ringGroups`. */
export function groupCountsOf(answer: ClusterAnswer, index: number): readonly number[] {
  return ringGroups.map((_, group) => answer.groups[index * ringGroups.length + group] ?? 0)
}

/** A count that fits into a cluster: exact below ten thousand, "12.3k" above. */
export function shortCount(count: number): string {
  if (count < 10_000) return new Intl.NumberFormat('en-US').format(count)
  return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: count < 100_000 ? 1 : 0 }).format(count / 1000)}k`
}

function pointFeature(
  longitudeDeg: number,
  latitudeDeg: number,
  properties: VehicleProperties | ClusterProperties
): DrawnFeature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] }, properties }
}
