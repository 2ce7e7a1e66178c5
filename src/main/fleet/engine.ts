import { createEmitter } from '../catena/emitter'
import { createCacheWriter, labelsBlob, type CacheWriter } from './cache-writer'
import { notBefore, type EngineOptions, type EngineReport, type PositionEngine } from './engine-options'
import { createEngineProgress, decodeMeta, encodeMeta, metaBlob, parseJson, type EngineProgress } from './engine-status'
import { createFeed, type Feed } from './feed'
import { createIdentities, type Identities } from './identities'
import { createRepeat } from './repeat'
import type { RowList } from './rows'
import { breathe } from './scheduler'
import { createSetAside, type SetAside } from './set-aside'
import { parseSavedLabels } from './source-labels'
import { createPositionStore, type PositionStore } from './store'
import { createStoreChange, type StoreChange } from './store-change'
import { createSweeper, type SweepOutcome } from './sweep'
import type { PositionDelta, PositionStatus } from '@shared/ipc/schemas-positions'

/** Rows worked in between two breaths of the event loop: about two milliseconds of work. */
const chunkSize = 1000

/** Everything that belongs to one store, and goes with it. */
interface Held {
  readonly setAside: SetAside
  readonly store: PositionStore
  readonly feed: Feed
  readonly writer: CacheWriter
  readonly names: Identities
  readonly progress: EngineProgress
}

/**
 * The position engine of one profile (DESIGN.md, "The position engine"): reads the cache, sweeps the API about once a minute, writes
 * what changed, and feeds the page.
 */
