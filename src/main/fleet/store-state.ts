import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { createTextDictionary, type TextDictionary } from './dictionary'
import type { Fix } from './geo'
import { vehicleFallback } from './labels'
import { createSlotColumns, entry, growSlotColumns, type SlotColumns } from './slot-columns'
import { createSourceLabels, type SourceFields, type SourceLabels } from './source-labels'
import type { StoreChange } from './store-change'

/** Bits of the flags column that never leave main. */
export const ownFlags = {
  /** A row of `vehicles` named this vehicle, so its missing name is really missing. */
  identified: 64,
  /** `vehicles` says that it is deleted: its location rows no longer bring it back. */
  deleted: 128
} as const

/** Bits that the page may see. */
export const publicFlags = vehicleFlags.present | vehicleFlags.moving | vehicleFlags.simulated

/** The store's insides, shared by the rules that change them. */
export interface StoreState {
  readonly columns: SlotColumns
  readonly slots: Map<string, number>
  readonly ids: string[]
  readonly names: string[]
  readonly vins: string[]
  readonly plates: string[]
  readonly places: TextDictionary
  readonly sources: SourceLabels
  /** Fixes set aside as impossible jumps, by slot: a second fix that agrees with one proves the held fix wrong. */
  readonly jumps: Map<number, Fix>
  readonly counts: { vehicles: number; withPosition: number; unidentified: number }
}

/** An empty store. */
export function createStoreState(): StoreState {
  return {
    columns: createSlotColumns(),
    slots: new Map(),
    ids: [],
    names: [],
    vins: [],
    plates: [],
    places: createTextDictionary(),
    sources: createSourceLabels(),
    jumps: new Map(),
    counts: { vehicles: 0, withPosition: 0, unidentified: 0 }
  }
}

/** Whether all bits of `flag` are set. */
export function hasFlag(state: StoreState, slot: number, flag: number): boolean {
  return (entry(state.columns.flags, slot) & flag) === flag
}

/** Sets or clears bits; says whether that made a difference. */
export function setFlag(state: StoreState, slot: number, flag: number, isOn: boolean): boolean {
  const held = entry(state.columns.flags, slot)
  const next = isOn ? held | flag : held & ~flag
  state.columns.flags[slot] = next
  return next !== held
}

/** Whether a position is held for the slot. */
export function hasPosition(state: StoreState, slot: number): boolean {
  return Number.isFinite(entry(state.columns.longitudeDeg, slot))
}

/** What the vehicle is called on screen. */
export function nameOf(state: StoreState, slot: number): string {
  const name = state.names[slot] ?? ''
  return name === '' ? vehicleFallback(state.ids[slot] ?? '') : name
}

/** The vehicle's slot, given to it now when it never had one. A vehicle that left and comes back gets its old slot. */
export function slotOf(state: StoreState, vehicleId: string): number {
  const known = state.slots.get(vehicleId)
  if (known !== undefined) return known
  const slot = state.ids.push(vehicleId) - 1
  state.slots.set(vehicleId, slot)
  state.names.push('')
  state.vins.push('')
  state.plates.push('')
  growSlotColumns(state.columns, slot + 1)
  return slot
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
}

/** Takes the vehicle off the books. Its slot stays its own. */
export function dismiss(state: StoreState, slot: number, change: StoreChange): void {
  if (!setFlag(state, slot, vehicleFlags.present, false)) return
  state.counts.vehicles--
  if (hasPosition(state, slot)) state.counts.withPosition--
  if (!hasFlag(state, slot, ownFlags.identified)) state.counts.unidentified--
  change.changed.delete(slot)
  change.identities.delete(slot)
  change.removed.add(slot)
}

/**
 * Notes whose vehicle it is and who reports it; what a row leaves out stays.
 *
 * @param isFillOnly only what is not known yet is taken over
 * @returns whether something changed
 */
export function setSource(state: StoreState, slot: number, row: SourceFields, isFillOnly: boolean): boolean {
  const { fleet, provider } = state.columns
  let isChanged = false
  const fleetNumber = state.sources.fleetNumber(row)
  if (fleetNumber !== 0 && fleet[slot] !== fleetNumber && !(isFillOnly && fleet[slot] !== 0)) {
    fleet[slot] = fleetNumber
    isChanged = true
  }
  const providerNumber = state.sources.providerNumber(row)
  if (providerNumber !== 0 && provider[slot] !== providerNumber && !(isFillOnly && provider[slot] !== 0)) {
    provider[slot] = providerNumber
    isChanged = true
  }
  if (row.sourceName === null || isFillOnly) return isChanged
  return setFlag(state, slot, vehicleFlags.simulated, row.sourceName === 'catena_simulator') || isChanged
}
