import type { TextColumn } from '@shared/ipc/schemas-positions'
import { grownNumbers } from './slot-columns'

/** No screen shows more of a name; in bytes of UTF-8. */
const longestName = 1000
const longestCode = 255

/** Replaced texts are cleared away when they are more than a third of all bytes, and more than this. */
const fewestHoleBytes = 4096

/** Up to here the buffer is made twice as large when it is full: room that nothing was written to takes no memory. From here on an eighth is added. */
const largeBytes = 8_388_608

/** The texts of a vehicle, in the order in which they lie in its record; its driver is in `driver-texts.ts`. */
export const textPart = { name: 0, vin: 1, plate: 2 } as const
export type TextPart = (typeof textPart)[keyof typeof textPart]

/** Where the texts of one row of the cache are. */
export interface TextColumns {
  readonly names: TextColumn
  readonly vins: TextColumn
  readonly plates: TextColumn
}

/**
 * Names, VINs and plates by slot, as UTF-8 in one buffer: eight bytes a vehicle beside the texts themselves, where three strings take
 * about 100. New texts are staged first, so that whoever keeps something by the old ones can act in between.
 */
export interface TextArena {
  /** Live: read anew after a `commit`. */
  readonly bytes: Uint8Array
  /** Encodes texts, to be compared or committed. Longer ones are cut (names at 1,000 bytes, others at 255), between characters. */
  stage(name: string, vin: string, plate: string): void
  /** Whether what is staged is not what the slot has. */
  differs(slot: number): boolean
  vinDiffers(slot: number): boolean
  /** Gives the slot what is staged. */
  commit(slot: number): void
  /** Gives the slot the texts of a row of saved columns; one that is too long, or lies outside its column, counts as empty. */
  restoreRow(slot: number, columns: TextColumns, row: number): void
  /** Makes room for so many slots at once. */
  reserve(slotCount: number): void
  startOf(slot: number, part: TextPart): number
  lengthOf(slot: number, part: TextPart): number
  textOf(slot: number, part: TextPart): string
  /** Bytes held, those of replaced texts included; for tests and benches. */
  readonly usedBytes: number
}