export function createPositionEngine({
  source,
  cache,
  scheduler,
  now,
  nextEpoch,
  intervalMs = 60_000,
  identityIntervalMs = 600_000,
  report = () => undefined
}: EngineOptions): PositionEngine {
  const deltas = createEmitter<PositionDelta>()
  const statuses = createEmitter<PositionStatus>()
  const resets = createEmitter<{ readonly epoch: number }>()
  let serverClockOffsetMs = 0
  let isStarted = false
  let isOnline = true
  /** While positions are being forgotten nothing may be swept into the store that goes away. */
  let isHeld = false
  let namesUnderWay: { readonly controller: AbortController; readonly done: Promise<void> } | null = null
  let held: Held = begin()

  function begin(): Held {
    const setAside = createSetAside()
    const store = createPositionStore(setAside)
    const feed = createFeed({ store, epoch: nextEpoch(), scheduler, onDelta: deltas.emit })
    const writer = createCacheWriter(store, cache)
    return { setAside, store, feed, writer, names: beginNames(), progress: createEngineProgress() }
  }

  const status = (): PositionStatus => ({
    ...held.progress,
    nextSweepAtMs: sweeps.nextAtMs,
    vehicleCount: held.store.vehicleCount,
    withPositionCount: held.store.withPositionCount,
    setAsideCount: held.setAside.total,
    cache: cache.state
  })
  const tell = (): void => statuses.emit(status())

  /** Works rows in, in chunks; resolves when the cache has acknowledged them or has failed to. */
  async function take<T>(list: RowList<T>, apply: (rows: readonly (T | null)[]) => StoreChange): Promise<void> {
    held.setAside.noteUnreadable(list.setAside, now())
    for (let from = 0; from < list.rows.length; from += chunkSize) {
      const change = apply(
        from === 0 && list.rows.length <= chunkSize ? list.rows : list.rows.slice(from, from + chunkSize)
      )
      held.feed.note(change)
      await held.writer.save(change, now())
      await breathe()
    }
  }

  /** A new label changes what the page shows of a vehicle, and nothing of what the cache keeps of it. */
  async function takeLabels(change: StoreChange): Promise<void> {
    held.feed.note(change)
    await held.writer.save(createStoreChange(), now())
  }

  /** Names are read anew for a new store. */
  function beginNames(): Identities {
    return createIdentities({
      source,
      intervalMs: identityIntervalMs,
      now,
      unknown: () => ({ fleetIds: held.store.unnamedFleetIds(), vehicleCount: held.store.unidentifiedCount }),
      takeVehicles: (page) => take(page, (rows) => held.store.applyVehicles(rows)).then(tell),
      takeFleets: (list) => takeLabels(held.store.applyFleets(list.rows)),
      takeTsps: (list) => takeLabels(held.store.applyTsps(list.rows)),
      onFailure: (list, failure) => report({ kind: 'list-failed', list, failure: failure.code })
    })
  }

  /** Beside the sweep, never in its way; one at a time. */
  function refreshNames(): void {
    if (namesUnderWay !== null) return
    const controller = new AbortController()
    const done = held.names
      .refresh(controller.signal)
      .catch((error: unknown) => report({ kind: 'bug', error }))
      .then(() => {
        namesUnderWay = null
      })
    namesUnderWay = { controller, done }
  }

  async function stopNames(): Promise<void> {
    namesUnderWay?.controller.abort()
    await namesUnderWay?.done
  }

  const sweeper = createSweeper({
    source,
    takePage: async (page) => {
      const nowMs = now() + serverClockOffsetMs
      await take(page, (rows) => held.store.apply(rows, nowMs))
      // After a start from the cache, the rest is still from there until a sweep is complete.
      if (held.progress.source === 'nothing') held.progress.source = 'server'
    },
    onProgress({ received, expected }) {
      if (held.progress.sweep === null) return
      held.progress.sweep = { ...held.progress.sweep, received, expected }
      tell()
    }
  })

  async function sweep(signal: AbortSignal): Promise<number | null> {
    const startedAtMs = now()
    held.progress.sweep = { startedAtMs, received: 0, expected: null }
    refreshNames()
    const outcome = await sweeper.run(signal).catch((error: unknown): SweepOutcome => {
      report({ kind: 'bug', error })
      return { kind: 'incomplete', received: 0, failure: { code: 'internal' } }
    })
    const failure = outcome.kind === 'complete' ? null : outcome.failure
    held.progress.sweep = null
    held.progress.lastError = failure?.code ?? null
    if (failure === null) {
      held.progress.asOfMs = now()
      held.progress.source = 'server'
      await cache.blobs.put(metaBlob, encodeMeta(held.progress.asOfMs))
      refreshNames()
    }
    report(sweepReport(outcome, now() - startedAtMs))
    return failure === null ? null : notBefore(failure, now())
  }

  const sweeps = createRepeat({ intervalMs, scheduler, now, run: sweep, onChange: tell })
  const allow = (): void => sweeps.setAllowed(isStarted && isOnline && !isHeld)

  return {
    blobs: cache.blobs,
    status,
    snapshot: () => held.feed.snapshot(),
    setAside: () => held.setAside.list(),
    onDelta: deltas.subscribe,
    onStatus: statuses.subscribe,
    onReset: resets.subscribe,
    async open() {
      const opening = await cache.open()
      held.store.restoreLabels(parseSavedLabels(parseJson(await cache.blobs.get(labelsBlob))))
      held.progress.asOfMs = decodeMeta(await cache.blobs.get(metaBlob))
      const reading = await cache.read((records) => {
        held.store.restore(records, held.writer.markSaved)
      })
      if (held.store.vehicleCount > 0) held.progress.source = 'cache'
      report({ kind: 'cache-opened', opening, reading })
      // A page that asked early has an empty snapshot; one transfer brings it all, cheaper than as changes.
      resets.emit({ epoch: held.feed.epoch })
      tell()
      return reading.kind === 'damaged' ? reading.opening : opening
    },
    start() {
      isStarted = true
      allow()
    },
    refreshNow: () => sweeps.runNow(),
    cancelRefresh() {
      void sweeps.cancel()
    },
    setOnline(reach) {
      isOnline = reach === 'online'
      allow()
    },
    setServerClockOffsetMs(offsetMs) {
      serverClockOffsetMs = offsetMs
    },
    async forgetPositions() {
      isHeld = true
      allow()
      await sweeps.cancel()
      await stopNames()
      await cache.forget()
      held.feed.stop()
      held = begin()
      await cache.open()
      resets.emit({ epoch: held.feed.epoch })
      tell()
      isHeld = false
      allow()
    },
    async close(options) {
      await sweeps.stop()
      await stopNames()
      held.feed.stop()
      if (options?.forget === true) await cache.forget()
      await cache.close()
    }
  }
}

function sweepReport(outcome: SweepOutcome, durationMs: number): EngineReport {
  const failure = outcome.kind === 'complete' ? null : outcome.failure.code
  return { kind: 'sweep-ended', received: outcome.received, durationMs, failure }
}
