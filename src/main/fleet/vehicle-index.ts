import { grownNumbers, nextTableLength } from './slot-columns'

/** The part of the table that may be in use; above it, looking for an id that is not there takes long. */
const fullestLoad = 0.7

const noId = ''
const canonicalUuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/**
 * Which slot a vehicle has, and which vehicle a slot. Ids that are UUIDs are kept as four words and found through a table of slots (open
 * addressing, linear probing): about 25 bytes a vehicle, where a Map of strings takes over 100. Other ids, if there are any, go through a Map.
 */
export interface VehicleIndex {
  /** Four words a slot, as in `VehicleIdColumn`; live, growing replaces it. All zero where the id is a text or there is none. */
  readonly words: Uint32Array
  /** The vehicle's slot, or -1. @param at index of the first of the four words */
  find(words: Uint32Array, at: number): number
  /** The slot of a vehicle whose id is no UUID, or -1. */
  findText(id: string): number
  /** Gives a slot to a vehicle that has none. */
  add(slot: number, words: Uint32Array, at: number): void
  addText(slot: number, id: string): void
  /** Notes whose slot it is, whoever had it before, without making it findable: `rebuild` does, when all are noted. */
  set(slot: number, words: Uint32Array, at: number): void
  setText(slot: number, id: string): void
  /** The id of the slot's vehicle as a text; empty when it has none. */
  idOf(slot: number): string
  hasId(slot: number): boolean
  /** The id, where it is no UUID; else empty. */
  otherIdOf(slot: number): string
  /** Makes room for so many slots at once. */
  reserve(slotCount: number): void
  /** Takes the id from a slot; call `rebuild` before the next search. */
  forget(slot: number): void
  /**
   * Makes all ids of the slots below `size` findable.
   *
   * @param onDouble told of two slots with one id; returns the one that is to have it, and must `forget` the other
   */
  rebuild(size: number, onDouble: (slot: number, other: number) => number): void
}

/** Knows no vehicle. */
export function createVehicleIndex(): VehicleIndex {
  let words: Uint32Array = new Uint32Array(0)
  /** Slot + 1, or 0 for free. The length is a power of two. */
  let table = new Uint32Array(2048)
  let used = 0
  const slotOfText = new Map<string, number>()
  const textOfSlot = new Map<number, string>()

  /** Where in the table the id is, or would be. */
  const placeOf = (ids: Uint32Array, at: number): number => {
    const w0 = ids[at] ?? 0
    const w1 = ids[at + 1] ?? 0
    const w2 = ids[at + 2] ?? 0
    const w3 = ids[at + 3] ?? 0
    const mask = table.length - 1
    let place = mixed(w0, w1, w2, w3) & mask
    for (;;) {
      const known = table[place] ?? 0
      if (known === 0) return place
      const held = (known - 1) * 4
      if (words[held + 3] === w3 && words[held + 2] === w2 && words[held + 1] === w1 && words[held] === w0) return place
      place = (place + 1) & mask
    }
  }

  const makeTable = (count: number): void => {
    table = new Uint32Array(nextTableLength(table.length, count, fullestLoad))
    used = 0
  }

  const enter = (slot: number): void => {
    table[placeOf(words, slot * 4)] = slot + 1
    used++
  }

  const isZero = (slot: number): boolean => {
    const at = slot * 4
    return ((words[at] ?? 0) | (words[at + 1] ?? 0) | (words[at + 2] ?? 0) | (words[at + 3] ?? 0)) === 0
  }

  const forget = (slot: number): void => {
    for (let word = 0; word < 4; word++) words[slot * 4 + word] = 0
    const text = textOfSlot.size === 0 ? undefined : textOfSlot.get(slot)
    if (text === undefined) return
    textOfSlot.delete(slot)
    if (slotOfText.get(text) === slot) slotOfText.delete(text)
  }

  const clear = (slot: number): void => {
    words = grownNumbers(words, slot * 4 + 4)
    forget(slot)
  }

  const set = (slot: number, ids: Uint32Array, at: number): void => {
    clear(slot)
    for (let word = 0; word < 4; word++) words[slot * 4 + word] = ids[at + word] ?? 0
  }

  const setText = (slot: number, id: string): void => {
    clear(slot)
    textOfSlot.set(slot, id)
  }

  return {
    get words() {
      return words
    },
    find: (ids, at) => (table[placeOf(ids, at)] ?? 0) - 1,
    findText: (id) => slotOfText.get(id) ?? -1,
    add(slot, ids, at) {
      set(slot, ids, at)
      if (used + 1 > table.length * fullestLoad) {
        const old = table
        makeTable(used + 1)
        for (const known of old) if (known !== 0) enter(known - 1)
      }
      enter(slot)
    },
    addText(slot, id) {
      setText(slot, id)
      slotOfText.set(id, slot)
    },
    set,
    setText,
    idOf: (slot) => (isZero(slot) ? (textOfSlot.get(slot) ?? noId) : uuidOf(words, slot * 4)),
    hasId: (slot) => !isZero(slot) || textOfSlot.has(slot),
    otherIdOf: (slot) => textOfSlot.get(slot) ?? noId,
    reserve(slotCount) {
      words = grownNumbers(words, slotCount * 4)
    },
    forget,
    rebuild(size, onDouble) {
      makeTable(size)
      slotOfText.clear()
      for (let slot = 0; slot < size; slot++) {
        if (isZero(slot)) continue
        const place = placeOf(words, slot * 4)
        const known = table[place] ?? 0
        if (known === 0) used++
        table[place] = (known === 0 ? slot : onDouble(known - 1, slot)) + 1
      }
      for (const [slot, text] of textOfSlot) {
        const known = slotOfText.get(text)
        slotOfText.set(text, known === undefined ? slot : onDouble(known, slot))
      }
    }
  }
}

/**
 * The four words of a canonical UUID (lower case, with hyphens).
 *
 * @returns null for any other text; also for the UUID of zeroes, which is no id of anything
 */
export function uuidWords(id: string): Uint32Array | null {
  if (!canonicalUuid.test(id)) return null
  const digits = id.replaceAll('-', '')
  const words = Uint32Array.from([0, 8, 16, 24], (from) => parseInt(digits.slice(from, from + 8), 16))
  return words.some((word) => word !== 0) ? words : null
}

function uuidOf(words: Uint32Array, at: number): string {
  const hex = Array.from({ length: 4 }, (_, word) => (words[at + word] ?? 0).toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Spreads ids that differ in few bits, such as those counted up or made from the time (UUID version 7). */
function mixed(w0: number, w1: number, w2: number, w3: number): number {
  let hash = Math.imul(w0 ^ (w0 >>> 15), 0x2c1b3c6d) ^ w1
  hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39) ^ w2
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ w3
  hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39)
  return hash ^ (hash >>> 16)
}
