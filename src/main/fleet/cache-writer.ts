import type { Turns } from './engine-turns'
import type { CacheBatch, PositionCache } from './position-cache'
import { createSlotSet } from './slot-set'
import type { PositionStore } from './store'
import type { StoreChange } from './store-change'
import type { EntryCounts } from './store-saved'

/** Name of the blob that holds the labels of fleets and providers. */
export const labelsBlob = 'labels'

/** Name of the blob that says when the newest image was written, epoch milliseconds as text. */
export const imageTimeBlob = 'image-time'

/** A vehicle that is parked for days is in no batch; without a new image now and then, retention would drop it although every sweep sees it. */
const oldestImageMs = 12 * 3_600_000

/** By then, after a start, every vehicle that is still there has been seen: an image written earlier would keep their old `lastSeenAtS`. */
const settledAfterMs = 300_000

/** After a rewrite that failed. The disk has no room for a second copy; what changes still goes in. */
const rewriteAgainAfterMs = 600_000

/** A few pages fit into one batch; what piled up while the disk was full goes out in several. */
const mostInBatch = 5_000

/** About 250 KB with the names: what is packed and sealed between two breaths of the event loop. */
const slotsInPiece = 2_048

const noSlots = new Uint32Array()
const noEntries: EntryCounts = { fleets: 0, providers: 0, places: 0 }

/** What the writer needs of the store. */
export type SavedStore = Pick<
  PositionStore,
  'isPresent' | 'knownSlots' | 'savedPositions' | 'savedIdentities' | 'savedEntries' | 'entryCounts' | 'labels'
>

/** Brings the store's changes to the cache. */
export interface CacheWriter {
  /**
   * Writes what a change touched, and whatever could not be written before. Replaces what is kept by a new image when the cache says that it
   * would pay, and twice a day.
   *
   * @param nowMs the present, by this computer's clock
   * @returns once everything is on disk or a batch has failed; a failure is seen in the cache's `state` and is made up for by the next call
   */
  save(change: StoreChange, nowMs: number): Promise<void>
  /** Notes that the cache holds everything that the store holds now. */
  markRestored(): void
}

/**
 * A writer for one store; nothing is waiting.
 *
 * @param turn runs what packs a batch when its turn comes; what seals and writes it follows at once. Default: without waiting
 */
