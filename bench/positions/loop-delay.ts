import type { IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { buildBenchApp } from '../desktop/bench-app'
import { startDesktop, type Desktop } from '../desktop/desktop'
import { completeSweep, connect, openApp } from '../desktop/fleet-window'
import { locationsPath, startBenchSimulator, type BenchSimulator } from '../desktop/simulator'
import { openStage, type Stage } from '../desktop/stage'
import { report } from '../statistics'

const vehicleCount = 100_000
const pageLatencyMs = 150
const cursorCount = 8
const target = 20
const sweepTimeoutMs = 120_000
/** The first refresh of names goes on after the sweep; when this long no list was asked for, it is over. */
const quietMs = 2000

/** What a histogram of the loop's turns says. */
interface LoopDelay {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly p999Ms: number
  readonly maxMs: number
  readonly turns: number
}

/**
 * The event-loop delay of Electron's main process during the first sweep of 100,000 vehicles, with everything on: pages scanned into the store,
 * the cache sealed and written, deltas sent to the page, names refreshed. Measured is what `monitorEventLoopDelay` records at a resolution of one
 * millisecond: the time from one turn of a 1 ms timer to the next, so an idle loop has about 1 ms, too; nothing is subtracted. The baseline is
 * the same sweep, by as many cursors in the same Electron, in the naive way.
 */
export async function loopDelay(): Promise<void> {
  const stage = await openStage()
  const simulator = await startBenchSimulator(vehicleCount)
  try {
    await simulator.control('/faults', { kind: 'latency', ms: pageLatencyMs, path: locationsPath })
    const baseline = await naiveDelay(stage, simulator)
    const ours = await delayOfApp(stage, simulator)
    report('loop-delay', { ratio: baseline.p99Ms / ours.p99Ms, ours: ours.p99Ms, baseline: baseline.p99Ms, unit: 'ms' })
    console.log(
      `  p99 of main's event-loop delay during a first sweep of ${vehicleCount}, at most ${target}; ours ${text(ours)}; naive ${text(baseline)}`
    )
  } finally {
    await simulator.stop()
    await stage.close()
  }
}

async function delayOfApp(stage: Stage, simulator: BenchSimulator): Promise<LoopDelay> {
  const desktop = await openApp(stage, await stage.newFolder('loop-delay'))
  try {
    await beginMeasuring(desktop)
    await connect(desktop, simulator)
    const count = await completeSweep(desktop, sweepTimeoutMs)
    if (count < vehicleCount) throw new Error(`Only ${count} vehicles arrived`)
    await untilQuiet(simulator)
    return await endMeasuring(desktop)
  } finally {
    await desktop.quit()
  }
}

/** Waits until no list of vehicles is asked for any more. */
async function untilQuiet(simulator: BenchSimulator): Promise<void> {
  for (let before = -1; ;) {
    const { requests } = (await simulator.stats()) as { readonly requests: Readonly<Record<string, number>> }
    const names = requests['GET /v2/telematics/vehicles'] ?? 0
    if (names === before) return
    before = names
    await new Promise((done) => setTimeout(done, quietMs))
  }
}

async function naiveDelay(stage: Stage, simulator: BenchSimulator): Promise<LoopDelay> {
  const sweep = { ...(await signIn(simulator)), apiBaseUrl: simulator.addresses.apiBaseUrl }
  const appDir = await buildBenchApp(stage, 'naive-main.ts')
  const desktop = startDesktop(stage, { appDir, userDataDir: await stage.newFolder('naive') })
  try {
    await desktop.untilInPage(() => (document.readyState === 'complete' ? true : null), sweepTimeoutMs)
    await beginMeasuring(desktop)
    const count = await desktop.inMain((_scope, given) => {
      if (globalThis.naiveSweep === undefined) throw new Error('not ready')
      return globalThis.naiveSweep(given)
    }, sweep)
    if (count !== vehicleCount) throw new Error(`Only ${count} vehicles arrived`)
    return await endMeasuring(desktop)
  } finally {
    await desktop.quit()
  }
}

/** A token, and the fleets dealt out to as many cursors as ours may use. */
async function signIn({ addresses }: BenchSimulator): Promise<{ token: string; shares: string[][] }> {
  const { apiBaseUrl, authBaseUrl, clientId, clientSecret } = addresses
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const answer = await fetch(`${authBaseUrl}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form)
  })
  const token = ((await answer.json()) as { readonly access_token: string }).access_token
  const list = await fetch(`${apiBaseUrl}/v2/orgs/fleets?size=1000`, { headers: { authorization: `Bearer ${token}` } })
  const { items } = (await list.json()) as { readonly items: readonly { readonly id: string }[] }
  const shares: string[][] = Array.from({ length: cursorCount }, () => [])
  items.forEach(({ id }, index) => shares[index % cursorCount]?.push(id))
  return { token, shares }
}

async function beginMeasuring(desktop: Desktop): Promise<void> {
  await desktop.inMain(({ require, kept }) => {
    const hooks = require('node:perf_hooks') as { readonly monitorEventLoopDelay: typeof monitorEventLoopDelay }
    const histogram = hooks.monitorEventLoopDelay({ resolution: 1 })
    kept['histogram'] = histogram
    histogram.enable()
  })
}

function endMeasuring(desktop: Desktop): Promise<LoopDelay> {
  return desktop.inMain(({ kept }) => {
    const histogram = kept['histogram'] as IntervalHistogram
    histogram.disable()
    const at = (percent: number): number => histogram.percentile(percent) / 1e6
    return { p50Ms: at(50), p99Ms: at(99), p999Ms: at(99.9), maxMs: histogram.max / 1e6, turns: histogram.count }
  })
}

function text({ p50Ms, p999Ms, maxMs, turns }: LoopDelay): string {
  return `p50 ${p50Ms.toFixed(1)}, p99.9 ${p999Ms.toFixed(1)}, max ${maxMs.toFixed(1)} of ${turns} turns`
}
