import type { JsonBytes } from './json-bytes'

/** A text whose length changed more often is read by itself from then on. */
const mostChanges = 2

/** Rows that do not fit what was learnt; on a page with more of them, learning costs more than it gives. */
const mostMisfits = 64

/** A text as short as this is taken for one that stays, such as a unit, until it changes. */
const shortText = 12

/** What a run leads to, where it is not the value of a field that somebody asked for; those have numbers from 1. */
const leadsOn = 0
const leadsToEnd = -1

/**
 * Leads from one field that matters to the next in one go.
 *
 * From row to row most of what nobody asked for keeps its shape: ids, hashes and times are other texts of the same length, units and nulls
 * are the same. So all that stands between two values that matter is compared with what stood there in an earlier row, by turns a piece
 * that must be the same and one that may be any text of its length. A run that does not fit says nothing: its fields are read one by one,
 * those that changed their shape are left out from then on, and the rest of the row is learnt anew.
 */
export class AlikeRuns {
  private readonly json: JsonBytes
  /** By key: the place behind the value before, and that of the value; for the end of the row, the place behind it. */
  private readonly starts: Int32Array
  private readonly values: Int32Array
  /** By key: the place behind a value that nobody asked for; 0 for others. */
  private readonly ends: Int32Array
  private readonly targets: Int8Array
  private readonly changes: Uint8Array
  /** By first key of a run: bytes (0: no run begins here), keys, pieces, and the first of these. */
  private readonly lengths: Int32Array
  private readonly counts: Int32Array
  private readonly pieceCounts: Int32Array
  private readonly firstPieces: Int32Array
  /** Lengths of the pieces of all runs: the same, free, the same, free ... */
  private readonly pieces: Int32Array
  private capacity: number
  /** The first key that is being learnt; the capacity while none is. */
  private learnsFrom = 0
  private misfits = 0

  /** @param capacity keys that are looked at */
  constructor(json: JsonBytes, capacity: number) {
    this.json = json
    this.capacity = capacity
    this.starts = new Int32Array(capacity)
    this.values = new Int32Array(capacity)
    this.ends = new Int32Array(capacity)
    this.targets = new Int8Array(capacity)
    this.changes = new Uint8Array(capacity)
    this.lengths = new Int32Array(capacity)
    this.counts = new Int32Array(capacity)
    this.pieceCounts = new Int32Array(capacity)
    this.firstPieces = new Int32Array(capacity)
    this.pieces = new Int32Array(capacity * 4)
  }

  /** @returns the bytes of the run that begins with this key and fits there; 0 when there is none */
  fitting(at: number, key: number): number {
    if (key >= this.learnsFrom) return 0
    const length = this.lengths[key] ?? 0
    if (length === 0) return 0
    if (this.isAlike(at, key)) return length
    this.learnsFrom = key
    this.misfits += 1
    return 0
  }

  /** How many keys the run has that begins with this one. */
  keysFrom(key: number): number {
    return this.counts[key] ?? 0
  }

  /** The number of the field whose value the run leads to; 0 when it leads to none, -1 when it leads behind the row. */
  target(key: number): number {
    return this.targets[key + this.keysFrom(key) - 1] ?? leadsOn
  }

  /** Says that a field was come to which somebody asked for: its key and white space from `start`, its value at `value`. */
  noteWanted(key: number, start: number, value: number, field: number): void {
    this.note(key, start, value, 0, field)
  }

  /** Says that a field was read which nobody asked for; its value went to `end`. */
  noteUnwanted(key: number, start: number, value: number, end: number): void {
    if (key < this.learnsFrom || key >= this.capacity) return
    const changes = this.changes[key] ?? 0
    if (this.ends[key] !== 0 && changes <= mostChanges) this.changes[key] = changes + this.changeOf(key, value, end)
    this.note(key, start, value, end, leadsOn)
  }

  /** Says that the row is over, after so many keys. */
  noteEnd(keyCount: number, start: number, behind: number): void {
    if (this.learnsFrom >= this.capacity) return
    this.note(keyCount, start, behind, 0, leadsToEnd)
    this.learn(Math.min(keyCount + 1, this.capacity))
  }

  private note(key: number, start: number, value: number, end: number, target: number): void {
    if (key < this.learnsFrom || key >= this.capacity) return
    this.starts[key] = start
    this.values[key] = value
    this.ends[key] = end
    this.targets[key] = target
  }

  private isAlike(at: number, key: number): boolean {
    const { json, pieces } = this
    const first = this.firstPieces[key] ?? 0
    const end = first + (this.pieceCounts[key] ?? 0)
    let place = at
    let earlier = this.starts[key] ?? 0
    for (let piece = first; ; piece += 2) {
      const same = pieces[piece] ?? 0
      if (!json.isSame(place, earlier, same)) return false
      if (piece + 1 >= end) return true
      const free = pieces[piece + 1] ?? 0
      if (!json.isPlain(place + same, free)) return false
      place += same + free
      earlier += same + free
    }
  }

  /** How much a value counts as changed from the one that is held. */
  private changeOf(key: number, value: number, end: number): number {
    const { json } = this
    const held = this.values[key] ?? 0
    const isSameLength = (this.ends[key] ?? 0) - held === end - value
    const isSame = isSameLength && json.isSame(value, held, end - value)
    if (isSame) return 0
    // What is no text is passed over only while it stays the same.
    if (!json.isText(value) || !json.isText(held)) return mostChanges + 1
    return isSameLength && (end - value > shortText || this.changes[key] !== 0) ? 0 : 1
  }

  private learn(keyCount: number): void {
    let piece = 0
    for (let key = 0; key < this.learnsFrom; key++) {
      if ((this.lengths[key] ?? 0) !== 0) piece = (this.firstPieces[key] ?? 0) + (this.pieceCounts[key] ?? 0)
    }
    this.lengths.fill(0, this.learnsFrom)
    let key = this.learnsFrom
    while (key < keyCount) {
      const first = key
      while (key < keyCount && this.isSteady(key)) key++
      if (key < keyCount && this.targets[key] !== leadsOn) key++
      if (key > first) piece = this.setRun(first, key, piece)
      else key++
    }
    if (this.misfits > mostMisfits) this.capacity = 0
    this.learnsFrom = this.capacity
  }

  /** Whether a field can be passed over. */
  private isSteady(key: number): boolean {
    return this.ends[key] !== 0 && (this.changes[key] ?? 0) <= mostChanges
  }

  /** @returns where the pieces of the next run may begin */
  private setRun(from: number, to: number, firstPiece: number): number {
    const { pieces } = this
    let piece = firstPiece
    let place = this.starts[from] ?? 0
    const start = place
    for (let key = from; key < to; key++) {
      const value = this.values[key] ?? 0
      const end = this.ends[key] ?? 0
      if (end === 0 || !this.json.isText(value)) continue
      if (end - value <= shortText && this.changes[key] === 0) continue
      pieces[piece++] = value + 1 - place
      pieces[piece++] = end - 1 - (value + 1)
      place = end - 1
    }
    const lastEnd = this.ends[to - 1] ?? 0
    const end = lastEnd === 0 ? (this.values[to - 1] ?? 0) : lastEnd
    // Behind a value one byte more is compared, for a number ends only where something else begins.
    pieces[piece++] = (lastEnd === 0 ? end : end + 1) - place
    this.lengths[from] = end - start
    this.counts[from] = to - from
    this.firstPieces[from] = firstPiece
    this.pieceCounts[from] = piece - firstPiece
    return piece
  }
}
