import { isRecord } from '../errors'
import { readInstantMs } from './fields'
import type { ReadRows, SetAside } from './rows'

/** One `VehicleLocationRead`, as far as the app uses it. Numbers are SI (API.md section 9); null means "not said". */
export interface VehicleLocation {
  readonly vehicleId: string
  readonly fleetId: string | null
  readonly fleetRef: string | null
  readonly connectionId: string | null
  readonly sourceName: string | null
  readonly tspSlug: string | null
  readonly occurredAtMs: number | null
  /** Null together with `latitudeDeg`. Finite, but not checked for range or plausibility: that is the position engine's part. */
  readonly longitudeDeg: number | null
  readonly latitudeDeg: number | null
  readonly speedMps: number | null
  readonly odometerM: number | null
  readonly fuelPercent: number | null
  readonly city: string | null
  readonly province: string | null
  readonly countryCode: string | null
  /** The server has marked the row as deleted: skip it. */
  readonly deleted: boolean
}

/**
 * Reads one location row. Written by hand, because a sweep reads hundreds of thousands of them.
 *
 * @param row as it came
 * @returns the location, with a null position when `location` is not a GeoJSON Point of finite numbers; `malformed` when the row is
 *   no object or names no vehicle
 */
export function readLocation(row: unknown): VehicleLocation | 'malformed' {
  if (!isRecord(row)) return 'malformed'
  const vehicleId = text(row['vehicle_id'])
  if (vehicleId === null) return 'malformed'
  const point = readPoint(row['location'])
  const address = isRecord(row['inferred_address']) ? row['inferred_address'] : undefined
  const deletedAt = row['deleted_at']
  return {
    vehicleId,
    fleetId: text(row['fleet_id']),
    fleetRef: text(row['fleet_ref']),
    connectionId: text(row['connection_id']),
    sourceName: text(row['source_name']),
    tspSlug: text(row['tsp_slug']),
    occurredAtMs: readInstantMs(row['occurred_at']),
    longitudeDeg: point === undefined ? null : point[0],
    latitudeDeg: point === undefined ? null : point[1],
    speedMps: number(row['speed']),
    odometerM: number(row['odometer']),
    fuelPercent: number(row['fuel_level']),
    city: text(address?.['city']),
    province: text(address?.['province']),
    countryCode: text(address?.['country_code']),
    deleted: deletedAt !== undefined && deletedAt !== null && deletedAt !== ''
  }
}

/**
 * Reads the rows of one page; malformed ones are set aside and counted.
 *
 * @param firstIndex the first item's place in the whole list; default 0
 */
export function readLocations(items: readonly unknown[], firstIndex = 0): ReadRows<VehicleLocation> {
  const rows: VehicleLocation[] = []
  const setAside: SetAside[] = []
  items.forEach((item, offset) => {
    const location = readLocation(item)
    if (location !== 'malformed') rows.push(location)
    else
      setAside.push({
        index: firstIndex + offset,
        reason: isRecord(item) ? 'vehicle_id: missing' : 'row: invalid_type'
      })
  })
  return { rows, setAside }
}

/** GeoJSON order: longitude first, then latitude; an altitude may follow (RFC 7946 section 3.1.1). */
function readPoint(location: unknown): readonly [number, number] | undefined {
  if (!isRecord(location) || location['type'] !== 'Point') return undefined
  const coordinates: unknown = location['coordinates']
  if (!Array.isArray(coordinates)) return undefined
  const longitudeDeg = number(coordinates[0])
  const latitudeDeg = number(coordinates[1])
  return longitudeDeg === null || latitudeDeg === null ? undefined : [longitudeDeg, latitudeDeg]
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
