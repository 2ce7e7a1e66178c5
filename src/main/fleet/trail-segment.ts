import { mostSlots, type FixRows, type SlotFixes } from './trail-fixes'

/** "FT" and the version of the format. */
const mark = 0x46540001
const headerWords = 6
const headerBytes = headerWords * 4
const plainBytesPerRow = 10

/**
 * Some fixes, packed once and never changed: in memory as on disk. Rows are sorted by slot, then by time; no two of one slot are of one
 * second.
 *
 * Format, all little-endian (every platform of Electron is): six words (mark, rows, oldest second, newest second, largest slot, 1 for
 * a late segment); longitudes and latitudes as Int32 millionths of a degree; speeds as Uint16 decimetres per second; then, for each row, two
 * varints: how much its slot is above the row before, and how many seconds it is older than the newest. A column that is read only for
 * the rows that win stays plain; the two that every row is judged by are small. 12 to 13 bytes a fix.
 */
export interface TrailSegment {
  readonly bytes: Uint8Array
  readonly count: number
  readonly oldestS: number
  readonly newestS: number
  readonly largestSlot: number
  /** Holds what arrived long after it happened: its times span hours, those of other segments minutes. */
  readonly isLate: boolean
  readonly longitudeE6: Int32Array
  readonly latitudeE6: Int32Array
  readonly speedDmps: Uint16Array
  /** The varints. */
  readonly keys: Uint8Array
}

/** Fixes to look at between two breaths: about a millisecond of work. */
export const fixesPerBreath = 50_000

/** One fix, as it is kept. */
export type FixVisitor = (occurredAtS: number, longitudeE6: number, latitudeE6: number, speedDmps: number) => void

/**
 * Packs rows, in any order; of several fixes of one slot in one second the last one stays.
 *
 * @returns null when there are no rows
 */
export function packSegment(rows: FixRows, isLate: boolean): TrailSegment | null {
  const order = sortedRows(rows)
  if (order.length === 0) return null
  let oldestS = Infinity
  let newestS = 0
  for (const row of order) {
    const s = rows.occurredAtS[row] ?? 0
    if (s < oldestS) oldestS = s
    if (s > newestS) newestS = s
  }
  const keys = packKeys(rows, order, newestS)
  const bytes = new Uint8Array(headerBytes + order.length * plainBytesPerRow + keys.length)
  const largestSlot = rows.slots[order[order.length - 1] ?? 0] ?? 0
  new Uint32Array(bytes.buffer, 0, headerWords).set([mark, order.length, oldestS, newestS, largestSlot, isLate ? 1 : 0])
  bytes.set(keys, bytes.length - keys.length)
  const segment = viewsOf(bytes)
  order.forEach((row, at) => {
    segment.longitudeE6[at] = rows.longitudeE6[row] ?? 0
    segment.latitudeE6[at] = rows.latitudeE6[row] ?? 0
    segment.speedDmps[at] = rows.speedDmps[row] ?? 0
  })
  return segment
}

/**
 * Reads a segment back. All of it is checked here, so that the loops below never leave their arrays.
 *
 * @returns null for bytes that are no segment, or a damaged one
 */
export function readSegment(bytes: Uint8Array): TrailSegment | null {
  if (bytes.length < headerBytes) return null
  // A copy of our own begins at a multiple of eight, as the columns need; what the cache hands out may begin anywhere.
  const own = new Uint8Array(bytes)
  const [first, count = 0] = new Uint32Array(own.buffer, 0, 2)
  if (first !== mark || count === 0 || headerBytes + count * (plainBytesPerRow + 2) > own.length) return null
  const segment = viewsOf(own)
  return segment.largestSlot < mostSlots && areKeysWhole(segment) ? segment : null
}

/**
 * Takes the fixes after `afterS` and not after `untilS` over into `to` where they are newer than what is there.
 *
 * @param to has room for `largestSlot`
 */
export function applySegment(segment: TrailSegment, to: SlotFixes, afterS: number, untilS: number): void {
  const { keys, count, newestS, longitudeE6, latitudeE6, speedDmps } = segment
  const held = to.occurredAtS
  let slot = 0
  let at = 0
  for (let row = 0; row < count; row++) {
    // Varints spelt out on purpose: millions of them are read for one answer, and nearly all have one or two bytes.
    let byte = keys[at++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = keys[at++] ?? 0
      value += (byte & 127) * 2 ** shift
    }
    slot += value
    byte = keys[at++] ?? 0
    value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = keys[at++] ?? 0
      value += (byte & 127) * 2 ** shift
    }
    const s = newestS - value
    if (s > untilS || s <= afterS || s <= (held[slot] ?? 0)) continue
    held[slot] = s
    to.longitudeE6[slot] = longitudeE6[row] ?? 0
    to.latitudeE6[slot] = latitudeE6[row] ?? 0
    to.speedDmps[slot] = speedDmps[row] ?? 0
  }
}

