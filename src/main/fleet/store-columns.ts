import type { IdentityColumns, PositionColumns, TextColumn } from '@shared/ipc/schemas-positions'
import { vehicleFallback } from './labels'
import type { SlotColumns } from './slot-columns'
import { publicFlags, type StoreState } from './store-state'
import { textPart, type TextPart } from './text-arena'

/** "Vehicle 28e4a9e0" is as long as this for every UUID. */
const fallbackLength = vehicleFallback('00000000').length
const namePart = textPart.name
const fallbackStart = new TextEncoder().encode(vehicleFallback(''))

/** How numbers and flags of the store are to be read by whoever gets the copy. */
interface ColumnReading {
  readonly fleetOf: (number: number) => number
  readonly providerOf: (number: number) => number
  readonly flagsMask: number
}

/**
 * Copies some slots out into arrays of exactly the right length with buffers of their own: a view into a larger buffer would send the
 * whole buffer over the bridge.
 */
export function copyColumns(
  { columns }: StoreState,
  slots: Uint32Array,
  { fleetOf, providerOf, flagsMask }: ColumnReading
): PositionColumns {
  const copy = isRun(slots) ? copyRun(columns, slots) : copyEach(columns, slots)
  for (let row = 0; row < slots.length; row++) {
    copy.fleet[row] = fleetOf(copy.fleet[row] ?? 0)
    copy.provider[row] = providerOf(copy.provider[row] ?? 0)
    copy.flags[row] = (copy.flags[row] ?? 0) & flagsMask
  }
  return copy
}

/** Whether they ascend without a gap, as all slots of a fleet do of which nobody left, and those of a page as it was first seen. */
function isRun(slots: Uint32Array): boolean {
  const first = slots[0] ?? 0
  for (let row = 1; row < slots.length; row++) if (slots[row] !== first + row) return false
  return true
}

/** Whole pieces at once: many times faster than entry by entry. */
function copyRun(columns: SlotColumns, slots: Uint32Array): PositionColumns {
  const from = slots[0] ?? 0
  const to = from + slots.length
  return {
    slots: slots.slice(),
    longitudeDeg: columns.longitudeDeg.slice(from, to),
    latitudeDeg: columns.latitudeDeg.slice(from, to),
    speedMps: columns.speedMps.slice(from, to),
    derivedBearingDeg: columns.derivedBearingDeg.slice(from, to),
    occurredAtMs: columns.occurredAtMs.slice(from, to),
    fleet: columns.fleet.slice(from, to),
    provider: columns.provider.slice(from, to),
    place: columns.place.slice(from, to),
    flags: columns.flags.slice(from, to)
  }
}

function copyEach(columns: SlotColumns, slots: Uint32Array): PositionColumns {
  const copy = {
    slots: slots.slice(),
    longitudeDeg: new Float64Array(slots.length),
    latitudeDeg: new Float64Array(slots.length),
    speedMps: new Float32Array(slots.length),
    derivedBearingDeg: new Float32Array(slots.length),
    occurredAtMs: new Float64Array(slots.length),
    fleet: new Uint32Array(slots.length),
    provider: new Uint32Array(slots.length),
    place: new Uint32Array(slots.length),
    flags: new Uint8Array(slots.length)
  }
  // Spelt out on purpose: a helper that serves all kinds of arrays is several times slower at 100,000 rows.
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row] ?? 0
    copy.longitudeDeg[row] = columns.longitudeDeg[slot] ?? NaN
    copy.latitudeDeg[row] = columns.latitudeDeg[slot] ?? NaN
    copy.speedMps[row] = columns.speedMps[slot] ?? NaN
    copy.derivedBearingDeg[row] = columns.derivedBearingDeg[slot] ?? NaN
    copy.occurredAtMs[row] = columns.occurredAtMs[slot] ?? NaN
    copy.fleet[row] = columns.fleet[slot] ?? 0
    copy.provider[row] = columns.provider[slot] ?? 0
    copy.place[row] = columns.place[slot] ?? 0
    copy.flags[row] = columns.flags[slot] ?? 0
  }
  return copy
}

/** Some slots as the page may see them: with the labels in force. */
export function positionColumns(state: StoreState, slots: Uint32Array): PositionColumns {
  const { fleets, providers } = state.sources
  return copyColumns(state, slots, { fleetOf: fleets.entryOf, providerOf: providers.entryOf, flagsMask: publicFlags })
}

/** The texts of some slots; a vehicle without a name is called by the short form of its id. */
export function identityColumns(state: StoreState, slots: Uint32Array): IdentityColumns {
  return {
    slots: slots.slice(),
    names: nameColumn(state, slots),
    vins: textColumn(state, slots, textPart.vin),
    plates: textColumn(state, slots, textPart.plate),
    drivers: state.drivers.column(slots)
  }
}

/** One text of each slot, as bytes: no string is made. */
export function textColumn({ texts }: StoreState, slots: Uint32Array, part: TextPart): TextColumn {
  const offsets = new Uint32Array(slots.length + 1)
  let size = 0
  for (let row = 0; row < slots.length; row++) {
    size += texts.lengthOf(slots[row] ?? 0, part)
    offsets[row + 1] = size
  }
  const from = texts.bytes
  const bytes = new Uint8Array(size)
  for (let row = 0; row < slots.length; row++) {
    let at = offsets[row] ?? 0
    const end = offsets[row + 1] ?? 0
    for (let source = texts.startOf(slots[row] ?? 0, part); at < end; at++, source++) bytes[at] = from[source] ?? 0
  }
  return { bytes, offsets }
}

function nameColumn(state: StoreState, slots: Uint32Array): TextColumn {
  const { texts, index } = state
  const offsets = new Uint32Array(slots.length + 1)
  let size = 0
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row] ?? 0
    const length = texts.lengthOf(slot, namePart)
    size += length === 0 ? shortNameLength(state, slot) : length
    offsets[row + 1] = size
  }
  const from = texts.bytes
  const bytes = new Uint8Array(size)
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row] ?? 0
    let at = offsets[row] ?? 0
    const end = offsets[row + 1] ?? 0
    if (texts.lengthOf(slot, namePart) === 0) {
      if (index.otherIdOf(slot) === '') writeShortName(bytes, at, index.words[slot * 4] ?? 0)
      else bytes.set(Buffer.from(vehicleFallback(index.otherIdOf(slot))), at)
      continue
    }
    for (let source = texts.startOf(slot, namePart); at < end; at++, source++) bytes[at] = from[source] ?? 0
  }
  return { bytes, offsets }
}

function shortNameLength({ index }: StoreState, slot: number): number {
  const id = index.otherIdOf(slot)
  return id === '' ? fallbackLength : Buffer.byteLength(vehicleFallback(id))
}

/** As `vehicleFallback` of the UUID that begins with `word`. */
function writeShortName(bytes: Uint8Array, at: number, word: number): void {
  for (let place = 0; place < fallbackStart.length; place++) bytes[at + place] = fallbackStart[place] ?? 0
  for (let digit = 0; digit < 8; digit++) {
    const value = (word >>> (28 - 4 * digit)) & 15
    bytes[at + fallbackStart.length + digit] = value < 10 ? 0x30 + value : 0x57 + value
  }
}
