import type { TextColumn } from '@shared/ipc/schemas-positions'
import { grownNumbers, nextCapacity } from './slot-columns'

/** No screen shows more of a name; in bytes of UTF-8, so that one byte holds its length. */
const longestName = 255

/** Names that were replaced are cleared away when they are more than a third of all bytes, and more than this. */
const fewestHoleBytes = 4096

/**
 * Names of drivers by slot, as UTF-8 in one buffer. Apart from a vehicle's other texts, as they come from another list and change with every
 * shift; many accounts have none, and then nothing is held for them: five bytes a vehicle beside the names where there is one.
 */
export interface DriverTexts {
  /** Gives the slot a name; longer ones are cut, between characters. @returns whether it had another */
  set(slot: number, name: string): boolean
  /** Takes the name of a row of a saved column; null, or one that is too long or lies outside of its column, is none. */
  restoreRow(slot: number, column: TextColumn | null, row: number): void
  /** The names of some slots; null when none of them has one. */
  column(slots: Uint32Array): TextColumn | null
  /** Bytes of names held, those of replaced ones included; for tests. */
  readonly usedBytes: number
}

/** No names. */
export function createDriverTexts(): DriverTexts {
  const encoder = new TextEncoder()
  const staged = new Uint8Array(longestName)
  let bytes = new Uint8Array(0)
  let used = 0
  let holes = 0
  let starts: Uint32Array = new Uint32Array(0)
  let lengths: Uint8Array = new Uint8Array(0)
  let namedCount = 0

  /** Nobody's name is left in memory when the last one is taken away. */
  function clear(): void {
    bytes = new Uint8Array(0)
    used = holes = 0
    starts = new Uint32Array(0)
    lengths = new Uint8Array(0)
  }

  function makeRoom(size: number): void {
    if (holes > fewestHoleBytes && holes > used / 3) compact()
    if (used + size <= bytes.length) return
    const larger = new Uint8Array(Math.max(used + size, bytes.length + (bytes.length >>> 2), fewestHoleBytes))
    larger.set(bytes.subarray(0, used))
    bytes = larger
  }

  function compact(): void {
    const live = used - holes
    const compacted = new Uint8Array(live + (live >>> 3) + fewestHoleBytes)
    let at = 0
    for (let slot = 0; slot < lengths.length; slot++) {
      const length = lengths[slot] ?? 0
      const from = starts[slot] ?? 0
      starts[slot] = at
      for (let byte = from; byte < from + length; byte++) compacted[at++] = bytes[byte] ?? 0
    }
    bytes = compacted
    used = at
    holes = 0
  }

  /** @returns whether the slot had another */
  function put(slot: number, from: Uint8Array, start: number, length: number): boolean {
    const before = lengths[slot] ?? 0
    const held = starts[slot] ?? 0
    if (length === before && isSame(bytes, held, from, start, length)) return false
    if (slot >= lengths.length) {
      starts = grownNumbers(starts, slot + 1)
      const longer = new Uint8Array(nextCapacity(lengths.length, slot + 1))
      longer.set(lengths)
      lengths = longer
    }
    if (length !== before) {
      // So that clearing away leaves the old one behind.
      lengths[slot] = 0
      holes += before
      namedCount += (length > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
      if (namedCount === 0) {
        clear()
        return true
      }
      makeRoom(length)
      starts[slot] = used
      used += length
      lengths[slot] = length
    }
    copyBytes(from, start, length, bytes, starts[slot] ?? 0)
    return true
  }

  return {
    get usedBytes() {
      return used
    },
    set: (slot, name) => put(slot, staged, 0, encoder.encodeInto(name, staged).written),
    restoreRow(slot, column, row) {
      const start = column?.offsets[row] ?? 0
      const length = (column?.offsets[row + 1] ?? 0) - start
      if (column === null || length <= 0 || length > longestName || start + length > column.bytes.length) {
        put(slot, staged, 0, 0)
      } else put(slot, column.bytes, start, length)
    },
    column(slots) {
      if (namedCount === 0) return null
      const offsets = new Uint32Array(slots.length + 1)
      let size = 0
      for (let row = 0; row < slots.length; row++) {
        size += lengths[slots[row] ?? 0] ?? 0
        offsets[row + 1] = size
      }
      if (size === 0) return null
      const copy = new Uint8Array(size)
      for (let row = 0; row < slots.length; row++) {
        const at = offsets[row] ?? 0
        copyBytes(bytes, starts[slots[row] ?? 0] ?? 0, (offsets[row + 1] ?? 0) - at, copy, at)
      }
      return { bytes: copy, offsets }
    }
  }
}

function isSame(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (a[aStart + at] !== b[bStart + at]) return false
  return true
}

/** Byte by byte: names are so short that a call to `set` with a view of each takes several times longer. */
function copyBytes(from: Uint8Array, start: number, length: number, to: Uint8Array, at: number): void {
  for (let byte = 0; byte < length; byte++) to[at + byte] = from[start + byte] ?? 0
}
