import { createBase, type FixColumns, type TrailBase } from './trail-base'
import { leftE6, mostSlots, noSpeed, toE6, toSpeedDmps } from './trail-fixes'
import { createLane, type TrailLane } from './trail-lane'
import type { TrailSegment } from './trail-segment'

/** Numbers below are for pieces of the base; segments of the ring count up from here. */
export const firstRingNumber = 1024

/** A segment stops growing after this time, by the clock of the fixes: where few vehicles move, it would otherwise span hours. */
const segmentSpanS = 600

/** A fix that is older on arrival goes to the late segments: a single one from this morning would make a segment span all the day. */
const lateAfterS = 900

/** What the ring takes of a `SlotSet`; an array will do as well. */
export interface Slots {
  forEach(visit: (slot: number) => void): void
}

/** A segment that no longer changes. */
export interface RingEntry {
  /** Its number on disk; null for what the store restores anyway. */
  readonly number: number | null
  readonly segment: TrailSegment
}

/** A segment that grows. */
export interface OpenEntry {
  /** The number of the segment that it becomes. */
  readonly number: number
  readonly lane: TrailLane
}

/** The last 24 hours in memory: the base, packed segments, and two that grow. */
export interface TrailMemory {
  readonly base: TrailBase
  /** In no order; another array whenever it changes. */
  readonly entries: readonly RingEntry[]
  readonly open: readonly OpenEntry[]
  /** One more than the highest slot. */
  readonly slotCount: number
  /** Grows whenever `entries` or the base changes. */
  readonly revision: number
  /** Grows with each `clear`. */
  readonly clears: number
  readonly bytes: number
  readonly fromMs: number | null
  note(moved: Slots, columns: FixColumns): void
  noteRemoved(removed: Slots): void
  noteBase(slots: Slots, columns: FixColumns): void
  /** Segments of this run are numbered above. To be called before the first `note`. */
  numberAbove(number: number): void
  /** A segment of an earlier run. */
  insert(number: number, segment: TrailSegment): void
  /** A piece of the base of an earlier run. */
  insertBase(piece: TrailSegment): void
  /** Moves the oldest segment into the base, if it is too old or there is too much. @returns whether it did */
  foldOldest(): boolean
  clear(): void
}

export interface TrailMemoryOptions {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly limitBytes: number
  readonly spanMs: number
  /** Fixes in one segment, at most. */
  readonly segmentFixes: number
}

