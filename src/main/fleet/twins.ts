import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { grownNumbers, nextTableLength, type SlotColumns } from './slot-columns'
import type { SlotSet } from './slot-set'
import { textPart, type TextArena } from './text-arena'

/** Older vehicles than those of 1981 have shorter ones, of at least eleven characters; anything else is no VIN. */
const shortestVin = 11
const longestVin = 17

const fullestLoad = 0.7
const { sharedVin, olderTwin } = vehicleFlags
const bothFlags = sharedVin | olderTwin
const vinPart = textPart.vin

/** By byte: a digit or a letter as the upper case letter, anything else as 0. */
const vinCharacters: Readonly<Uint8Array> = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  return /[0-9A-Za-z]/.test(character) ? character.toUpperCase().charCodeAt(0) : 0
})

/**
 * Vehicles that are one truck: two providers report it, under one VIN. A table has one slot for every VIN, that of the vehicle with the
 * freshest position; from there a ring leads through the others. A table of strings would take over 100 bytes a vehicle, this one about 20.
 */
export interface Twins {
  /**
   * Takes a vehicle in: one that came, or got a VIN. Nothing happens without a VIN.
   *
   * @param changed gets every slot whose flags changed
   */
  join(slot: number, changed: SlotSet): void
  /** Lets a vehicle go: one that left, or is about to lose its VIN. Its own flags are cleared and not told. */
  leave(slot: number, changed: SlotSet): void
  /** A vehicle's position became fresher. */
  freshened(slot: number, changed: SlotSet): void
  /** Makes room for so many VINs and slots at once. */
  reserve(vinCount: number, slotCount: number): void
}

