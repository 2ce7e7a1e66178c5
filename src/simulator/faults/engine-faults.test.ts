import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '@shared/ipc/result'
import type { Track } from '@shared/ipc/schemas-history'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { waitFor } from '../../main/fleet/scheduler'
import { snapshotOf } from '../../main/fleet/test-support/fakes-engine'
import { createIdleTime, type IdleTime } from '../../main/fleet/test-support/idle-time'
import { createServedEngine, type ServedEngine } from '../../main/fleet/test-support/served-engine'
import { lostFixes, lostFromTrack, readBodies } from '../../main/fleet/test-support/served-oracle'
import { createSimulator, type Simulator } from '../create-simulator'
import { testStartMs } from '../test-support/test-client'
import { engineFaultCases, type EngineFaultCase } from './engine-fault-cases'

/*
 * Everything that the simulator can do wrong, against the whole position engine over real HTTP on loopback: token keeper, client, gate,
 * sweep, store, history. The clock stands still while requests are under way and jumps over pauses. It is here because the client may not
 * import the simulator, nor the simulator the client, but tests of the simulator may.
 */

/** Enough for several shares of fleets. */
const vehicleCount = 6200
const pastMs = 3 * 86_400_000

interface Bench {
  readonly time: IdleTime
  readonly simulator: Simulator
  readonly served: ServedEngine
}

const running: (() => Promise<void>)[] = []
const table: string[][] = [['fault', 'strikes', 'cold sweep', 'sweep in shares', 'sweep afterwards', 'history']]

afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop()
})

afterAll(() => {
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '))
  process.stdout.write(`\n${lines.join('\n')}\n`)
})

async function openBench(vehicles: number): Promise<Bench> {
  const time = createIdleTime(testStartMs)
  const simulator = createSimulator({ vehicles, seed: 7, tokenLifetimeSeconds: 86_400, now: time.now })
  const addresses = await simulator.start()
  running.push(simulator.stop)
  const served = await createServedEngine(addresses, time)
  running.push(() => served.stop())
  return { time, simulator, served }
}

/** @param path what the query of the requests has that are to be struck */
async function inject({ simulator }: Bench, { faults, strikes }: EngineFaultCase, path: string): Promise<void> {
  const body = faults.map(({ isOfApi, ...fault }) => ({
    ...fault,
    ...(strikes === 'always' || strikes === 'later pages' ? {} : { times: strikes }),
    // Only what asks for positions has a cursor here: the names are not what this is about.
    ...(isOfApi === false ? {} : { path: strikes === 'later pages' ? 'size=1000&cursor=' : path })
  }))
  await control(simulator, 'POST', body)
}

async function control({ app }: Simulator, method: string, body?: unknown): Promise<void> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await app.request('/__control/faults', {
    method,
    headers: { 'content-type': 'application/json' },
    ...init
  })
  if (!answer.ok) throw new Error(await answer.text())
}

/** What must hold after every sweep, however it ended. */
function checkSweep({ served, time }: Bench, status: PositionStatus, fault: EngineFaultCase): void {
  const came = readBodies(served.takeBodies(), time.now())
  const { columns } = snapshotOf(served.engine)
  expect(lostFixes(served.engine, came)).toEqual([])
  expect(new Set(columns.slots).size).toBe(columns.slots.length)
  expect(columns.slots.length).toBe(status.vehicleCount)
  expect(status.vehicleCount).toBeLessThanOrEqual(vehicleCount)
  expect(status.setAsideCount).toBeGreaterThanOrEqual(came.unreadableCount)
  // Where rows did not come, the page is told of as many; a row that came twice is taken for two.
  if (status.missing !== null) {
    const notSeen = vehicleCount - came.vehicleIds.size - came.doubledCount
    expect(status.missing.vehicleCount).toBeGreaterThanOrEqual(fault.missesMore === true ? 1 : notSeen)
  }
}

async function sweep(bench: Bench, fault: EngineFaultCase): Promise<string> {
  const before = bench.served.engine.status().setAsideCount
  const status = await bench.served.sweep()
  checkSweep(bench, status, fault)
  const aside = status.setAsideCount - before
  return [
    status.lastError ?? 'complete',
    ...(status.missing === null ? [] : [`${status.missing.vehicleCount} missing`]),
    ...(status.lastError === null && status.vehicleCount < vehicleCount ? [`${status.vehicleCount} held`] : []),
    ...(aside === 0 ? [] : [`${aside} set aside`])
  ].join(', ')
}

