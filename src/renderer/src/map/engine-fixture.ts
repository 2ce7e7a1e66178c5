import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import { createClusterEngine, type ClusterEngine } from './cluster-engine'
import { isInBox, fixedBoxOf } from './cluster-grid'
import type { ClusterAnswer, ClusterView, MercatorBox, OpenedCluster } from './cluster-protocol'
import { clusterWords } from './draw-list'
import { fixedOf, type FixedPoint } from './fixed-point'
import { mercatorY } from './mercator'
import { packSlots, rowLatitudeDeg } from './point-rows'

/** A vehicle of an engine under test. */
export interface EngineVehicle {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly ageMs?: number
  readonly isMoving?: boolean
  readonly bearingDeg?: number
  readonly flags?: number
  /** Verdict of its connection; default: fine. */
  readonly source?: VerdictKind
}

/** The present of all tests. */
export const nowMs = 1_800_000_000_000
export const wholeWorld: MercatorBox = { minX: 0, minY: 0, maxX: 1, maxY: 1 }
export const view: ClusterView = {
  box: wholeWorld,
  zoom: 3,
  isClusteringOn: true,
  clusterRadiusPx: 44,
  isMerging: true,
  exemptSlots: [],
  nowMs
}

/** Vehicles as the page packs them, in the order of their slots. */
export function rowsOf(vehicles: readonly EngineVehicle[]): Uint32Array {
  const table = {
    longitudeDeg: Float64Array.from(vehicles, (vehicle) => vehicle.longitudeDeg),
    latitudeDeg: Float64Array.from(vehicles, (vehicle) => vehicle.latitudeDeg),
    derivedBearingDeg: Float32Array.from(vehicles, (vehicle) => vehicle.bearingDeg ?? NaN),
    occurredAtMs: Float64Array.from(vehicles, (vehicle) => nowMs - (vehicle.ageMs ?? 0)),
    flags: Uint8Array.from(
      vehicles,
      ({ isMoving, flags = 0 }) => vehicleFlags.present | flags | (isMoving ? vehicleFlags.moving : 0)
    ),
    source: Uint8Array.from(vehicles, ({ source = 'fine' }) => verdictKinds.indexOf(source))
  }
  return packSlots(
    table,
    Uint32Array.from(vehicles, (_, slot) => slot)
  )
}

export function engineWith(vehicles: readonly EngineVehicle[]): ClusterEngine {
  const engine = createClusterEngine()
  engine.handle({ kind: 'load', id: 0, from: 0, size: vehicles.length, rows: rowsOf(vehicles) })
  return engine
}

export function answerOf(engine: ClusterEngine, asked: Partial<ClusterView> = {}): ClusterAnswer {
  const reply = engine.handle({ kind: 'view', id: 1, view: { ...view, ...asked } })
  if (reply?.kind !== 'view') throw new Error('no answer')
  return reply.answer
}

/** Totals of the clusters of an answer. */
export function totalsOf({ clusters }: ClusterAnswer): number[] {
  return Array.from({ length: clusters.length / clusterWords }, (_, index) => clusters[index * clusterWords + 2] ?? 0)
}

/** Places of the clusters of an answer. */
export function placesOf({ clusters }: ClusterAnswer): FixedPoint[] {
  return Array.from({ length: clusters.length / clusterWords }, (_, index) => ({
    x: clusters[index * clusterWords] ?? 0,
    y: clusters[index * clusterWords + 1] ?? 0
  }))
}

export function openedAt(
  engine: ClusterEngine,
  at: FixedPoint,
  asked: Partial<ClusterView> = {}
): OpenedCluster | null {
  const reply = engine.handle({ kind: 'open', id: 2, view: { ...view, ...asked }, at })
  return reply?.kind === 'open' ? reply.opened : null
}

/** Where an engine puts a vehicle. */
export function fixedPlaceOf(vehicle: EngineVehicle): FixedPoint {
  const [x = 0, latitude = 0] = rowsOf([vehicle])
  return { x, y: fixedOf(mercatorY(rowLatitudeDeg(latitude))) }
}

/** Whether a vehicle is in a box, its edges aside. */
export function isInside(vehicle: EngineVehicle, box: MercatorBox): boolean {
  const { x, y } = fixedPlaceOf(vehicle)
  return isInBox(fixedBoxOf(box), x, y)
}

export const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0)
