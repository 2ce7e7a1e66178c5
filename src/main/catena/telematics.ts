import { fail, type Result } from '@shared/ipc/result'
import type { Http } from './http-types'
import { readAll, readPages, rowsOf, type Listing, type RowPage } from './listing'
import { readLocations, type VehicleLocation } from './schemas/location-row'
import { vehicleRow, type Vehicle } from './schemas/vehicle-row'

/** Widest window of a history call, 45 days (API.md section 9). */
export const longestHistoryMs = 45 * 86_400_000

/** Which rows to walk. */
export interface FleetWalk {
  /** 1 to 100 fleets; left out for all. An empty list throws: to the server it would mean everybody. */
  readonly fleetIds?: readonly string[]
  /** Rows a page, 1 to 1000; default 1000. */
  readonly size?: number
  readonly signal?: AbortSignal | undefined
}

/** One vehicle's past. */
export interface HistoryRequest {
  readonly vehicleId: string
  /** Start of the window, epoch milliseconds, included. */
  readonly fromMs: number
  /** End of the window, epoch milliseconds, not included; at most 45 days after the start. */
  readonly toMs: number
  readonly signal?: AbortSignal | undefined
}

/** Calls of the telematics service. All fail as `Http.request` does; a failure is the last thing a walk yields. */
export interface TelematicsClient {
  /** The last known position of every vehicle, however old. A vehicle may come twice or not at all: merge by `vehicleId`. */
  vehicleLocationPages(walk?: FleetWalk): AsyncGenerator<Result<RowPage<VehicleLocation>>, void, undefined>
  /** Names, VINs and plates. */
  vehiclePages(walk?: FleetWalk): AsyncGenerator<Result<RowPage<Vehicle>>, void, undefined>
  /** One vehicle's positions in a window, in the server's order. Fails with `invalid-input` when the window is empty or too wide. */
  vehicleHistory(request: HistoryRequest): Promise<Result<Listing<VehicleLocation>>>
}

const locationsRoute = '/v2/telematics/vehicle-locations'

/** Builds the telematics calls. */
export function createTelematicsClient(http: Http): TelematicsClient {
  return {
    vehicleLocationPages: ({ fleetIds, ...options } = {}) =>
      readPages(http, locationsRoute, { only_latest: true, fleet_ids: fleetIds }, readLocations, options),

    vehiclePages: ({ fleetIds, ...options } = {}) =>
      readPages(http, '/v2/telematics/vehicles', { fleet_ids: fleetIds }, rowsOf(vehicleRow), options),

    async vehicleHistory({ vehicleId, fromMs, toMs, signal }) {
      if (!(toMs > fromMs) || toMs - fromMs > longestHistoryMs) return fail('invalid-input', { field: 'toMs' })
      const query = {
        only_latest: false,
        vehicle_ids: [vehicleId],
        from_datetime: new Date(fromMs).toISOString(),
        to_datetime: new Date(toMs).toISOString()
      }
      return readAll(http, locationsRoute, query, readLocations, { signal })
    }
  }
}
