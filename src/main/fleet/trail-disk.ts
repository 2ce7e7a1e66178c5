import type { CacheSegments } from './position-cache'
import type { FixRows, SlotFixes } from './trail-fixes'
import { firstRingNumber, type TrailMemory } from './trail-memory'
import { packSegment, readSegment, type TrailSegment } from './trail-segment'

/** Slots in one piece of the base: at most 800 kB. */
const slotsPerPiece = 1 << 16

/** What one number holds on disk. */
interface Written {
  readonly bytes: number
  /** Rows of the lane it was packed from, while that lane still grew; null once it is final. */
  readonly laneRows: number | null
}

/** The ring's half that lives in the cache. */
export interface TrailDisk {
  /** Lists what is there. */
  open(): Promise<void>
  /** Reads what `open` listed, piece by piece with breaths between; a second call waits for the first. What is damaged is passed over. */
  load(): Promise<void>
  /** Writes what is new and drops what left the ring. What cannot be written is tried again by the next call. */
  save(): Promise<void>
  /** The ring was cleared: nothing on disk is wanted any more. */
  dropAll(): void
}

/**
 * @param generation as `PositionCache.generation`
 * @param breathe lets the event loop turn
 */
export function createTrailDisk(
  segments: CacheSegments,
  memory: TrailMemory,
  generation: () => number,
  breathe: () => Promise<void>
): TrailDisk {
  const written = new Map<number, Written>()
  /** Listed and not read yet, with sizes. */
  const unread = new Map<number, number>()
  let loading: Promise<void> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let writtenIn = generation()
  /** The base on disk has to be written in any case: it is of before a `dropAll`, or gone. */
  let isStale = false
  let clearsAtSave = 0

  async function loadAll(): Promise<void> {
    for (const number of [...unread.keys()]) {
      const bytes = await segments.get(number)
      // Cleared meanwhile, when it is no longer in there.
      if (!unread.has(number)) continue
      written.set(number, { bytes: unread.get(number) ?? 0, laneRows: null })
      unread.delete(number)
      const segment = bytes === null ? null : readSegment(bytes)
      if (segment !== null && number < firstRingNumber) memory.insertBase(segment)
      else if (segment !== null) memory.insert(number, segment)
      await breathe()
    }
    while (memory.foldOldest()) await breathe()
  }

  async function put(number: number, bytes: Uint8Array, laneRows: number | null, dropped: readonly number[]) {
    // What was to be forgotten must not come back.
    if (memory.clears !== clearsAtSave) return false
    if (!(await segments.put(number, bytes, dropped))) return false
    for (const gone of dropped) written.delete(gone)
    written.set(number, { bytes: bytes.length, laneRows })
    return true
  }

  /** Drops numbers, and writes at once what the ring still knows of them: the base. */
  async function writeBase(gone: readonly number[]): Promise<boolean> {
    const { fixes } = memory.base
    const pieces = Math.max(1, Math.ceil(fixes.occurredAtS.length / slotsPerPiece))
    for (let piece = 0; piece < pieces; piece++) {
      const packed = packSegment(rowsOf(fixes, piece * slotsPerPiece), false)
      const isLast = piece === pieces - 1
      if (!(await put(piece, packed?.bytes ?? new Uint8Array(0), null, isLast ? gone : []))) return false
      await breathe()
    }
    return true
  }

  /** Numbers on disk that nothing in memory stands for. */
  function goneNumbers(): readonly number[] {
    const wanted = new Set<number | null>(memory.entries.map((entry) => entry.number))
    for (const { number } of memory.open) wanted.add(number)
    const pieces = Math.ceil(memory.base.fixes.occurredAtS.length / slotsPerPiece)
    return [...written.keys()].filter((number) =>
      number < firstRingNumber ? number >= Math.max(1, pieces) : !wanted.has(number)
    )
  }

  async function writeNew(): Promise<void> {
    clearsAtSave = memory.clears
    if (generation() !== writtenIn) {
      written.clear()
      isStale = true
    }
    writtenIn = generation()
    const gone = goneNumbers()
    const goneBytes = gone.reduce((sum, number) => sum + (written.get(number)?.bytes ?? 0), 0)
    const isOutweighed = gone.length > 0 && goneBytes >= memory.base.bytes
    // The base is written as a whole: not before what it replaces is as large.
    if (isStale || isOutweighed) {
      isStale = false
      if (!(await writeBase(gone))) {
        isStale = true
        return
      }
    }

    for (const { number, segment } of memory.entries) {
      if (number === null || written.get(number)?.laneRows === null) continue
      if (!(await put(number, segment.bytes, null, []))) return
    }
    for (const { number, lane } of memory.open) {
      const { count } = lane.rows
      if (count === 0 || written.get(number)?.laneRows === count) continue
      const packed: TrailSegment | null = lane.pack()
      if (packed !== null && !(await put(number, packed.bytes, count, []))) return
    }
  }

  return {
    async open() {
      const listed = await segments.list()
      loading = null
      unread.clear()
      written.clear()
      for (const { number, bytes } of listed) unread.set(number, bytes)
      memory.numberAbove(Math.max(firstRingNumber - 1, ...listed.map((one) => one.number)))
    },
    load() {
      // Should reading fail altogether, the rest is read at the next call.
      loading ??= loadAll().catch((error: unknown) => {
        loading = null
        throw error
      })
      return loading
    },
    save() {
      const saved = last.then(writeNew)
      last = saved.catch(() => undefined)
      return saved
    },
    dropAll() {
      for (const [number, bytes] of unread) written.set(number, { bytes, laneRows: null })
      unread.clear()
      isStale = written.size > 0
    }
  }
}

function rowsOf({ occurredAtS, longitudeE6, latitudeE6, speedDmps }: SlotFixes, from: number): FixRows {
  const slots: number[] = []
  const to = Math.min(from + slotsPerPiece, occurredAtS.length)
  for (let slot = from; slot < to; slot++) if (occurredAtS[slot] !== 0) slots.push(slot)
  return {
    count: slots.length,
    slots: Uint32Array.from(slots),
    occurredAtS: Uint32Array.from(slots, (slot) => occurredAtS[slot] ?? 0),
    longitudeE6: Int32Array.from(slots, (slot) => longitudeE6[slot] ?? 0),
    latitudeE6: Int32Array.from(slots, (slot) => latitudeE6[slot] ?? 0),
    speedDmps: Uint16Array.from(slots, (slot) => speedDmps[slot] ?? 0)
  }
}
