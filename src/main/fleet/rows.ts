import type { Result } from '@shared/ipc/result'

/**
 * One row of `vehicle-locations?only_latest=true`, already freed from its wire form. Every field may be missing in a live
 * answer (API.md section 9), hence null everywhere; the engine tolerates each of them.
 */
export interface LocationRow {
  readonly vehicleId: string | null
  readonly fleetId: string | null
  readonly fleetRef: string | null
  readonly sourceName: string | null
  readonly tspSlug: string | null
  /** When the vehicle was there, epoch milliseconds. */
  readonly occurredAtMs: number | null
  readonly longitudeDeg: number | null
  readonly latitudeDeg: number | null
  readonly speedMps: number | null
  readonly city: string | null
  readonly province: string | null
  readonly countryCode: string | null
  /** The row carries a `deleted_at`. */
  readonly deleted: boolean
}

/** One row of `vehicles`: what a vehicle is called. */
export interface VehicleRow {
  readonly vehicleId: string | null
  readonly fleetId: string | null
  readonly fleetRef: string | null
  readonly sourceName: string | null
  readonly tspSlug: string | null
  readonly name: string | null
  readonly vin: string | null
  readonly licensePlateNumber: string | null
  readonly deleted: boolean
}

/** One row of `fleets`. */
export interface FleetRow {
  readonly id: string
  readonly fleetRef: string | null
  readonly name: string | null
  readonly displayName: string | null
}

/** One row of `tsps`: a provider's brand. */
export interface TspRow {
  readonly slug: string | null
  readonly name: string | null
}

/** A list, or a page of one, as the client hands it on: rows that it could not read are left out and named apart. */
export interface RowList<T> {
  readonly rows: readonly (T | null)[]
  readonly setAside: readonly { readonly reason: string }[]
  /** What the server says the whole list holds. Not known to be exact (API.md section 12). */
  readonly total?: number
}

/** How one pass over a list is asked for. */
export interface PassOptions {
  /** Rows a page, 1 to 1000. */
  readonly size: number
  readonly signal: AbortSignal
  /** 1 to 100 fleets; left out for all. A sweep of several shares would use it. */
  readonly fleetIds?: readonly string[]
}

/**
 * What the engine needs of the API client; `CatenaClient` fits. A pass yields pages until the list ends; a failure is the last
 * thing it yields (a cursor that repeats is `bad-answer`), after every page that came before it.
 */
export interface PositionSource {
  vehicleLocationPages(options: PassOptions): AsyncIterable<Result<RowList<LocationRow>>>
  vehiclePages(options: PassOptions): AsyncIterable<Result<RowList<VehicleRow>>>
  listFleets(signal: AbortSignal): Promise<Result<RowList<FleetRow>>>
  listTsps(signal: AbortSignal): Promise<Result<RowList<TspRow>>>
}