/** No vehicles. @param columns times are read from here, flags are kept up to date here */
export function createTwins(columns: SlotColumns, texts: TextArena): Twins {
  /** Slot + 1 of the freshest of each VIN, 0 for free. The length is a power of two. */
  let table = new Uint32Array(1024)
  let vinCount = 0
  /** Slot + 1 of the neighbours in the ring; 0 where the slot is in none. */
  let next: Uint32Array = new Uint32Array(0)
  let previous: Uint32Array = new Uint32Array(0)

  /** Where in the table the slot's VIN is, or would be; -1 when it has none. */
  const placeOf = (slot: number): number => {
    const hash = vinHash(texts, slot)
    if (hash < 0) return -1
    const mask = table.length - 1
    let place = hash & mask
    for (;;) {
      const known = table[place] ?? 0
      if (known === 0 || isSameVin(texts, known - 1, slot)) return place
      place = (place + 1) & mask
    }
  }

  const makeRoom = (count: number): void => {
    if (count <= table.length * fullestLoad) return
    const old = table
    const length = nextTableLength(table.length, count, fullestLoad)
    table = new Uint32Array(length)
    for (let from = 0; from < old.length; from++) {
      const known = old[from] ?? 0
      if (known === 0) continue
      // No two of a table have the same VIN: the first free place is right, and 90,000 comparisons of texts are spared.
      let place = vinHash(texts, known - 1) & (length - 1)
      while (table[place] !== 0) place = (place + 1) & (length - 1)
      table[place] = known
    }
  }

  /** Closes the gap, or searches would end there: what could have been put nearer to where it belongs moves up. */
  const free = (gap: number): void => {
    const mask = table.length - 1
    let hole = gap
    for (let place = (hole + 1) & mask; ; place = (place + 1) & mask) {
      const known = table[place] ?? 0
      if (known === 0) break
      const home = vinHash(texts, known - 1) & mask
      if (((place - home) & mask) < ((place - hole) & mask)) continue
      table[hole] = known
      hole = place
    }
    table[hole] = 0
    vinCount--
  }

  const setFlags = (slot: number, twinFlags: number, changed: SlotSet): void => {
    const held = columns.flags[slot] ?? 0
    const flags = (held & ~bothFlags) | twinFlags
    if (flags === held) return
    columns.flags[slot] = flags
    changed.add(slot)
  }

  const link = (before: number, after: number): void => {
    next[before] = after + 1
    previous[after] = before + 1
  }

  /** Whether the first of two is the one to be shown. */
  const isFresher = (slot: number, other: number): boolean => {
    const atMs = columns.occurredAtMs[slot] ?? NaN
    const otherAtMs = columns.occurredAtMs[other] ?? NaN
    if (atMs === otherAtMs || (Number.isNaN(atMs) && Number.isNaN(otherAtMs))) return slot < other
    return Number.isNaN(otherAtMs) || atMs > otherAtMs
  }

  const freshestOfRing = (start: number): number => {
    let freshest = start
    for (let slot = (next[start] ?? 0) - 1; slot >= 0 && slot !== start; slot = (next[slot] ?? 0) - 1) {
      if (isFresher(slot, freshest)) freshest = slot
    }
    return freshest
  }

  return {
    reserve(count, slotCount) {
      makeRoom(count)
      next = grownNumbers(next, slotCount)
      previous = grownNumbers(previous, slotCount)
    },
    join(slot, changed) {
      makeRoom(vinCount + 1)
      const place = placeOf(slot)
      if (place < 0) return
      next = grownNumbers(next, slot + 1)
      previous = grownNumbers(previous, slot + 1)
      if (next[slot] !== 0) return
      const lead = (table[place] ?? 0) - 1
      if (lead < 0) {
        table[place] = slot + 1
        vinCount++
        link(slot, slot)
        return
      }
      link(slot, (next[lead] ?? 0) - 1)
      link(lead, slot)
      const isLead = isFresher(slot, lead)
      if (isLead) table[place] = slot + 1
      setFlags(slot, isLead ? sharedVin : bothFlags, changed)
      setFlags(lead, isLead ? bothFlags : sharedVin, changed)
    },
    leave(slot, changed) {
      if ((next[slot] ?? 0) === 0) return
      const place = placeOf(slot)
      const after = (next[slot] ?? 0) - 1
      if (after === slot) free(place)
      else {
        link((previous[slot] ?? 0) - 1, after)
        const isLead = table[place] === slot + 1
        const lead = isLead ? freshestOfRing(after) : (table[place] ?? 0) - 1
        table[place] = lead + 1
        if (isLead || next[lead] === lead + 1) {
          setFlags(lead, next[lead] === lead + 1 ? 0 : sharedVin, changed)
        }
      }
      next[slot] = 0
      previous[slot] = 0
      columns.flags[slot] = (columns.flags[slot] ?? 0) & ~bothFlags
    },
    freshened(slot, changed) {
      // The freshest stays it: a position never becomes older.
      if (((columns.flags[slot] ?? 0) & olderTwin) === 0) return
      const neighbour = (next[slot] ?? 0) - 1
      // Of two, the other one is the freshest: no need to look for it.
      if (next[neighbour] === slot + 1 && !isFresher(slot, neighbour)) return
      const place = placeOf(slot)
      const lead = (table[place] ?? 0) - 1
      if (!isFresher(slot, lead)) return
      table[place] = slot + 1
      setFlags(slot, sharedVin, changed)
      setFlags(lead, bothFlags, changed)
    }
  }
}

/** A number from the slot's VIN, upper and lower case alike; -1 when it has none. */
function vinHash(texts: TextArena, slot: number): number {
  const length = texts.lengthOf(slot, vinPart)
  if (length < shortestVin || length > longestVin) return -1
  const { bytes } = texts
  const from = texts.startOf(slot, vinPart)
  let hash = 0x811c9dc5
  for (let at = from; at < from + length; at++) {
    const character = vinCharacters[bytes[at] ?? 0] ?? 0
    if (character === 0) return -1
    hash = Math.imul(hash ^ character, 0x01000193)
  }
  return (hash ^ (hash >>> 15)) & 0x3fff_ffff
}

function isSameVin(texts: TextArena, slot: number, otherSlot: number): boolean {
  const length = texts.lengthOf(slot, vinPart)
  if (length !== texts.lengthOf(otherSlot, vinPart)) return false
  const { bytes } = texts
  const from = texts.startOf(slot, vinPart)
  const otherFrom = texts.startOf(otherSlot, vinPart)
  // From the end, where the VINs of a fleet differ.
  for (let at = length - 1; at >= 0; at--) {
    const byte = bytes[from + at] ?? 0
    const other = bytes[otherFrom + at] ?? 0
    if (byte !== other && vinCharacters[byte] !== vinCharacters[other]) return false
  }
  return true
}