/** An empty ring. */
export function createTrailMemory({ now, limitBytes, spanMs, segmentFixes }: TrailMemoryOptions): TrailMemory {
  const timely = { number: firstRingNumber, lane: createLane(false, segmentFixes) }
  const late = { number: firstRingNumber + 1, lane: createLane(true, segmentFixes) }
  let nextNumber = firstRingNumber + 2
  const base = createBase()
  let entries: readonly RingEntry[] = []
  let entryBytes = 0
  let openedAtS = 0
  let newestS = 0
  let slotCount = 0
  let revision = 0
  let clears = 0

  /**
   * The present, for telling what is old. The newest fix says it, not this computer's clock alone: a clock that jumps ahead for a minute
   * would throw all the ring away. The clock in turn bounds it, should a fix from the future have got in.
   */
  const presentS = (): number => Math.min(now() / 1000, newestS)

  const bytes = (): number => entryBytes + base.bytes + timely.lane.bytes + late.lane.bytes

  const add = (number: number | null, segment: TrailSegment): void => {
    entries = [...entries, { number, segment }]
    entryBytes += segment.bytes.length
    slotCount = Math.max(slotCount, segment.largestSlot + 1)
    newestS = Math.max(newestS, segment.newestS)
    revision++
  }

  const seal = (open: { number: number; lane: TrailLane }): void => {
    const segment = open.lane.pack()
    if (segment === null) return
    add(open.number, segment)
    open.lane.clear()
    open.number = nextNumber++
    // Two for one that came, so that a ring that is too large after a start gets smaller.
    if (foldOldest()) foldOldest()
  }

  const sealAged = (): void => {
    const atS = presentS()
    // Either way: the clock may have been set back since.
    if (openedAtS !== 0 && Math.abs(atS - openedAtS) < segmentSpanS) return
    if (openedAtS !== 0) {
      seal(timely)
      seal(late)
    }
    openedAtS = atS
  }

  /** Hands on each fix that belongs into the ring; those that are too old for it are at least what the base knows. */
  function sift(slots: Slots, columns: FixColumns, take: (slot: number, occurredAtS: number) => void): void {
    slots.forEach((slot) => {
      const s = secondOf(columns, slot)
      if (s > newestS) newestS = s
    })
    const keptFromS = presentS() - spanMs / 1000
    slots.forEach((slot) => {
      const s = secondOf(columns, slot)
      if (Number.isNaN(s)) return
      slotCount = Math.max(slotCount, slot + 1)
      if (s >= keptFromS) {
        take(slot, s)
      } else {
        base.keep(slot, s, columns)
        revision++
      }
    })
  }

  function foldOldest(): boolean {
    let oldest: RingEntry | null = null
    for (const entry of entries) if (oldest === null || entry.segment.newestS < oldest.segment.newestS) oldest = entry
    if (oldest === null) return false
    if (bytes() <= limitBytes && oldest.segment.newestS >= presentS() - spanMs / 1000) return false
    base.fold(oldest.segment)
    entries = entries.filter((entry) => entry !== oldest)
    entryBytes -= oldest.segment.bytes.length
    revision++
    return true
  }

  /** From when on vehicles were watched. What came late or was restored tells of single vehicles only. */
  function watchedFromS(): number {
    let oldestS = timely.lane.oldestS
    let newestOfAllS = Math.max(late.lane.newestS, base.untilS)
    for (const { number, segment } of entries) {
      if (number !== null && !segment.isLate) oldestS = Math.min(oldestS, segment.oldestS)
      newestOfAllS = Math.max(newestOfAllS, segment.newestS)
    }
    return Number.isFinite(oldestS) ? oldestS : newestOfAllS
  }

  return {
    base,
    get entries() {
      return entries
    },
    open: [timely, late],
    get slotCount() {
      return slotCount
    },
    get revision() {
      return revision
    },
    get clears() {
      return clears
    },
    get bytes() {
      return bytes()
    },
    get fromMs() {
      const fromS = Math.max(watchedFromS(), base.untilS)
      return fromS === 0 ? null : Math.max(fromS * 1000, now() - spanMs)
    },
    note(moved, columns) {
      sift(moved, columns, (slot, s) => {
        const open = s < presentS() - lateAfterS ? late : timely
        addFix(open.lane, slot, s, columns)
        if (open.lane.isFull) seal(open)
      })
      sealAged()
    },
    noteRemoved(removed) {
      const s = Math.floor(newestS > 0 ? newestS : now() / 1000)
      removed.forEach((slot) => {
        if (slot >= mostSlots) return
        slotCount = Math.max(slotCount, slot + 1)
        timely.lane.add(slot, s, leftE6, 0, noSpeed)
        if (timely.lane.isFull) seal(timely)
      })
    },
    noteBase(slots, columns) {
      const lane = createLane(true, segmentFixes)
      const flush = (): void => {
        const segment = lane.pack()
        if (segment !== null) add(null, segment)
        lane.clear()
      }
      sift(slots, columns, (slot, s) => {
        addFix(lane, slot, s, columns)
        if (lane.isFull) flush()
      })
      flush()
    },
    numberAbove(number) {
      if (number < timely.number) return
      timely.number = number + 1
      late.number = number + 2
      nextNumber = number + 3
    },
    insert: add,
    insertBase(piece) {
      base.fold(piece)
      slotCount = Math.max(slotCount, piece.largestSlot + 1)
      revision++
    },
    foldOldest,
    clear() {
      base.clear()
      entries = []
      for (const open of [timely, late]) {
        open.lane.clear()
        open.number = nextNumber++
      }
      entryBytes = 0
      openedAtS = 0
      newestS = 0
      slotCount = 0
      revision++
      clears++
    }
  }
}

function addFix(lane: TrailLane, slot: number, occurredAtS: number, columns: FixColumns): void {
  const longitudeE6 = toE6(columns.longitudeDeg[slot] ?? 0)
  const latitudeE6 = toE6(columns.latitudeDeg[slot] ?? 0)
  lane.add(slot, occurredAtS, longitudeE6, latitudeE6, toSpeedDmps(columns.speedMps[slot] ?? NaN))
}

/** The second of a slot's fix; NaN where there is none that can be kept. */
function secondOf({ longitudeDeg, latitudeDeg, occurredAtMs }: FixColumns, slot: number): number {
  const s = Math.floor((occurredAtMs[slot] ?? NaN) / 1000)
  const isKept = slot < mostSlots && s > 0 && s < 2 ** 32
  return isKept && Number.isFinite(longitudeDeg[slot]) && Number.isFinite(latitudeDeg[slot]) ? s : NaN
}
