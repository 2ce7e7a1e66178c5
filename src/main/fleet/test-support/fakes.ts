import { fail, ok, type Failure, type FailureCode, type Result } from '@shared/ipc/result'
import type { FleetRow, HistoryPageRequest, LocationPage, PageRequest, PositionSource, RowList, TspRow } from '../rows'
import {
  driverPage,
  locationPage,
  vehiclePage,
  type DriverPageRow,
  type LocationPageRow,
  type VehiclePageRow
} from './pages'

export { createFakeTime, finished, type FakeTime } from './fakes-time'

/** A list with nothing set aside. */
export function listOf<T>(rows: readonly (T | null)[]): RowList<T> {
  return { rows, setAside: [] }
}

/** A row of `fleets` with a name. */
export function fleetRow(id: string, name: string | null = null): FleetRow {
  return { id, name, displayName: null, fleetRef: null }
}

/** `count` vehicles of one fleet: `FLEET-0`, `FLEET-1` ... */
export function vehiclesOf(fleetId: string | null, count: number): Partial<LocationPageRow>[] {
  return Array.from({ length: count }, (_, index) => ({ vehicleId: `${fleetId ?? 'none'}-${index}`, fleetId }))
}

/** What a fake server has; change it between sweeps. */
export interface FakeServer extends PositionSource {
  locations: readonly Partial<LocationPageRow>[]
  vehicles: readonly Partial<VehiclePageRow>[]
  drivers: readonly DriverPageRow[]
  fleets: RowList<FleetRow> | FailureCode
  tsps: RowList<TspRow> | FailureCode
  history: (request: HistoryPageRequest) => Promise<Result<LocationPage>>
  /** The most rows a page has, whatever is asked for; small, so that tests need few rows. */
  pageSize: number
  /** Awaited before each page of locations; a failure is answered in place of the page. */
  beforePage: (request: PageRequest) => Promise<Failure | undefined>
  /** The same, of vehicles. */
  beforeVehicles: (request: PageRequest) => Promise<Failure | undefined>
  /** The same, of drivers. */
  beforeDrivers: (request: PageRequest) => Promise<Failure | undefined>
  /** May change a page that goes out. */
  changePage: (page: LocationPage, request: PageRequest) => LocationPage
  /** `locations`, `vehicles`, `drivers`, `fleets`, `tsps`, once for each request. */
  readonly calls: string[]
  /** Of locations. */
  readonly requests: PageRequest[]
}

/** A server without anything; two rows a page. */
export function createFakeServer(some: Partial<FakeServer> = {}): FakeServer {
  const server: FakeServer = {
    locations: [],
    vehicles: [],
    drivers: [],
    fleets: listOf<FleetRow>([]),
    tsps: listOf<TspRow>([]),
    history: () => Promise.resolve(fail('not-found')),
    pageSize: 2,
    beforePage: () => Promise.resolve(undefined),
    beforeVehicles: () => Promise.resolve(undefined),
    beforeDrivers: () => Promise.resolve(undefined),
    changePage: (page) => page,
    calls: [],
    requests: [],
    async locationPage(request) {
      server.calls.push('locations')
      server.requests.push(request)
      const failure = await server.beforePage(request)
      if (request.signal.aborted) return fail('cancelled')
      if (failure !== undefined) return { ok: false, error: failure }
      const cut = cutOf(server.locations, request, server.pageSize)
      return ok(server.changePage(locationPage(cut.rows, cut.facts), request))
    },
    async vehiclePage(request) {
      server.calls.push('vehicles')
      const failure = await server.beforeVehicles(request)
      if (request.signal.aborted) return fail('cancelled')
      if (failure !== undefined) return { ok: false, error: failure }
      const cut = cutOf(server.vehicles, request, server.pageSize)
      return ok(vehiclePage(cut.rows, cut.facts))
    },
    async driverPage(request) {
      server.calls.push('drivers')
      const failure = await server.beforeDrivers(request)
      if (request.signal.aborted) return fail('cancelled')
      if (failure !== undefined) return { ok: false, error: failure }
      const cut = cutOf(server.drivers, request, server.pageSize)
      return ok(driverPage(cut.rows, cut.facts))
    },
    historyPage: (request) => server.history(request),
    vehicleRecord: () => Promise.resolve(fail('not-found')),
    vehicleReading: () => Promise.resolve(fail('not-found')),
    driverName: () => Promise.resolve(fail('not-found')),
    listFleets() {
      server.calls.push('fleets')
      return Promise.resolve(resultOf(server.fleets))
    },
    listTsps() {
      server.calls.push('tsps')
      return Promise.resolve(resultOf(server.tsps))
    },
    ...some
  }
  return server
}

function resultOf<T>(answer: RowList<T> | FailureCode): Result<RowList<T>> {
  return typeof answer === 'string' ? fail(answer) : ok(answer)
}

/** The rows that a request gets, and what the page says about itself. A cursor is the place in the filtered list. */
function cutOf<T extends { readonly fleetId?: string | null }>(
  rows: readonly T[],
  { cursor, size, fleetIds }: PageRequest,
  pageSize: number
) {
  const wanted = fleetIds === null ? rows : rows.filter(({ fleetId = 'fleet-1' }) => fleetIds.includes(fleetId ?? ''))
  const from = cursor === null ? 0 : Number(cursor)
  const end = from + Math.min(size, pageSize)
  const next = end < wanted.length ? String(end) : null
  return { rows: wanted.slice(from, end), facts: { total: wanted.length, next } }
}
