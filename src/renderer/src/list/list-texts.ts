import { assertNever } from '@shared/domain/assert-never'
import { compareNaturally } from './compare-naturally'
import type { IdentityColumns, TextColumn } from '@shared/ipc/schemas-positions'
import { foldText } from './fold'

/** The texts of a vehicle, in the order in which they lie in its record. */
export const textParts = ['name', 'vin', 'plate', 'driver'] as const
export type TextPart = (typeof textParts)[number]

/** Names, VINs and plates by slot, folded for the search, as bytes in one arena: twelve bytes a vehicle beside the texts themselves. */
export interface ListTexts {
  /** Takes one row of packed texts; earlier ones of the slot are dropped. @returns what of them was another: `driver` when nothing else was */
  readonly put: (slot: number, texts: IdentityColumns, row: number) => 'same' | 'driver' | 'others'
  /** Whether one of the slot's texts holds these bytes. */
  readonly holds: (slot: number, needle: Uint8Array) => boolean
  /** Of the slots marked with `toSearch`, those that hold these bytes get 1 and the others 0. */
  readonly keepHolding: (needle: Uint8Array, marks: Uint8Array) => void
  /** Compares a text of two slots as people sort: numbers by their value, nothing last. Never 0 for two slots. */
  readonly comparatorOf: (part: TextPart) => (a: number, b: number) => number
  readonly isEmpty: (part: TextPart, slot: number) => boolean
  readonly clear: () => void
}

/** What the lengths leave room for; main cuts names at 1,000 bytes and codes at 255. */
const longest = { name: 0xffff, code: 0xff } as const
/** A slot whose texts are still to be looked through. */
export const toSearch = 2

const smallestArena = 4096
/** Lies between the texts of a slot, so that nothing is found across two of them. */
const between = 0

