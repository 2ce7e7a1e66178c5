import { fail, ok, type FailureCode, type Result } from '@shared/ipc/result'
import type { FleetRow, LocationRow, PassOptions, PositionSource, RowList, TspRow, VehicleRow } from '../rows'
import type { Scheduler } from '../scheduler'

/** A location row in Kansas, with whatever the test cares about. */
export function locationRow(some: Partial<LocationRow> = {}): LocationRow {
  return {
    vehicleId: 'vehicle-1',
    fleetId: 'fleet-1',
    fleetRef: null,
    sourceName: 'samsara',
    tspSlug: 'samsara',
    occurredAtMs: 1_000_000,
    longitudeDeg: -98,
    latitudeDeg: 39,
    speedMps: 0,
    city: null,
    province: null,
    countryCode: null,
    deleted: false,
    ...some
  }
}

/** A row of `vehicles`. */
export function vehicleRow(some: Partial<VehicleRow> = {}): VehicleRow {
  return {
    vehicleId: 'vehicle-1',
    fleetId: 'fleet-1',
    fleetRef: null,
    sourceName: null,
    tspSlug: null,
    name: null,
    vin: null,
    licensePlateNumber: null,
    deleted: false,
    ...some
  }
}

/** A list with nothing set aside. */
export function listOf<T>(rows: readonly (T | null)[], total?: number): RowList<T> {
  return { rows, setAside: [], ...(total === undefined ? {} : { total }) }
}

/** What a fake server has; change it between sweeps. A failure code ends the pass after the pages before it. */
export interface FakeServer extends PositionSource {
  pages: (RowList<LocationRow> | FailureCode)[]
  vehicles: (RowList<VehicleRow> | FailureCode)[]
  fleets: RowList<FleetRow> | FailureCode
  tsps: RowList<TspRow> | FailureCode
  /** Awaited before each page of locations. */
  beforePage: () => Promise<void>
  readonly calls: string[]
}

/** A server without anything. */
export function createFakeServer(some: Partial<FakeServer> = {}): FakeServer {
  const server: FakeServer = {
    pages: [],
    vehicles: [],
    fleets: listOf<FleetRow>([]),
    tsps: listOf<TspRow>([]),
    beforePage: () => Promise.resolve(),
    calls: [],
    async *vehicleLocationPages({ signal }: PassOptions) {
      server.calls.push('locations')
      for (const page of server.pages) {
        await server.beforePage()
        if (signal.aborted) {
          yield fail('cancelled')
          return
        }
        yield resultOf(page)
      }
    },
    async *vehiclePages() {
      server.calls.push('vehicles')
      for (const page of server.vehicles) yield await Promise.resolve(resultOf(page))
    },
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

/** A clock that stands still until it is moved, with the timers that hang on it. */
export interface FakeTime extends Scheduler {
  readonly now: () => number
  /** Moves the clock on; timers that are due run in order. */
  advance(ms: number): void
  readonly timerCount: number
}

/** Starts at a round time. */
export function createFakeTime(startMs = 1_800_000_000_000): FakeTime {
  let nowMs = startMs
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>()
  return {
    now: () => nowMs,
    get timerCount() {
      return timers.size
    },
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    advance(ms) {
      const untilMs = nowMs + ms
      for (;;) {
        const due = [...timers].filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (due === undefined) break
        timers.delete(due)
        nowMs = due.atMs
        due.run()
      }
      nowMs = untilMs
    }
  }
}