export function createCacheWriter(
  store: SavedStore,
  cache: PositionCache,
  turn: Turns['take'] = (work) => Promise.resolve(work())
): CacheWriter {
  const waiting = createSlotSet()
  const renamed = createSlotSet()
  let entries = noEntries
  let labelsVersion = 0
  let generation = cache.generation
  let firstSaveAtMs: number | null = null
  let imageAtMs: number | null = null
  let noRewriteBeforeMs = -Infinity
  let queue: Promise<unknown> = Promise.resolve()

  const collect = ({ changed, identities, removed }: StoreChange): void => {
    if (cache.generation !== generation) {
      generation = cache.generation
      labelsVersion = 0
      entries = noEntries
      for (const slot of store.knownSlots()) {
        waiting.add(slot)
        renamed.add(slot)
      }
    }
    for (const slots of [changed, identities, removed]) waiting.addAll(slots)
    renamed.addAll(identities)
  }

  /**
   * What the store says of some slots now, whatever was said when they were noted.
   *
   * @param slots what is written of them; vehicles that left are marked as such
   */
  const batchOf = (slots: Uint32Array, named: Uint32Array, from: EntryCounts): CacheBatch => ({
    positions: slots.length === 0 ? null : store.savedPositions(slots),
    identities: named.length === 0 ? null : store.savedIdentities(named),
    entries: store.savedEntries(from),
    removedSlots: slots.filter((slot) => !store.isPresent(slot)),
    blobs: new Map()
  })

  const takeBatch = (slots: Uint32Array) => {
    const labels = store.labels()
    const named = slots.filter((slot) => renamed.has(slot))
    // Off the list before the write: what changes while it is under way is for the next one.
    for (const slot of named) renamed.delete(slot)
    const isRelabelled = labels.version !== labelsVersion
    return { labels, isRelabelled, named, batch: batchOf(slots, named, entries), counts: store.entryCounts() }
  }

  type Taken = ReturnType<typeof takeBatch>

  const writeTaken = async ({ labels, isRelabelled, named, batch, counts }: Taken): Promise<boolean> => {
    const blobs = isRelabelled ? new Map([[labelsBlob, encodeJson(labels.saved())]]) : batch.blobs
    if (await cache.write({ ...batch, blobs })) {
      labelsVersion = labels.version
      entries = counts
      return true
    }
    for (const slot of named) renamed.add(slot)
    return false
  }

  const writeWaiting = async (): Promise<boolean> => {
    let slots = noSlots
    let from = 0
    /** The slots and what is said of them in one turn: a page that came between the two would be in the batch by half. */
    const takeFirst = (): Taken | null => {
      slots = waiting.ascending()
      waiting.clear()
      return slots.length === 0 && store.labels().version === labelsVersion ? null : takeNext()
    }
    const takeNext = (): Taken => takeBatch(slots.subarray(from, from + mostInBatch))
    let taken = await turn(takeFirst)
    while (taken !== null) {
      if (!(await writeTaken(taken))) {
        for (const slot of slots.subarray(from)) waiting.add(slot)
        return false
      }
      from += mostInBatch
      taken = from < slots.length ? await turn(takeNext) : null
    }
    return true
  }

  const isSettled = (nowMs: number): boolean => nowMs - (firstSaveAtMs ?? nowMs) >= settledAfterMs

  const isImageDue = async (nowMs: number): Promise<boolean> => {
    if (imageAtMs === null) {
      imageAtMs = decodeTime(await cache.blobs.get(imageTimeBlob))
      // The clock begins to run with the first batch.
      if (imageAtMs === null && (await cache.blobs.put(imageTimeBlob, encodeJson(nowMs)))) imageAtMs = nowMs
    }
    if (nowMs < noRewriteBeforeMs) return false
    // A time in the future comes from a clock that was wrong.
    const isOld = Math.abs(nowMs - (imageAtMs ?? nowMs)) > oldestImageMs
    return cache.isRewriteDue || (isOld && isSettled(nowMs))
  }

  const writeImage = async (nowMs: number): Promise<void> => {
    let counts = noEntries
    /** Changes may come between two pieces; they are waiting as well, and follow as a batch. */
    function* image(): Iterable<CacheBatch> {
      // Those of vehicles that left, too: a slot that is not mentioned may become another vehicle's.
      const slots = store.knownSlots()
      let from = 0
      do {
        const piece = slots.subarray(from, from + slotsInPiece)
        const before = counts
        counts = store.entryCounts()
        yield batchOf(piece, piece, before)
        from += slotsInPiece
      } while (from < slots.length)
    }
    if (!(await cache.rewrite(image()))) {
      noRewriteBeforeMs = nowMs + rewriteAgainAfterMs
      return
    }
    entries = counts
    if (!isSettled(nowMs)) return
    imageAtMs = nowMs
    await cache.blobs.put(imageTimeBlob, encodeJson(nowMs))
  }

  return {
    save(change, nowMs) {
      firstSaveAtMs ??= nowMs
      collect(change)
      const saved = queue.then(async () => {
        if ((await writeWaiting()) && (await isImageDue(nowMs))) await writeImage(nowMs)
      })
      queue = saved.catch(() => undefined)
      return saved
    },
    markRestored() {
      entries = store.entryCounts()
      labelsVersion = store.labels().version
      generation = cache.generation
    }
  }
}

function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function decodeTime(bytes: Uint8Array | null): number | null {
  const time = bytes === null ? NaN : Number(new TextDecoder().decode(bytes))
  return Number.isFinite(time) && time > 0 ? time : null
}
