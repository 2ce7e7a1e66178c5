import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { createDriverTexts, type DriverTexts } from './driver-texts'
import type { Fix } from './geo'
import { vehicleFallback } from './labels'
import { createPlaces, type Places } from './store-places'
import { createSlotColumns, emptySlotColumns, growSlotColumns, type SlotColumns } from './slot-columns'
import { createSourceLabels, type SourceLabels } from './source-labels'
import { createSlotMemory, type SlotMemory } from './slot-memory'
import type { StoreChange } from './store-change'
import { createTextArena, textPart, type TextArena } from './text-arena'
import { createTwins, type Twins } from './twins'
import { createVehicleIndex, uuidWords, type VehicleIndex } from './vehicle-index'

/** Bits of the flags column that never leave main. */
export const ownFlags = {
  /** A row of `vehicles` named this vehicle, so its missing name is really missing. */
  identified: 64,
  /** `vehicles` says that it is deleted: its location rows no longer bring it back. */
  deleted: 128
} as const

/** Bits that the page may see. */
export const publicFlags =
  vehicleFlags.present | vehicleFlags.moving | vehicleFlags.simulated | vehicleFlags.sharedVin | vehicleFlags.olderTwin

/** Jumps that wait for a second fix to confirm them, at least; more than that only where a provider is broken. */
const rememberedJumps = 10_000

/** The store's insides, shared by the rules that change them. */
export interface StoreState {
  readonly columns: SlotColumns
  readonly index: VehicleIndex
  readonly texts: TextArena
  readonly drivers: DriverTexts
  readonly twins: Twins
  readonly places: Places
  readonly sources: SourceLabels
  /** Fixes set aside as impossible jumps, by slot: a second fix that agrees with one proves the held fix wrong. */
  readonly jumps: SlotMemory<Fix>
  readonly counts: { vehicles: number; withPosition: number; unidentified: number }
  /** Highest slot + 1. */
  size: number
  /** Slots below `size` that nobody has, the next one to be given last. */
  freeSlots: Uint32Array
  freeCount: number
  /** When a sweep last brought a page, in seconds since the epoch; 0 when none has. */
  seenAtS: number
}

/** An empty store. */
export function createStoreState(): StoreState {
  const columns = createSlotColumns()
  const texts = createTextArena()
  return {
    columns,
    index: createVehicleIndex(),
    texts,
    drivers: createDriverTexts(),
    twins: createTwins(columns, texts),
    places: createPlaces(),
    sources: createSourceLabels(),
    jumps: createSlotMemory(rememberedJumps),
    counts: { vehicles: 0, withPosition: 0, unidentified: 0 },
    size: 0,
    freeSlots: new Uint32Array(0),
    freeCount: 0,
    seenAtS: 0
  }
}

/** Whether the bit of `flag` is set. */
export function hasFlag(state: StoreState, slot: number, flag: number): boolean {
  return ((state.columns.flags[slot] ?? 0) & flag) !== 0
}

/** Sets or clears a bit; says whether that made a difference. */
export function setFlag(state: StoreState, slot: number, flag: number, isOn: boolean): boolean {
  const held = state.columns.flags[slot] ?? 0
  const next = isOn ? held | flag : held & ~flag
  state.columns.flags[slot] = next
  return next !== held
}

/** Whether a position is held for the slot. */
export function hasPosition(state: StoreState, slot: number): boolean {
  return Number.isFinite(state.columns.longitudeDeg[slot])
}

/** What the vehicle is called on screen. */
export function nameOf(state: StoreState, slot: number): string {
  return state.texts.textOf(slot, textPart.name) || vehicleFallback(state.index.idOf(slot))
}

/** The slot of a vehicle whose id is no row of words, or -1; a UUID among the texts is the vehicle that the words name. */
export function findTextId(state: StoreState, id: string): number {
  const words = uuidWords(id)
  return words === null ? state.index.findText(id) : state.index.find(words, 0)
}

/** Gives a slot to a vehicle that has none. */
export function addVehicle(state: StoreState, words: Uint32Array, at: number): number {
  const slot = takeSlot(state)
  state.index.add(slot, words, at)
  return slot
}

/** As `addVehicle`. */
export function addTextId(state: StoreState, id: string): number {
  const words = uuidWords(id)
  if (words !== null) return addVehicle(state, words, 0)
  const slot = takeSlot(state)
  state.index.addText(slot, id)
  return slot
}

function takeSlot(state: StoreState): number {
  if (state.freeCount > 0) return state.freeSlots[--state.freeCount] ?? 0
  growSlots(state, state.size + 1)
  return state.size - 1
}

/** Makes room for `size` slots, if there are fewer. */
export function growSlots(state: StoreState, size: number): void {
  const first = state.size
  if (size <= first) return
  state.size = size
  const isLarger = growSlotColumns(state.columns, size)
  emptySlotColumns(state.columns, first, size)
  if (!isLarger) return
  const capacity = state.columns.flags.length
  state.index.reserve(capacity)
  state.texts.reserve(capacity)
}

/** Puts the vehicle on the map's books, if it is not there. */
export function admit(state: StoreState, slot: number, change: StoreChange): void {
  if (!setFlag(state, slot, vehicleFlags.present, true)) return
  state.counts.vehicles++
  if (hasPosition(state, slot)) state.counts.withPosition++
  if (!hasFlag(state, slot, ownFlags.identified)) state.counts.unidentified++
  change.removed.delete(slot)
  change.changed.add(slot)
  change.identities.add(slot)
  state.twins.join(slot, change.changed)
}

/** Takes the vehicle off the books. Its slot stays its own. */
export function dismiss(state: StoreState, slot: number, change: StoreChange): void {
  if (!setFlag(state, slot, vehicleFlags.present, false)) return
  state.counts.vehicles--
  if (hasPosition(state, slot)) state.counts.withPosition--
  if (!hasFlag(state, slot, ownFlags.identified)) state.counts.unidentified--
  state.twins.leave(slot, change.changed)
  change.changed.delete(slot)
  change.moved.delete(slot)
  change.identities.delete(slot)
  change.removed.add(slot)
}

/** Forgets what is known of a vehicle that left; only whose slot it is stays, and when it was last seen. */
export function erase(state: StoreState, slot: number): void {
  const { columns, texts } = state
  columns.longitudeDeg[slot] = NaN
  columns.latitudeDeg[slot] = NaN
  columns.speedMps[slot] = NaN
  columns.derivedBearingDeg[slot] = NaN
  columns.occurredAtMs[slot] = NaN
  columns.fleet[slot] = 0
  columns.provider[slot] = 0
  columns.place[slot] = 0
  columns.flags[slot] = (columns.flags[slot] ?? 0) & ownFlags.deleted
  texts.stage('', '', '')
  if (texts.differs(slot)) texts.commit(slot)
  state.drivers.set(slot, '')
  state.jumps.delete(slot)
}
