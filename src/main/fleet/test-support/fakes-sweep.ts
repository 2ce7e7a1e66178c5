import { fail, type Failure } from '@shared/ipc/result'
import type { PageRequest } from '../rows'
import { createSweeper, type SweepOutcome } from '../sweep'
import type { SweepProgress } from '../sweep-pass'
import { createFakeServer, createFakeTime, vehiclesOf, type FakeServer } from './fakes'

/** What a page fails with. */
export const failure = (code: Parameters<typeof fail>[0], status?: number): Failure =>
  fail(code, status === undefined ? {} : { status }).error

/** A sweeper before a server, with a store that knows what came. */
export function createSweepBench(server: FakeServer, { listed = [] as readonly string[], atOnce = 3 } = {}) {
  const time = createFakeTime(0)
  const progress: SweepProgress[] = []
  const fleetOf = new Map<string, string | null>()
  let found: readonly string[] = []
  const sweeper = createSweeper({
    ask: (request) => server.locationPage(request),
    async takePage(page) {
      await new Promise((resolve) => setImmediate(resolve))
      for (const [row, id] of page.vehicleIds.others) {
        const source = page.sources[page.source[row] ?? 0]
        fleetOf.set(id, source?.fleetId ?? null)
      }
    },
    fleets() {
      const counts = new Map<string, number | null>(found.map((id) => [id, null]))
      for (const fleetId of fleetOf.values()) if (fleetId !== null) counts.set(fleetId, (counts.get(fleetId) ?? 0) + 1)
      return [...counts].map(([fleetId, vehicleCount]) => ({ fleetId, vehicleCount }))
    },
    findFleets() {
      found = listed
      return Promise.resolve()
    },
    vehicleCount: () => fleetOf.size,
    mostAtOnce: () => atOnce,
    now: time.now,
    onProgress: (news) => progress.push(news)
  })
  const sweep = (options: { signal?: AbortSignal; resumes?: boolean } = {}): Promise<SweepOutcome> => {
    server.requests.length = 0
    const { signal = new AbortController().signal, resumes = false } = options
    return sweeper.run(signal, { resumes })
  }
  return { sweeper, sweep, time, progress, fleetOf }
}

/** Five fleets of 2,000 vehicles; pages of 500. */
export const fleetIds = ['a', 'b', 'c', 'd', 'e']
/** Its server. */
export const bigServer = () =>
  createFakeServer({ pageSize: 500, locations: fleetIds.flatMap((fleetId) => vehiclesOf(fleetId, 2000)) })
/** A sweeper before it. */
export const big = (server = bigServer()) => ({ server, ...createSweepBench(server, { listed: fleetIds }) })

/** What was asked for, without the probe. */
export const walks = (server: FakeServer) =>
  new Set(server.requests.filter(({ size }) => size > 1).map((request) => request.fleetIds?.join('+') ?? 'all'))
/** Whether a request is for a share with the fleet in it. */
export const isOf = (request: PageRequest, fleetId: string) => request.fleetIds?.includes(fleetId) ?? false
