import { fail, ok, type Result } from '@shared/ipc/result'
import type { Http, Query } from './http-types'
import { createLocationScanner } from './scan/location-scanner'
import { notAPage } from './scan/page-reader'
import { createDriverScanner, createVehicleScanner } from './scan/vehicle-scanner'
import type { DriverPage, LocationPage, VehiclePage } from './schemas/location-page'

/** Widest window of a history call, 45 days (API.md section 9). */
const longestHistoryMs = 45 * 86_400_000

/** Latest instant that a date can hold (ECMAScript, "Time Values and Time Range"). */
const latestInstantMs = 8.64e15

/** Asks for one page. */
export interface PageRequest {
  /** Rows, 1 to 1000. */
  readonly size: number
  /** `next` of the page before, as it came; null for the first page. */
  readonly cursor: string | null
  /** 1 to 100 fleets; null for all. An empty list throws: to the server it would mean everybody. The same on every page of a walk. */
  readonly fleetIds: readonly string[] | null
  readonly signal: AbortSignal
}

/** Asks for one page of one vehicle's past. */
export interface HistoryPageRequest extends Omit<PageRequest, 'fleetIds'> {
  readonly vehicleId: string
  /** Start of the window, epoch milliseconds, included. */
  readonly fromMs: number
  /** End of the window, epoch milliseconds, not included; at most 45 days after the start. */
  readonly toMs: number
}

/**
 * Calls of the telematics service. Each is tried once, as whoever walks the pages knows best when to ask again; all fail as
 * `Http.request` does, with `bad-answer` also for JSON without a list of items, or with a next cursor that is no text.
 */
export interface TelematicsClient {
  /** The last known position of every vehicle, however old. Over all pages a vehicle may come twice or not at all: merge by its id. */
  locationPage(request: PageRequest): Promise<Result<LocationPage>>
  /** Names, VINs and plates. */
  vehiclePage(request: PageRequest): Promise<Result<VehiclePage>>
  /** Who drives. In order of time, so that a vehicle that moves during the walk may come again at its end. */
  driverPage(request: PageRequest): Promise<Result<DriverPage>>
  /** One vehicle's positions in a window, in the server's order. Fails with `invalid-input` when the window is empty or too wide. */
  historyPage(request: HistoryPageRequest): Promise<Result<LocationPage>>
}

const locationsRoute = '/v2/telematics/vehicle-locations'

/** Builds the telematics calls. It remembers texts that came before, to decode them once. */
export function createTelematicsClient(http: Http): TelematicsClient {
  const readLocations = createLocationScanner()
  const readVehicles = createVehicleScanner()
  const readDrivers = createDriverScanner()

  /** Pages are read where their bytes lie (DESIGN.md, invariant 4): they never are objects. */
  async function ask<T>(
    route: string,
    query: Query,
    { size, cursor, signal }: Pick<PageRequest, 'size' | 'cursor' | 'signal'>,
    read: (bytes: Uint8Array) => T | typeof notAPage | undefined
  ): Promise<Result<T>> {
    let page: T | typeof notAPage | undefined
    const answer = await http.request({
      method: 'GET',
      route,
      query: { ...query, size, cursor: cursor ?? undefined },
      readBody: (bytes) => (page = read(bytes)),
      attempts: 1,
      signal
    })
    if (!answer.ok) return answer
    return page === undefined || page === notAPage ? fail('bad-answer', { status: answer.value.status }) : ok(page)
  }

  return {
    locationPage: (request) =>
      ask(locationsRoute, { only_latest: true, fleet_ids: request.fleetIds ?? undefined }, request, readLocations),

    vehiclePage: (request) =>
      ask('/v2/telematics/vehicles', { fleet_ids: request.fleetIds ?? undefined }, request, readVehicles),

    driverPage: (request) =>
      ask(
        '/v2/telematics/analytics/vehicles/live-locations',
        { fleet_ids: request.fleetIds ?? undefined },
        request,
        readDrivers
      ),

    async historyPage(request) {
      const { vehicleId, fromMs, toMs } = request
      if (!isAskable(fromMs, toMs)) return fail('invalid-input', { field: 'toMs' })
      const query = {
        only_latest: false,
        vehicle_ids: [vehicleId],
        from_datetime: new Date(fromMs).toISOString(),
        to_datetime: new Date(toMs).toISOString()
      }
      return ask(locationsRoute, query, request, readLocations)
    }
  }
}

function isAskable(fromMs: number, toMs: number): boolean {
  return (
    toMs > fromMs && toMs - fromMs <= longestHistoryMs && Math.max(Math.abs(fromMs), Math.abs(toMs)) <= latestInstantMs
  )
}
