import type { Result } from '@shared/ipc/result'
import { createCacheWriter, labelsBlob } from './cache-writer'
import { createEngineProgress, decodeMeta, encodeMeta, metaBlob, parseJson, type EngineProgress } from './engine-status'
import type { Turns } from './engine-turns'
import { createFeed, type Feed } from './feed'
import { createHistory, type History } from './history'
import type { CacheReading, PositionCache } from './position-cache'
import type { DriverPage, HistoryPageRequest, LocationPage, VehiclePage } from './rows'
import { breathe, waitFor, type Scheduler } from './scheduler'
import { createSetAside, type SetAside } from './set-aside'
import { parseSavedLabels } from './source-labels'
import { createPositionStore, type PositionStore } from './store'
import type { StoreChange } from './store-change'
import { createTrail, type Trail } from './trail'

/** How long the trail leaves the machine to the page, which paints what was restored, unless something needs the trail, in milliseconds. */
const trailAfterMs = 500

/** What is noted between two breaths of the event loop: about a millisecond. */
const slotsInPiece = 1000

export interface HeldParts {
  readonly cache: PositionCache
  readonly scheduler: Scheduler
  readonly turns: Turns
  /** This computer's clock, epoch milliseconds. */
  readonly now: () => number
  /** The server's clock, as far as it is known. */
  readonly serverNow: () => number
  readonly epoch: number
  readonly deltaIntervalMs: number | undefined
  /** One page of one vehicle's past, through the gate, repeated where that may help. */
  readonly askHistory: (request: HistoryPageRequest) => Promise<Result<LocationPage>>
  readonly onBug: (error: unknown) => void
}

/** Everything that belongs to one store, and goes with it. */
export interface Held {
  readonly setAside: SetAside
  readonly store: PositionStore
  readonly feed: Feed
  readonly trail: Trail
  readonly history: History
  readonly progress: EngineProgress
  /** Takes in what the cache kept; vehicles last seen before are dropped. The trail follows by itself: see `trailReady`. */
  restore(oldestSeenMs: number): Promise<CacheReading>
  /** Resolves when the trail has what was restored; to be awaited before it is asked. */
  trailReady(): Promise<void>
  /** Each works something in when its turn comes, and resolves when the cache has acknowledged it or has failed to. */
  takeLocations(page: LocationPage): Promise<void>
  takeVehicles(page: VehiclePage): Promise<void>
  takeDrivers(page: DriverPage): Promise<void>
  /** A new label changes what the page shows of a vehicle, and nothing of what the cache keeps of it. */
  takeLabels(apply: (store: PositionStore) => StoreChange): Promise<void>
  dropUnseen(oldestSeenMs: number): Promise<void>
  /** Everything that came until `asOfMs` is in. */
  noteComplete(asOfMs: number): Promise<void>
  /** Writes what is new of the last 24 hours; nobody need wait for it. */
  saveTrail(): void
  /** Takes nothing more in, tells nobody anything more; resolves when what was taken in is written. */
  stop(): Promise<void>
}

/** An empty store, and what hangs on it. */
export function createHeld({
  cache,
  scheduler,
  turns,
  now,
  serverNow,
  epoch,
  deltaIntervalMs,
  askHistory,
  onBug
}: HeldParts): Held {
  const setAside = createSetAside()
  const store = createPositionStore(setAside)
  const intervalMs = deltaIntervalMs === undefined ? {} : { intervalMs: deltaIntervalMs }
  const feed = createFeed({ store, epoch, scheduler, ...intervalMs })
  const writer = createCacheWriter(store, cache, turns.take)
  const trail = createTrail({ segments: cache.segments, now: serverNow, generation: () => cache.generation })
  const history = createHistory({ ask: askHistory, now: serverNow })
  const progress = createEngineProgress()
  let written: Promise<void> = Promise.resolve()
  let trailSaved: Promise<void> | null = null
  let trailReady: Promise<void> = Promise.resolve()
  const trailWanted = new AbortController()
  let isStopped = false

  function note(change: StoreChange): StoreChange {
    feed.note(change)
    trail.note(change.moved, store.columns)
    if (change.removed.size > 0) trail.noteRemoved(change.removed)
    return change
  }

  function save(change: StoreChange): Promise<void> {
    written = writer.save(change, now())
    return written
  }

  async function take(apply: () => StoreChange): Promise<void> {
    trailWanted.abort()
    const change = await turns.take(() => (isStopped ? null : note(apply())))
    if (change !== null) await save(change)
  }

  async function restoreTrail({ removed }: StoreChange): Promise<void> {
    const present = store.presentSlots()
    await waitFor(scheduler, present.length === 0 ? 0 : trailAfterMs, trailWanted.signal)
    await trail.open()
    for (let from = 0; from < present.length; from += slotsInPiece) {
      trail.noteBase(present.subarray(from, from + slotsInPiece), store.columns)
      await breathe()
    }
    trail.noteRemoved(removed)
  }

  return {
    setAside,
    store,
    feed,
    trail,
    history,
    progress,
    async restore(oldestSeenMs) {
      store.restoreLabels(parseSavedLabels(parseJson(await cache.blobs.get(labelsBlob))))
      progress.asOfMs = decodeMeta(await cache.blobs.get(metaBlob))
      const reading = await cache.read((batch) => store.restore(batch))
      const change = store.finishRestore(oldestSeenMs)
      if (reading.kind === 'read') writer.markRestored()
      if (store.vehicleCount > 0) progress.source = 'cache'
      // The page is told first, and what moves from these positions is taken in after them.
      trailReady = turns.take(() => restoreTrail(change)).catch(onBug)
      // Nobody waits for it: what was read is to be on the map at once.
      if (change.removed.size > 0) void save(change).catch(onBug)
      return reading
    },
    trailReady() {
      trailWanted.abort()
      return trailReady
    },
    async takeLocations(page) {
      await take(() => store.apply(page, serverNow(), now()))
      // After a start from the cache, the rest is still from there until a sweep is complete.
      if (progress.source === 'nothing') progress.source = 'server'
    },
    takeVehicles: (page) =>
      take(() => {
        setAside.noteUnreadable(page.unreadable, now())
        return store.applyVehicles(page)
      }),
    takeDrivers: (page) =>
      take(() => {
        setAside.noteUnreadable(page.unreadable, now())
        return store.applyDrivers(page)
      }),
    takeLabels: (apply) => take(() => apply(store)),
    dropUnseen: (oldestSeenMs) => take(() => store.dropUnseen(oldestSeenMs)),
    async noteComplete(asOfMs) {
      progress.asOfMs = asOfMs
      progress.source = 'server'
      await cache.blobs.put(metaBlob, encodeMeta(asOfMs))
    },
    saveTrail() {
      trailSaved ??= trail
        .save()
        .catch(onBug)
        .finally(() => {
          trailSaved = null
        })
    },
    async stop() {
      isStopped = true
      trailWanted.abort()
      feed.stop()
      // Whatever has its turn now is noted before ours.
      await turns.take(() => undefined)
      await written.catch(onBug)
      await trailSaved
    }
  }
}
