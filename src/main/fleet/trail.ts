import type { Track } from '@shared/ipc/schemas-history'
import type { CacheSegments } from './position-cache'
import { breathe } from './scheduler'
import { createAsOfQueries, type AsOfAnswer } from './trail-as-of'
import type { FixColumns } from './trail-base'
import { createTrailDisk } from './trail-disk'
import { createTrailMemory, type Slots } from './trail-memory'
import { trackOf } from './trail-track'

/** 48 MB: about 3.9 million fixes. */
const defaultLimitBytes = 48_000_000

const defaultSpanMs = 24 * 60 * 60_000

const defaultSegmentFixes = 16_384

export interface TrailOptions {
  readonly segments: CacheSegments
  /** Epoch milliseconds, on the server's clock where that is known. May jump. */
  readonly now: () => number
  /** In memory, and about the same on disk; default 48 MB. */
  readonly limitBytes?: number
  /** How far back fixes are kept, in milliseconds; default 24 h. */
  readonly spanMs?: number
  /** Fixes in one segment, at most; default 16,384. */
  readonly segmentFixes?: number
  /** As `PositionCache.generation`: when it grows, everything is written again. Default: never. */
  readonly generation?: () => number
  /** Lets the event loop turn; for tests. */
  readonly pause?: () => Promise<void>
}

/**
 * Where vehicles were during the last 24 hours, by slot, without a request. Positions are kept to 0.11 m, times to the second, speeds to
 * 0.1 m/s. Bounded: the oldest fixes fall out first, and of each vehicle the newest that fell out stays, so that one that stands still is
 * known for as long as it stands.
 */
export interface Trail {
  /** Lists what an earlier run kept; the content is read at the first question or by `load`. Call before the first `note`, and again after the cache was forgotten. */
  open(): Promise<void>
  /** Reads what an earlier run kept, in small pieces with breaths between; again: waits for the same. */
  load(): Promise<void>
  /** Takes in new fixes, in any order of time; one older than the span counts as where the vehicle has been since. */
  note(moved: Slots, columns: FixColumns): void
  /**
   * Takes in what the store restored from the cache: last positions that the ring may have lost. Each vehicle once, after `open`; in
   * parts, where main must not be held (100,000 at once take 20 ms).
   */
  noteBase(slots: Slots, columns: FixColumns): void
  /** These vehicles left: from the newest fix of all on, they are nowhere. To be called before their slots are given to others. */
  noteRemoved(removed: Slots): void
  /**
   * Writes what is new and drops what is too old. What cannot be written stays in memory and is tried again.
   *
   * @param isClosing nothing will be asked any more; otherwise what an earlier run kept is read afterwards, if it was not yet
   */
  save(options?: { readonly isClosing: boolean }): Promise<void>
  /** Where each vehicle was: its newest fix not after `atMs`. Nothing for moments before `fromMs` that can no longer be told. */
  asOf(atMs: number): Promise<AsOfAnswer>
  /** One vehicle's fixes, oldest first; `fromMs` included, `toMs` not. */
  track(slot: number, fromMs: number, toMs: number): Promise<Track>
  /** In memory. */
  readonly bytes: number
  /** From when on vehicles were watched without a loss; null when nothing is kept or read yet. */
  readonly fromMs: number | null
  /** Forgets all; what is on disk goes with the next `save`, if it is still there. */
  clear(): void
}

/** A ring with nothing in it. */
export function createTrail({
  segments,
  now,
  limitBytes = defaultLimitBytes,
  spanMs = defaultSpanMs,
  segmentFixes = defaultSegmentFixes,
  generation = () => 0,
  pause = breathe
}: TrailOptions): Trail {
  const memory = createTrailMemory({ now, limitBytes, spanMs, segmentFixes })
  const disk = createTrailDisk(segments, memory, generation, pause)
  const queries = createAsOfQueries(memory, pause)
  let wasAsked = false

  return {
    open: () => disk.open(),
    load: () => disk.load(),
    note: (moved, columns) => memory.note(moved, columns),
    noteBase: (slots, columns) => memory.noteBase(slots, columns),
    noteRemoved: (removed) => memory.noteRemoved(removed),
    async save(options) {
      // Nobody drags a slider any more.
      if (!wasAsked) queries.release()
      wasAsked = false
      await disk.save()
      if (options?.isClosing !== true) await disk.load()
    },
    async asOf(atMs) {
      wasAsked = true
      await disk.load()
      return queries.at(atMs)
    },
    async track(slot, fromMs, toMs) {
      await disk.load()
      return trackOf(memory, { slot, fromMs, toMs }, pause)
    },
    get bytes() {
      return memory.bytes
    },
    get fromMs() {
      return memory.fromMs
    },
    clear() {
      memory.clear()
      disk.dropAll()
      queries.release()
    }
  }
}
