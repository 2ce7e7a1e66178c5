import type { Result } from '@shared/ipc/result'
import type { OneVehicleClient } from '../catena/one-vehicle'
import type { DriverPage, LocationPage, SourceFields, VehiclePage } from '../catena/schemas/location-page'

export type { DriverPage, LocationPage, SourceFields, VehiclePage }
export type { OneVehicleRequest } from '../catena/one-vehicle'
export type { PlaceFields, UnreadableRow, VehicleIdColumn } from '../catena/schemas/location-page'

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

/** A whole list as the client hands it on: rows that it could not read are left out and named apart. */
export interface RowList<T> {
  readonly rows: readonly (T | null)[]
  readonly setAside: readonly { readonly reason: string }[]
  readonly total?: number
}

/** Asks for one page. One request goes out for it, or a second one where the token had to be renewed; repeats are the caller's part. */
export interface PageRequest {
  /** Rows, 1 to 1000. */
  readonly size: number
  /** `next` of the page before, as it came; null for the first page. */
  readonly cursor: string | null
  /** 1 to 100 fleets; null for all. The same on every page of a walk. */
  readonly fleetIds: readonly string[] | null
  readonly signal: AbortSignal
}

/** Asks for one page of one vehicle's past. */
export interface HistoryPageRequest extends Omit<PageRequest, 'fleetIds'> {
  readonly vehicleId: string
  /** Epoch milliseconds, included. */
  readonly fromMs: number
  /** Epoch milliseconds, not included; at most 45 days after `fromMs`. */
  readonly toMs: number
}

/** What the engine needs of the API client; `CatenaClient` fits. */
export interface PositionSource extends OneVehicleClient {
  locationPage(request: PageRequest): Promise<Result<LocationPage>>
  vehiclePage(request: PageRequest): Promise<Result<VehiclePage>>
  driverPage(request: PageRequest): Promise<Result<DriverPage>>
  historyPage(request: HistoryPageRequest): Promise<Result<LocationPage>>
  listFleets(signal: AbortSignal): Promise<Result<RowList<FleetRow>>>
  listTsps(signal: AbortSignal): Promise<Result<RowList<TspRow>>>
}