/** Visits the fixes of one slot, oldest first. */
export function visitSlot(segment: TrailSegment, wanted: number, visit: FixVisitor): void {
  if (wanted > segment.largestSlot) return
  const { keys, count, newestS, longitudeE6, latitudeE6, speedDmps } = segment
  const cursor = { at: 0 }
  let slot = 0
  for (let row = 0; row < count && slot <= wanted; row++) {
    slot += readVarint(keys, cursor)
    const s = newestS - readVarint(keys, cursor)
    if (slot === wanted) visit(s, longitudeE6[row] ?? 0, latitudeE6[row] ?? 0, speedDmps[row] ?? 0)
  }
}

function viewsOf(bytes: Uint8Array<ArrayBuffer>): TrailSegment {
  const [, count = 0, oldestS = 0, newestS = 0, largestSlot = 0, isLate] = new Uint32Array(bytes.buffer, 0, headerWords)
  const latitudeFrom = headerBytes + count * 4
  const speedFrom = latitudeFrom + count * 4
  return {
    bytes,
    count,
    oldestS,
    newestS,
    largestSlot,
    isLate: isLate === 1,
    longitudeE6: new Int32Array(bytes.buffer, headerBytes, count),
    latitudeE6: new Int32Array(bytes.buffer, latitudeFrom, count),
    speedDmps: new Uint16Array(bytes.buffer, speedFrom, count),
    keys: bytes.subarray(headerBytes + count * plainBytesPerRow)
  }
}

/** Row numbers by slot and time, without those that a later row of the same slot and second replaces. */
function sortedRows({ count, slots, occurredAtS }: FixRows): Uint32Array {
  // Slot and row in one number: sorting plain numbers takes a tenth of the time that sorting with a comparison takes.
  const keys = new Float64Array(count)
  for (let row = 0; row < count; row++) keys[row] = (slots[row] ?? 0) * count + row
  keys.sort()
  const order = new Uint32Array(count)
  let kept = 0
  let group = 0
  for (const key of keys) {
    const row = key % count
    const slot = slots[row] ?? 0
    const s = occurredAtS[row] ?? 0
    if (kept > 0 && slots[order[kept - 1] ?? 0] !== slot) group = kept
    // Rows of one slot come nearly in order of time, so few steps are taken here.
    let at = kept
    while (at > group && (occurredAtS[order[at - 1] ?? 0] ?? 0) > s) at--
    if (at > group && occurredAtS[order[at - 1] ?? 0] === s) {
      order[at - 1] = row
      continue
    }
    order.copyWithin(at + 1, at, kept)
    order[at] = row
    kept++
  }
  return order.slice(0, kept)
}

function packKeys({ slots, occurredAtS }: FixRows, order: Uint32Array, newestS: number): Uint8Array {
  const keys = new Uint8Array(order.length * 10)
  const cursor = { at: 0 }
  let slot = 0
  for (const row of order) {
    writeVarint(keys, cursor, (slots[row] ?? 0) - slot)
    writeVarint(keys, cursor, newestS - (occurredAtS[row] ?? 0))
    slot = slots[row] ?? 0
  }
  return keys.subarray(0, cursor.at)
}

/** Whether the varints are as many as the rows need, end with the bytes, and bear the header out. */
function areKeysWhole({ keys, count, oldestS, newestS, largestSlot }: TrailSegment): boolean {
  const cursor = { at: 0 }
  let slot = 0
  let largestAge = 0
  for (let row = 0; row < count; row++) {
    slot += readVarint(keys, cursor)
    largestAge = Math.max(largestAge, readVarint(keys, cursor))
  }
  return cursor.at === keys.length && slot === largestSlot && largestAge === newestS - oldestS
}

function readVarint(from: Uint8Array, cursor: { at: number }): number {
  let value = 0
  for (let scale = 1; ; scale *= 128) {
    // Past the end reads as 0, which ends the number.
    const byte = from[cursor.at++] ?? 0
    value += (byte & 127) * scale
    if (byte < 128) return value
  }
}

function writeVarint(to: Uint8Array, cursor: { at: number }, value: number): void {
  let rest = value
  while (rest > 127) {
    to[cursor.at++] = (rest % 128) | 128
    rest = Math.floor(rest / 128)
  }
  to[cursor.at++] = rest
}
