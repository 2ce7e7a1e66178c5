import type { PositionSnapshot, PositionStatus } from '@shared/ipc/schemas-positions'
import { unpackTexts } from '@shared/ipc/text-column'
import { createPositionCache } from '../cache'
import type { PositionCache } from '../position-cache'
import { createPositionEngine } from '../engine'
import type { EngineOptions, EngineReport, PositionEngine } from '../engine-options'
import type { LocationPageRow } from './pages'
import { createFakeTime, type FakeServer, type FakeTime } from './fakes'

/** How an engine is made for a test. */
export interface EngineBenchOptions extends Partial<
  Pick<EngineOptions, 'retentionDays' | 'mostRequestsAtOnce' | 'onPicture'>
> {
  /** Null for a cache in memory only. */
  readonly dataKey?: Buffer | null
  /** Of the clock; an engine of a later run starts later. */
  readonly startMs?: number
  /** What of the cache is to be otherwise. */
  readonly cacheWith?: Partial<PositionCache>
}

/** An engine over a real cache in a folder, with a clock that stands still. */
export function createEngineBench(profileFolder: string, server: FakeServer, options: EngineBenchOptions = {}) {
  const { dataKey = Buffer.alloc(32, 1), startMs, cacheWith = {}, ...others } = options
  const time = createFakeTime(startMs)
  const reports: EngineReport[] = []
  let epoch = 0
  const engine = createPositionEngine({
    source: server,
    cache: Object.assign(createPositionCache({ profileFolder, dataKey, now: time.now }), cacheWith),
    scheduler: time,
    now: time.now,
    nextEpoch: () => ++epoch,
    retentionDays: () => 30,
    mostRequestsAtOnce: () => 4,
    random: () => 0,
    report: (report) => reports.push(report),
    ...others
  })
  return { engine, time, reports }
}

/** Resolves at the first status that fits. */
export function statusWhere(
  engine: PositionEngine,
  fits: (status: PositionStatus) => boolean
): Promise<PositionStatus> {
  return new Promise((resolve) => {
    const stop = engine.onStatus((status) => {
      if (!fits(status)) return
      stop()
      resolve(status)
    })
  })
}

/** Resolves when the sweep that is about to begin, or under way, has ended. */
export function sweepEnded(engine: PositionEngine): Promise<PositionStatus> {
  // A status that is late, of names that came after the sweep before, says the same: only that the next one is planned anew tells an end.
  let planned = engine.status().nextSweepAtMs
  return statusWhere(engine, ({ sweep, nextSweepAtMs }) => {
    if (sweep !== null) planned = null
    return sweep === null && nextSweepAtMs !== null && nextSweepAtMs !== planned
  })
}

/** Starts the engine and waits for its first sweep. */
export function sweptOnce(engine: PositionEngine): Promise<PositionStatus> {
  const ended = sweepEnded(engine)
  engine.start()
  return ended
}

/** Everything, as a window would get it that has just been opened. */
export function snapshotOf(engine: PositionEngine): PositionSnapshot {
  const follower = engine.follow(() => undefined)
  const snapshot = follower.snapshot()
  follower.stop()
  return snapshot
}

/** What the vehicles are called. */
export function namesOf(engine: PositionEngine): readonly string[] {
  return unpackTexts(snapshotOf(engine).identities.names)
}

/** Empty where no driver is known. */
export function driversOf(engine: PositionEngine): readonly string[] {
  const { drivers } = snapshotOf(engine).identities
  return drivers === null ? [] : unpackTexts(drivers)
}

/** Lets what waits for the event loop run. */
export async function turns(count = 50): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Lets the clock run, a second at a time, until something has come that hangs on the clock and on the disk. */
export async function secondsPassing<T>(time: FakeTime, awaited: Promise<T>): Promise<T> {
  const state = { isOver: false }
  const over = awaited.finally(() => {
    state.isOver = true
  })
  while (!state.isOver) {
    time.advance(1000)
    await turns(10)
  }
  return over
}

/** Three vehicles of one fleet, the last without a position; two pages. */
export const threeVehicles: readonly Partial<LocationPageRow>[] = [
  { vehicleId: 'a' },
  { vehicleId: 'b' },
  { vehicleId: 'c', longitudeDeg: null, latitudeDeg: null }
]
