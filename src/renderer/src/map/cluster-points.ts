import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { fixedOf } from './fixed-point'
import { mercatorY } from './mercator'
import { rowLatitudeDeg, rowSource, rowWords } from './point-rows'

/** Positions in fixed-point units by slot, and what a mark shows of each vehicle: 15 bytes. */
export interface Points {
  readonly x: Uint32Array
  readonly y: Uint32Array
  /** Seconds since the epoch; 0 when not known. */
  readonly seconds: Uint32Array
  /** Bits of `vehicleFlags`, and the bearing above them; 0 where the slot is empty or has no position. */
  readonly marks: Uint16Array
  /** Verdict of the connection that a vehicle comes through, as an index into `verdictKinds`. */
  readonly sources: Uint8Array
  readonly size: number
}

/** The worker's own copy of the positions. */
export interface PointStore extends Points {
  /**
   * Takes a part of a snapshot. The first part, from 0, forgets everything; arrays are sized exactly.
   *
   * @param from slot of the first row
   * @param size slots of the whole snapshot
   * @param rows `rowWords` words each
   */
  readonly load: (from: number, size: number, rows: Uint32Array) => void
  readonly patch: (slots: Uint32Array, rows: Uint32Array, removedSlots: Uint32Array) => void
}

/** An empty store. */
export function createPointStore(): PointStore {
  let size = 0
  let points = emptyPoints(0)

  function reserve(needed: number): void {
    const capacity = points.x.length
    if (needed > capacity) points = grown(points, Math.max(needed, capacity + (capacity >> 3)))
    size = Math.max(size, needed)
  }

  function put(slot: number, rows: Uint32Array, row: number): void {
    const at = row * rowWords
    const mark = rows[at + 3] ?? 0
    points.marks[slot] = mark
    points.sources[slot] = rowSource(mark)
    if ((mark & vehicleFlags.present) === 0) return
    points.x[slot] = rows[at] ?? 0
    points.y[slot] = fixedOf(mercatorY(rowLatitudeDeg(rows[at + 1] ?? 0)))
    points.seconds[slot] = rows[at + 2] ?? 0
  }

  return {
    get x() {
      return points.x
    },
    get y() {
      return points.y
    },
    get seconds() {
      return points.seconds
    },
    get marks() {
      return points.marks
    },
    get sources() {
      return points.sources
    },
    get size() {
      return size
    },
    load(from, whole, rows) {
      if (from === 0) {
        size = whole
        points = emptyPoints(whole)
      }
      const count = rows.length / rowWords
      for (let row = 0; row < count; row++) put(from + row, rows, row)
    },
    patch(slots, rows, removedSlots) {
      let top = size
      for (let row = 0; row < slots.length; row++) top = Math.max(top, (slots[row] ?? 0) + 1)
      reserve(top)
      // A slot that was freed may be given away again in the same change.
      for (const slot of removedSlots) if (slot < size) points.marks[slot] = 0
      for (let row = 0; row < slots.length; row++) put(slots[row] ?? 0, rows, row)
    }
  }
}

function emptyPoints(capacity: number): Omit<Points, 'size'> {
  return {
    x: new Uint32Array(capacity),
    y: new Uint32Array(capacity),
    seconds: new Uint32Array(capacity),
    marks: new Uint16Array(capacity),
    sources: new Uint8Array(capacity)
  }
}

function grown(old: Omit<Points, 'size'>, capacity: number): Omit<Points, 'size'> {
  const larger = emptyPoints(capacity)
  larger.x.set(old.x)
  larger.y.set(old.y)
  larger.seconds.set(old.seconds)
  larger.marks.set(old.marks)
  larger.sources.set(old.sources)
  return larger
}
