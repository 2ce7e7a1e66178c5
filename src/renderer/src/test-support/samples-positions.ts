import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { StoredPositions, Track } from '@shared/ipc/schemas-history'
import type { VehicleFacts } from '@shared/ipc/schemas-vehicle'
import type { PositionDelta, PositionSnapshot, PositionStatus } from '@shared/ipc/schemas-positions'
import { packTexts } from '@shared/ipc/text-column'

export function positionStatus(fields: Partial<PositionStatus> = {}): PositionStatus {
  return {
    asOfMs: Date.now() - 40_000,
    sweep: null,
    nextSweepAtMs: Date.now() + 20_000,
    vehicleCount: 0,
    withPositionCount: 0,
    setAsideCount: 0,
    lastError: null,
    missing: null,
    isResumable: false,
    source: 'server',
    cache: 'sealed',
    ...fields
  }
}

export function storedPositions(fields: Partial<StoredPositions> = {}): StoredPositions {
  return {
    vehicleCount: 2000,
    diskBytes: 4_200_000,
    trailBytes: 1_300_000,
    trailFromMs: Date.now() - 86_400_000,
    ...fields
  }
}

/** What Catena knows of a vehicle: nothing, unless the fields say otherwise. */
export function vehicleFacts(fields: Partial<VehicleFacts> = {}): VehicleFacts {
  return {
    fetchedAtMs: Date.now(),
    papers: null,
    readings: null,
    driverName: null,
    connectionId: null,
    tspSlug: null,
    sourceName: null,
    ...fields
  }
}

/** One fix of a track. */
export interface SampleFix {
  readonly occurredAtMs: number
  readonly longitudeDeg?: number
  readonly latitudeDeg?: number
  readonly speedMps?: number
  readonly place?: string
}

/** A track of some fixes; somewhere in Kansas, unless they say otherwise. */
export function trackOf(fixes: readonly SampleFix[], fields: Partial<Track> = {}): Track {
  const places = ['', ...new Set(fixes.flatMap(({ place }) => place ?? []))]
  return {
    occurredAtMs: Float64Array.from(fixes, (fix) => fix.occurredAtMs),
    longitudeDeg: Float64Array.from(fixes, (fix) => fix.longitudeDeg ?? -98),
    latitudeDeg: Float64Array.from(fixes, (fix) => fix.latitudeDeg ?? 39),
    speedMps: Float32Array.from(fixes, (fix) => fix.speedMps ?? NaN),
    place: Uint32Array.from(fixes, ({ place }) => Math.max(0, places.indexOf(place ?? ''))),
    places,
    setAsideCount: 0,
    fetchedAtMs: Date.now(),
    ...fields
  }
}

/** One vehicle of a sample snapshot; what is left out is unknown or empty. */
export interface SampleVehicle {
  readonly name: string
  readonly vin?: string
  readonly plate?: string
  readonly driver?: string
  readonly fleet?: string
  readonly provider?: string
  readonly place?: string
  readonly longitudeDeg?: number
  readonly latitudeDeg?: number
  readonly speedMps?: number
  readonly derivedBearingDeg?: number
  readonly occurredAtMs?: number
  readonly isMoving?: boolean
}

/**
 * A snapshot in which vehicle `i` has slot `i`.
 *
 * @param vehicles in slot order
 * @param order epoch and sequence, 1 and 1 by default
 */
export function snapshotOf(
  vehicles: readonly SampleVehicle[],
  order: { readonly epoch: number; readonly sequence: number } = { epoch: 1, sequence: 1 }
): PositionSnapshot {
  const slots = Uint32Array.from(vehicles.keys())
  const fleets = dictionaryOf(vehicles.map((vehicle) => vehicle.fleet ?? ''))
  const providers = dictionaryOf(vehicles.map((vehicle) => vehicle.provider ?? ''))
  const places = dictionaryOf(vehicles.map((vehicle) => vehicle.place ?? ''))
  return {
    ...order,
    columns: {
      slots,
      longitudeDeg: Float64Array.from(vehicles, (vehicle) => vehicle.longitudeDeg ?? NaN),
      latitudeDeg: Float64Array.from(vehicles, (vehicle) => vehicle.latitudeDeg ?? NaN),
      speedMps: Float32Array.from(vehicles, (vehicle) => vehicle.speedMps ?? NaN),
      derivedBearingDeg: Float32Array.from(vehicles, (vehicle) => vehicle.derivedBearingDeg ?? NaN),
      occurredAtMs: Float64Array.from(vehicles, (vehicle) => vehicle.occurredAtMs ?? NaN),
      fleet: fleets.indices,
      provider: providers.indices,
      place: places.indices,
      flags: Uint8Array.from(vehicles, ({ isMoving }) => vehicleFlags.present | (isMoving ? vehicleFlags.moving : 0))
    },
    identities: {
      slots,
      names: packTexts(vehicles.map((vehicle) => vehicle.name)),
      vins: packTexts(vehicles.map((vehicle) => vehicle.vin ?? '')),
      plates: packTexts(vehicles.map((vehicle) => vehicle.plate ?? '')),
      drivers: vehicles.some(({ driver }) => driver !== undefined)
        ? packTexts(vehicles.map(({ driver }) => driver ?? ''))
        : null
    },
    dictionaries: { fleets: fleets.texts, providers: providers.texts, places: places.texts }
  }
}

/** One row of a sample delta. */
export interface SampleRow {
  readonly slot: number
  readonly longitudeDeg: number
  readonly name: string
}

/**
 * A delta without new dictionary entries, of vehicles that are only named and placed.
 *
 * @param order epoch and sequence
 * @param removed slots whose vehicle left
 */
export function deltaOf(
  order: { readonly epoch: number; readonly sequence: number },
  rows: readonly SampleRow[],
  removed: readonly number[] = []
): PositionDelta {
  const slots = Uint32Array.from(rows, (row) => row.slot)
  const none = packTexts(rows.map(() => ''))
  return {
    ...order,
    columns: {
      slots,
      longitudeDeg: Float64Array.from(rows, (row) => row.longitudeDeg),
      latitudeDeg: new Float64Array(rows.length),
      speedMps: new Float32Array(rows.length),
      derivedBearingDeg: new Float32Array(rows.length),
      occurredAtMs: new Float64Array(rows.length),
      fleet: new Uint32Array(rows.length),
      provider: new Uint32Array(rows.length),
      place: new Uint32Array(rows.length),
      flags: new Uint8Array(rows.length).fill(vehicleFlags.present)
    },
    identities: { slots, names: packTexts(rows.map((row) => row.name)), vins: none, plates: none, drivers: null },
    addedDictionaries: {
      fleetsFrom: 0,
      providersFrom: 0,
      placesFrom: 0,
      entries: { fleets: [], providers: [], places: [] }
    },
    removedSlots: Uint32Array.from(removed)
  }
}

function dictionaryOf(texts: readonly string[]) {
  const distinct = [...new Set(texts)]
  const indexOf = new Map(distinct.map((text, index) => [text, index]))
  return { texts: distinct, indices: Uint32Array.from(texts, (text) => indexOf.get(text) ?? 0) }
}
