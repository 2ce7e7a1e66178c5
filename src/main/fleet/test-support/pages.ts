import type {
  DriverPage,
  LocationPage,
  PageFacts,
  PlaceFields,
  SourceFields,
  VehiclePage
} from '../../catena/schemas/location-page'

/** One item of `vehicle-locations`, as a test wants to write it. */
export interface LocationPageRow extends SourceFields, PlaceFields {
  readonly vehicleId: string
  readonly occurredAtMs: number | null
  readonly longitudeDeg: number | null
  readonly latitudeDeg: number | null
  readonly speedMps: number | null
  readonly deleted: boolean
}

/** One item of `vehicles`. */
export interface VehiclePageRow extends SourceFields {
  readonly vehicleId: string
  readonly name: string
  readonly vin: string
  readonly plate: string
  readonly deleted: boolean
}

/** One item of `analytics/vehicles/live-locations`. */
export interface DriverPageRow {
  readonly vehicleId: string
  readonly fleetId?: string
  readonly driver: string
}

/** Stands in Kansas at a million milliseconds. */
export const usualLocation: LocationPageRow = {
  vehicleId: 'vehicle-1',
  fleetId: 'fleet-1',
  fleetRef: null,
  connectionId: null,
  sourceName: 'samsara',
  tspSlug: 'samsara',
  occurredAtMs: 1_000_000,
  longitudeDeg: -98,
  latitudeDeg: 39,
  speedMps: 0,
  city: null,
  province: null,
  countryCode: null,
  deleted: false
}

/** Has no name yet. */
export const usualVehicle: VehiclePageRow = {
  vehicleId: 'vehicle-1',
  fleetId: 'fleet-1',
  fleetRef: null,
  connectionId: null,
  sourceName: null,
  tspSlug: null,
  name: '',
  vin: '',
  plate: '',
  deleted: false
}

/** A made-up UUID: as words in a page, where ids such as `vehicle-1` are texts. */
export function vehicleUuid(number: number): string {
  return `00000007-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

/** A page of locations as the scanner makes it. @param rows what differs from `usualLocation` */
export function locationPage(rows: readonly Partial<LocationPageRow>[], facts: Partial<PageFacts> = {}): LocationPage {
  const whole = rows.map((row) => ({ ...usualLocation, ...row }))
  const places = distinct(whole.map(({ city, province, countryCode }) => ({ city, province, countryCode })))
  return {
    ...pageColumns(whole, facts),
    longitudeDeg: Float64Array.from(whole, (row) => row.longitudeDeg ?? NaN),
    latitudeDeg: Float64Array.from(whole, (row) => row.latitudeDeg ?? NaN),
    speedMps: Float32Array.from(whole, (row) => row.speedMps ?? NaN),
    occurredAtMs: Float64Array.from(whole, (row) => row.occurredAtMs ?? NaN),
    place: places.indexes,
    places: places.entries
  }
}

/** A page of vehicles. @param rows what differs from `usualVehicle` */
export function vehiclePage(rows: readonly Partial<VehiclePageRow>[], facts: Partial<PageFacts> = {}): VehiclePage {
  const whole = rows.map((row) => ({ ...usualVehicle, ...row }))
  return {
    ...pageColumns(whole, facts),
    names: whole.map((row) => row.name),
    vins: whole.map((row) => row.vin),
    plates: whole.map((row) => row.plate)
  }
}

/** A page of drivers. */
export function driverPage(rows: readonly DriverPageRow[], facts: Partial<PageFacts> = {}): DriverPage {
  const whole = rows.map(({ vehicleId }) => ({ ...usualVehicle, vehicleId }))
  const { itemCount, unreadable, total, next, rowCount, vehicleIds, deleted } = pageColumns(whole, facts)
  const drivers = rows.map(({ driver }) => driver)
  return { itemCount, unreadable, total, next, rowCount, vehicleIds, deleted, drivers }
}

type CommonRow = SourceFields & { readonly vehicleId: string; readonly deleted: boolean }

function pageColumns(rows: readonly CommonRow[], facts: Partial<PageFacts>) {
  const sources = distinct(
    rows.map(({ fleetId, fleetRef, connectionId, sourceName, tspSlug }): SourceFields => {
      return { fleetId, fleetRef, connectionId, sourceName, tspSlug }
    })
  )
  const words = new Uint32Array(rows.length * 4)
  const others = new Map<number, string>()
  rows.forEach(({ vehicleId }, row) => {
    if (isUuid.test(vehicleId)) words.set(uuidWords(vehicleId), row * 4)
    else others.set(row, vehicleId)
  })
  return {
    itemCount: rows.length + (facts.unreadable?.length ?? 0),
    unreadable: [],
    total: null,
    next: null,
    ...facts,
    rowCount: rows.length,
    vehicleIds: { words, others },
    source: sources.indexes,
    sources: sources.entries,
    deleted: Uint8Array.from(rows, (row) => (row.deleted ? 1 : 0))
  }
}

const isUuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

function uuidWords(id: string): number[] {
  const digits = id.replaceAll('-', '')
  return [0, 8, 16, 24].map((from) => parseInt(digits.slice(from, from + 8), 16))
}

function distinct<T>(values: readonly T[]): { readonly entries: readonly T[]; readonly indexes: Uint16Array } {
  const entries = new Map<string, T>()
  const numbers = new Map<string, number>()
  const indexes = values.map((value) => {
    const key = JSON.stringify(value)
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    entries.set(key, value)
    return number
  })
  return { entries: [...entries.values()], indexes: Uint16Array.from(indexes) }
}