/** No texts. */
export function createListTexts(): ListTexts {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  /** Drivers stand last in the arena, where there are any. Empty while none is known; then a byte a vehicle more. */
  let driverLengths = new Uint8Array(0)
  let bytes = new Uint8Array(0)
  let used = 0
  let holes = 0
  let starts = new Uint32Array(0)
  let nameLengths = new Uint16Array(0)
  let vinLengths = new Uint8Array(0)
  let plateLengths = new Uint8Array(0)
  /** Which letters and digits occur in a slot's texts: most vehicles that a word is not in are told by that alone. */
  let signs = new Uint32Array(0)

  function sizeOf(slot: number): number {
    const size = baseSizeOf(slot)
    const driverLength = driverLengths.length === 0 ? 0 : (driverLengths[slot] ?? 0)
    if (driverLength === 0) return size
    return (size === 0 ? 2 : size) + 1 + driverLength
  }

  /** Without the driver, who stands last. */
  function baseSizeOf(slot: number): number {
    const size = (nameLengths[slot] ?? 0) + (vinLengths[slot] ?? 0) + (plateLengths[slot] ?? 0)
    return size === 0 ? 0 : size + 2
  }

  function reserveSlots(needed: number): void {
    if (needed <= starts.length) return
    const capacity = Math.max(needed, Math.ceil(starts.length * 1.5), 1024)
    if (driverLengths.length > 0) driverLengths = copied(driverLengths, new Uint8Array(capacity))
    starts = copied(starts, new Uint32Array(capacity))
    nameLengths = copied(nameLengths, new Uint16Array(capacity))
    vinLengths = copied(vinLengths, new Uint8Array(capacity))
    plateLengths = copied(plateLengths, new Uint8Array(capacity))
    signs = copied(signs, new Uint32Array(capacity))
  }

  function reserveBytes(more: number): void {
    if (used + more <= bytes.length) return
    if (holes > used / 3) compact()
    if (used + more <= bytes.length) return
    const larger = new Uint8Array(Math.max(smallestArena, Math.ceil((used + more) * 1.25)))
    larger.set(bytes.subarray(0, used))
    bytes = larger
  }

  function compact(): void {
    const packed = new Uint8Array(bytes.length)
    let to = 0
    for (let slot = 0; slot < starts.length; slot++) {
      const size = sizeOf(slot)
      const from = starts[slot] ?? 0
      packed.set(bytes.subarray(from, from + size), to)
      starts[slot] = to
      to += size
    }
    bytes = packed
    used = to
    holes = 0
  }

  /** Writes one folded text at the end. @returns its length */
  function append(column: TextColumn, row: number, most: number): number {
    const from = column.offsets[row] ?? 0
    const to = column.offsets[row + 1] ?? 0
    let isAscii = true
    const end = Math.min(to, from + most)
    let at = used
    for (let index = from; index < end; index++) {
      const byte = column.bytes[index] ?? 0
      if (byte > 127) {
        isAscii = false
        break
      }
      bytes[at++] = byte >= 65 && byte <= 90 ? byte + 32 : byte
    }
    if (!isAscii) {
      const text = foldText(decoder.decode(column.bytes.subarray(from, to)))
      at = used + encoder.encodeInto(text, bytes.subarray(used, used + Math.min(most, (to - from) * 3))).written
    }
    const length = at - used
    used = at
    return length
  }

  function put(
    slot: number,
    { names, vins, plates, drivers }: IdentityColumns,
    row: number
  ): 'same' | 'driver' | 'others' {
    reserveSlots(slot + 1)
    // Folding may lengthen a text: a letter of two bytes becomes three at most.
    const driverBytes = drivers === null ? 0 : lengthIn(drivers, row)
    reserveBytes((lengthIn(names, row) + lengthIn(vins, row) + lengthIn(plates, row) + driverBytes) * 3 + 3)
    const start = used
    const nameLength = append(names, row, longest.name)
    bytes[used++] = between
    const vinLength = append(vins, row, longest.code)
    bytes[used++] = between
    const plateLength = append(plates, row, longest.code)
    const baseSize = used - start === 2 ? 0 : used - start
    let driverLength = 0
    if (drivers !== null && driverBytes > 0) {
      bytes[used++] = between
      driverLength = append(drivers, row, longest.code)
      if (driverLengths.length === 0) driverLengths = new Uint8Array(starts.length)
    }
    const sizeBefore = sizeOf(slot)
    const size = baseSize === 0 && driverLength === 0 ? 0 : used - start
    const isBaseSame = isSame(starts[slot] ?? 0, baseSizeOf(slot), start, baseSize)
    if (size === 0 || isSame(starts[slot] ?? 0, sizeBefore, start, size)) used = start
    // The bytes between the texts are among those compared: the same bytes are the same texts.
    if (size === sizeBefore && used === start) return 'same'
    holes += sizeBefore
    starts[slot] = start
    nameLengths[slot] = nameLength
    vinLengths[slot] = vinLength
    plateLengths[slot] = plateLength
    if (driverLengths.length > 0) driverLengths[slot] = driverLength
    signs[slot] = signsIn(bytes, start, start + size)
    return isBaseSame ? 'driver' : 'others'
  }

  function isSame(a: number, aSize: number, b: number, bSize: number): boolean {
    if (aSize !== bSize) return false
    for (let at = 0; at < aSize; at++) if (bytes[a + at] !== bytes[b + at]) return false
    return true
  }

  function keepHolding(needle: Uint8Array, marks: Uint8Array): void {
    const [allBytes, allStarts, allSigns] = [bytes, starts, signs]
    const [first = 0] = needle
    const length = needle.length
    const wanted = signsIn(needle, 0, length)
    // A letter has a sign of its own.
    const isOneLetter = length === 1 && isLetter(first)
    const end = Math.min(marks.length, allStarts.length)
    for (let slot = 0; slot < end; slot++) {
      if (marks[slot] !== toSearch) continue
      const hasAll = ((allSigns[slot] ?? 0) & wanted) === wanted
      marks[slot] = hasAll && isOneLetter ? 1 : 0
      if (!hasAll || isOneLetter) continue
      const start = allStarts[slot] ?? 0
      const last = start + sizeOf(slot) - length
      for (let at = start; at <= last; at++) {
        if (allBytes[at] !== first) continue
        let same = 1
        while (same < length && allBytes[at + same] === needle[same]) same += 1
        if (same < length) continue
        marks[slot] = 1
        break
      }
    }
    for (let slot = end; slot < marks.length; slot++) if (marks[slot] === toSearch) marks[slot] = 0
  }

  function holds(slot: number, needle: Uint8Array): boolean {
    const start = starts[slot] ?? 0
    const last = start + sizeOf(slot) - needle.length
    for (let at = start; at <= last; at++) {
      let same = 0
      while (same < needle.length && bytes[at + same] === needle[same]) same += 1
      if (same === needle.length) return true
    }
    return false
  }

  function startOf(part: TextPart, slot: number): number {
    const start = starts[slot] ?? 0
    if (part === 'name') return start
    const afterName = start + (nameLengths[slot] ?? 0) + 1
    if (part === 'vin') return afterName
    const afterVin = afterName + (vinLengths[slot] ?? 0) + 1
    return part === 'plate' ? afterVin : afterVin + (plateLengths[slot] ?? 0) + 1
  }

  function lengthOf(part: TextPart, slot: number): number {
    switch (part) {
      case 'name':
        return nameLengths[slot] ?? 0
      case 'vin':
        return vinLengths[slot] ?? 0
      case 'plate':
        return plateLengths[slot] ?? 0
      case 'driver':
        return driverLengths[slot] ?? 0
      default:
        return assertNever(part)
    }
  }

  function comparatorOf(part: TextPart): (a: number, b: number) => number {
    const isName = part === 'name'
    return (a, b) => {
      const aLength = isName ? (nameLengths[a] ?? 0) : lengthOf(part, a)
      const bLength = isName ? (nameLengths[b] ?? 0) : lengthOf(part, b)
      if (aLength === 0 || bLength === 0) return aLength === bLength ? a - b : aLength === 0 ? 1 : -1
      const aStart = isName ? (starts[a] ?? 0) : startOf(part, a)
      const bStart = isName ? (starts[b] ?? 0) : startOf(part, b)
      return compareNaturally(bytes, aStart, aStart + aLength, bStart, bStart + bLength) || a - b
    }
  }

  return {
    put,
    holds,
    keepHolding,
    comparatorOf,
    isEmpty: (part, slot) => lengthOf(part, slot) === 0,
    clear() {
      driverLengths = new Uint8Array(0)
      bytes = new Uint8Array(0)
      used = holes = 0
      starts = new Uint32Array(0)
      nameLengths = new Uint16Array(0)
      vinLengths = new Uint8Array(0)
      plateLengths = new Uint8Array(0)
      signs = new Uint32Array(0)
    }
  }
}

function isLetter(byte: number): boolean {
  return byte >= 97 && byte <= 122
}

/** One bit for each letter, and one for every two digits; other signs have none. */
function signsIn(bytes: Uint8Array, from: number, to: number): number {
  let found = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (isLetter(byte)) found |= 1 << (byte - 97)
    else if (byte >= 48 && byte <= 57) found |= 1 << (26 + ((byte - 48) >> 1))
  }
  return found
}

function lengthIn(column: TextColumn, row: number): number {
  return (column.offsets[row + 1] ?? 0) - (column.offsets[row] ?? 0)
}

function copied<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