/** The slot of a vehicle with a long past. */
async function longestPast({ served, time }: Bench): Promise<number> {
  const { columns } = snapshotOf(served.engine)
  for (const slot of columns.slots) {
    const track = await served.history(slot, time.now() - pastMs - 1, time.now() - pastMs + 3_600_000)
    if (track.ok && track.value.occurredAtMs.length > 50) return slot
  }
  throw new Error('No vehicle has a long past')
}

let wholePast: { readonly slot: number; readonly fixCount: number; readonly fromMs: number }

/** Times of the past are the same in each test. */
async function pastBench(): Promise<Bench> {
  const bench = await openBench(60)
  await bench.served.sweep()
  bench.served.takeBodies()
  return bench
}

beforeAll(async () => {
  const bench = await pastBench()
  const slot = await longestPast(bench)
  const fromMs = testStartMs - pastMs
  const track = await bench.served.history(slot, fromMs, testStartMs)
  if (!track.ok) throw new Error('No past')
  wholePast = { slot, fixCount: track.value.occurredAtMs.length, fromMs }
  for (const stop of running.splice(0).reverse()) await stop()
}, 60_000)

async function history({ served, time }: Bench): Promise<string> {
  const { slot, fixCount, fromMs } = wholePast
  const track: Result<Track> = await served.history(slot, fromMs, testStartMs)
  const came = readBodies(served.takeBodies(), time.now())
  if (!track.ok) return track.error.code
  const { occurredAtMs, setAsideCount } = track.value
  expect(lostFromTrack(track.value, came)).toEqual([])
  for (let row = 1; row < occurredAtMs.length; row++) {
    expect(occurredAtMs[row]).toBeGreaterThan(occurredAtMs[row - 1] ?? NaN)
  }
  expect(setAsideCount).toBeGreaterThanOrEqual(came.unreadableCount)
  return [
    'complete',
    ...(occurredAtMs.length < fixCount ? [`${fixCount - occurredAtMs.length} fewer`] : []),
    ...(setAsideCount === 0 ? [] : [`${setAsideCount} set aside`])
  ].join(', ')
}

/** How something ended, without the numbers, which depend on what was asked for first. */
function withoutNumbers(outcome: string): string {
  return outcome.replaceAll(/\d+ /g, '')
}

describe.each(engineFaultCases)('$name, $strikes', (fault) => {
  const row = [fault.name, String(fault.strikes), '', '', '', '']
  table.push(row)

  it('ends a sweep as it should, and loses, doubles and hides nothing', { timeout: 60_000 }, async () => {
    const bench = await openBench(vehicleCount)
    await inject(bench, fault, 'only_latest=true')
    row[2] = await sweep(bench, fault)
    await control(bench.simulator, 'DELETE')
    const recovered = await sweep(bench, fault)
    await inject(bench, fault, 'only_latest=true')
    row[3] = await sweep(bench, fault)
    await control(bench.simulator, 'DELETE')
    row[4] = await sweep(bench, fault)
    const ends = [row[2], row[3], row[4]].map((end) =>
      fault.heldVaries === true ? end.replace(/\d+ held, /, '') : end
    )
    expect(ends.map(withoutNumbers)).toEqual([fault.cold, fault.shares, fault.after ?? 'complete'])
    expect(recovered).toBe(row[4])
    if (fault.after === undefined) expect(bench.served.engine.status().vehicleCount).toBe(vehicleCount)
  })

  it('ends a request for the past as it should, and loses and doubles nothing', { timeout: 60_000 }, async () => {
    const bench = await pastBench()
    await inject(bench, fault, 'only_latest=false')
    row[5] = await history(bench)
    expect(withoutNumbers(row[5])).toBe(fault.history)
    await control(bench.simulator, 'DELETE')
    // Longer than any wait that the server asked for.
    await bench.time.pass(waitFor(bench.time.scheduler, 100_000, new AbortController().signal))
    // Of the sweeps in that time.
    bench.served.takeBodies()
    // What came is kept, with what was set aside; what failed is asked for again.
    const afterwards = await history(bench)
    if (!row[5].startsWith('complete')) expect(afterwards).toBe(fault.after ?? 'complete')
  })
})