/** No texts. */
export function createTextArena(): TextArena {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  const staged = new Uint8Array(longestName + 2 * longestCode)
  let stagedLengths = 0
  let stagedSize = 0

  let bytes = new Uint8Array(4096)
  let used = 0
  let holes = 0
  let starts: Uint32Array = new Uint32Array(0)
  /** Name in the lowest 16 bits, then VIN and plate in 8 each. */
  let lengths: Uint32Array = new Uint32Array(0)

  /** Writes a text behind what is staged. @returns its length */
  const encode = (text: string, limit: number): number => {
    const from = stagedSize
    const length = Math.min(text.length, limit)
    for (let at = 0; at < length; at++) {
      const unit = text.charCodeAt(at)
      if (unit > 127) return encoder.encodeInto(text, staged.subarray(from, from + limit)).written
      staged[from + at] = unit
    }
    return length
  }

  const makeRoom = (size: number): void => {
    if (holes > fewestHoleBytes && holes > used / 3) compact()
    if (used + size <= bytes.length) return
    const larger = new Uint8Array(
      Math.max(used + size, bytes.length + (bytes.length >>> (bytes.length < largeBytes ? 0 : 3)))
    )
    larger.set(bytes.subarray(0, used))
    bytes = larger
  }

  const compact = (): void => {
    const live = used - holes
    const compacted = new Uint8Array(live + (live >>> 3) + 4096)
    let at = 0
    for (let slot = 0; slot < starts.length; slot++) {
      const size = sizeOf(lengths[slot] ?? 0)
      if (size === 0) continue
      const from = starts[slot] ?? 0
      starts[slot] = at
      for (let byte = from; byte < from + size; byte++) compacted[at++] = bytes[byte] ?? 0
    }
    bytes = compacted
    used = at
    holes = 0
  }

  /** Where the slot's texts of these lengths are to be written. */
  const place = (slot: number, newLengths: number): number => {
    starts = grownNumbers(starts, slot + 1)
    lengths = grownNumbers(lengths, slot + 1)
    const oldSize = sizeOf(lengths[slot] ?? 0)
    const size = sizeOf(newLengths)
    // Texts of the same size take the place of the old ones.
    if (oldSize !== size) {
      // So that clearing away leaves the old ones behind.
      lengths[slot] = 0
      holes += oldSize
      makeRoom(size)
      starts[slot] = used
      used += size
    }
    lengths[slot] = newLengths
    return starts[slot] ?? 0
  }

  const equals = (from: number, slotFrom: number, size: number): boolean => {
    for (let at = 0; at < size; at++) if (staged[from + at] !== bytes[slotFrom + at]) return false
    return true
  }

  const lengthOf = (slot: number, part: TextPart): number => partLength(lengths[slot] ?? 0, part)
  const startOf = (slot: number, part: TextPart): number => (starts[slot] ?? 0) + partStart(lengths[slot] ?? 0, part)

  return {
    get bytes() {
      return bytes
    },
    get usedBytes() {
      return used
    },
    stage(name, vin, plate) {
      stagedSize = 0
      const nameLength = encode(name, longestName)
      stagedSize += nameLength
      const vinLength = encode(vin, longestCode)
      stagedSize += vinLength
      const plateLength = encode(plate, longestCode)
      stagedSize += plateLength
      stagedLengths = packed(nameLength, vinLength, plateLength)
    },
    differs: (slot) => stagedLengths !== (lengths[slot] ?? 0) || !equals(0, starts[slot] ?? 0, stagedSize),
    vinDiffers(slot) {
      const length = partLength(stagedLengths, textPart.vin)
      if (length !== lengthOf(slot, textPart.vin)) return true
      return !equals(partStart(stagedLengths, textPart.vin), startOf(slot, textPart.vin), length)
    },
    commit(slot) {
      const at = place(slot, stagedLengths)
      copyBytes(staged, 0, stagedSize, bytes, at)
    },
    restoreRow(slot, { names, vins, plates }, row) {
      const nameLength = savedLength(names, row, longestName)
      const vinLength = savedLength(vins, row, longestCode)
      const plateLength = savedLength(plates, row, longestCode)
      const at = place(slot, packed(nameLength, vinLength, plateLength))
      copyBytes(names.bytes, names.offsets[row] ?? 0, nameLength, bytes, at)
      copyBytes(vins.bytes, vins.offsets[row] ?? 0, vinLength, bytes, at + nameLength)
      copyBytes(plates.bytes, plates.offsets[row] ?? 0, plateLength, bytes, at + nameLength + vinLength)
    },
    reserve(slotCount) {
      starts = grownNumbers(starts, slotCount)
      lengths = grownNumbers(lengths, slotCount)
    },
    startOf,
    lengthOf,
    textOf(slot, part) {
      const from = startOf(slot, part)
      return decoder.decode(bytes.subarray(from, from + lengthOf(slot, part)))
    }
  }
}

/** 0 for a text that cannot be. */
function savedLength({ bytes, offsets }: TextColumn, row: number, limit: number): number {
  const start = offsets[row] ?? 0
  const length = (offsets[row + 1] ?? 0) - start
  return length > 0 && length <= limit && start + length <= bytes.length ? length : 0
}

/** Byte by byte: texts are so short that a call to `set` with a view of each takes several times longer. */
function copyBytes(from: Uint8Array, start: number, length: number, to: Uint8Array, at: number): void {
  for (let byte = 0; byte < length; byte++) to[at + byte] = from[start + byte] ?? 0
}

function packed(nameLength: number, vinLength: number, plateLength: number): number {
  return (nameLength | (vinLength << 16) | (plateLength << 24)) >>> 0
}

function partLength(lengths: number, part: TextPart): number {
  if (part === textPart.name) return lengths & 0xffff
  return part === textPart.vin ? (lengths >>> 16) & 0xff : lengths >>> 24
}

function partStart(lengths: number, part: TextPart): number {
  if (part === textPart.name) return 0
  return part === textPart.vin ? lengths & 0xffff : (lengths & 0xffff) + ((lengths >>> 16) & 0xff)
}

function sizeOf(lengths: number): number {
  return (lengths & 0xffff) + ((lengths >>> 16) & 0xff) + (lengths >>> 24)
}
