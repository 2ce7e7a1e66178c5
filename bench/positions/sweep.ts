import { setTimeout as pause } from 'node:timers/promises'
import { createSetAside } from '../../src/main/fleet/set-aside'
import { createPositionStore } from '../../src/main/fleet/store'
import { locationsPath, startBenchSimulator, type BenchSimulator } from '../desktop/simulator'
import { median, report, spreadOf } from '../statistics'
import { benchClient, mostRequestsAtOnce, sweepWithEngine, type SweepRun } from './engine-run'

const vehicleCount = 100_000
const pageSize = 1000
const pageLatencyMs = 150
const rounds = 3
const target = 4
const requestsPerSecond = 10
/**
 * What was asked for before the news of the first 429 arrived is the first wave: the answer's way back and the way of what was sent until then,
 * with some room for a busy machine.
 */
const waveMs = 2 * pageLatencyMs + 200

/** A first sweep of 100,000 vehicles by the app's engine, against one sequential cursor over the same client. */
export async function sweep(): Promise<void> {
  const simulator = await startBenchSimulator(vehicleCount)
  try {
    await simulator.control('/faults', { kind: 'latency', ms: pageLatencyMs, path: locationsPath })
    // Warm on both sides: code compiled, connections open.
    await walk(simulator, 10)
    const oursMs: number[] = []
    for (let round = 0; round < rounds; round++)
      oursMs.push(whole(await sweepWithEngine(simulator, 120_000)).durationMs)
    const baseline = whole(await walk(simulator, Infinity)).durationMs
    const ours = median(oursMs)
    report('sweep', { ratio: baseline / ours, ours, baseline, unit: 'ms' })
    console.log(
      `  ${vehicleCount} vehicles with ${pageLatencyMs} ms a page, at least ${target} times one sequential cursor; at most ${mostRequestsAtOnce} requests ` +
        `at once, until every position is in and kept (names may still come); ours ${spreadOf(oursMs)}`
    )
  } finally {
    await simulator.stop()
  }
}

/** The same with a limit of 10 requests/s, against as many cursors that only wait as long as they are told to. */
export async function sweepLimited(): Promise<void> {
  const simulator = await startBenchSimulator(vehicleCount)
  try {
    await simulator.control('/faults', { kind: 'latency', ms: pageLatencyMs, path: locationsPath })
    const naive = await refusalsDuring(simulator, () => naiveLimited(simulator))
    const ours = await refusalsDuring(simulator, () => sweepWithEngine(simulator, 180_000))
    report('sweep-limited', {
      ratio: naive.afterWave / Math.max(1, ours.afterWave),
      ours: ours.afterWave,
      baseline: naive.afterWave,
      unit: '429s-after-the-first-wave'
    })
    console.log(
      `  limit ${requestsPerSecond} requests/s, none may be refused after the first wave (${waveMs} ms); ours: ${ours.inWave} in the wave, ${ours.afterWave} after it, ` +
        `${whole(ours.run).vehicleCount} vehicles in ${(ours.run.durationMs / 1000).toFixed(1)} s (${(vehicleCount / pageSize / requestsPerSecond).toFixed(0)} s at the limit, ` +
        `names apart); cursors that wait as told: ${naive.inWave} and ${naive.afterWave}, ${(naive.run.durationMs / 1000).toFixed(1)} s`
    )
  } finally {
    await simulator.stop()
  }
}

function whole(run: SweepRun): SweepRun {
  if (run.vehicleCount !== vehicleCount) throw new Error(`Only ${run.vehicleCount} vehicles arrived`)
  return run
}

/** One cursor from page to page, into a store. */
async function walk(simulator: BenchSimulator, mostPages: number): Promise<SweepRun> {
  const client = await benchClient(simulator)
  const store = createPositionStore(createSetAside())
  const { signal } = new AbortController()
  const startedMs = performance.now()
  let cursor: string | null = null
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await client.locationPage({ size: pageSize, cursor, fleetIds: null, signal })
    if (!page.ok) throw new Error(`A page failed: ${page.error.code}`)
    store.apply(page.value, Date.now(), Date.now())
    cursor = page.value.next
    if (cursor === null) break
  }
  return { durationMs: performance.now() - startedMs, vehicleCount: store.vehicleCount }
}

/** As many cursors as ours may use, over fleets dealt out in turn; each waits when it is refused, and asks again. */
async function naiveLimited(simulator: BenchSimulator): Promise<SweepRun> {
  const client = await benchClient(simulator)
  const store = createPositionStore(createSetAside())
  const { signal } = new AbortController()
  const startedMs = performance.now()
  const fleets = await client.listFleets(signal)
  if (!fleets.ok) throw new Error(`The fleets failed: ${fleets.error.code}`)
  const ids = fleets.value.rows.map(({ id }) => id)
  const shares = Array.from({ length: mostRequestsAtOnce }, (_, share) =>
    ids.filter((_id, index) => index % mostRequestsAtOnce === share)
  )
  const walkShare = async (fleetIds: readonly string[], cursor: string | null = null): Promise<void> => {
    const page = await client.locationPage({ size: pageSize, cursor, fleetIds, signal })
    if (!page.ok) {
      await pause((page.error.retryAfterSeconds ?? 1) * 1000)
      return walkShare(fleetIds, cursor)
    }
    store.apply(page.value, Date.now(), Date.now())
    return page.value.next === null ? undefined : walkShare(fleetIds, page.value.next)
  }
  await Promise.all(shares.map((share) => walkShare(share)))
  return { durationMs: performance.now() - startedMs, vehicleCount: store.vehicleCount }
}

interface Refusals {
  readonly run: SweepRun
  readonly inWave: number
  readonly afterWave: number
}

async function refusalsDuring(simulator: BenchSimulator, act: () => Promise<SweepRun>): Promise<Refusals> {
  await simulator.control('/rate-limit', { requestsPerSecond })
  await simulator.clear('/stats')
  const run = await act()
  const { rateLimitedAtMs } = (await simulator.stats()) as { readonly rateLimitedAtMs: readonly number[] }
  const first = rateLimitedAtMs[0] ?? 0
  const inWave = rateLimitedAtMs.filter((atMs) => atMs <= first + waveMs).length
  return { run, inWave, afterWave: rateLimitedAtMs.length - inWave }
}
