import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { packTexts } from '@shared/ipc/text-column'
import type { SavedEntries, SavedIdentities, SavedPositions } from './position-cache'
import { copyColumns, textColumn } from './store-columns'
import type { StoreState } from './store-state'
import { textPart } from './text-arena'

/** Bits that outlive a restart; the others follow from what is restored. */
export const savedFlags = vehicleFlags.moving | vehicleFlags.simulated

/** How many entries the dictionaries have. */
export interface EntryCounts {
  readonly fleets: number
  readonly providers: number
  readonly places: number
}

/** Positions of some slots as the cache keeps them, in fresh arrays. */
export function savedPositions(state: StoreState, slots: Uint32Array): SavedPositions {
  const { columns, seenAtS } = state
  const lastSeenAtS = new Uint32Array(slots.length)
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row] ?? 0
    // A vehicle that only the list of vehicles has named yet counts from the latest sweep.
    const isPresent = ((columns.flags[slot] ?? 0) & vehicleFlags.present) !== 0
    lastSeenAtS[row] = columns.lastSeenAtS[slot] || (isPresent ? seenAtS : 0)
  }
  return { ...copyColumns(state, slots, asKept), lastSeenAtS }
}

/** Numbers outlive a restart as they are. */
const itself = (number: number): number => number
const asKept = { fleetOf: itself, providerOf: itself, flagsMask: savedFlags }

/** Ids and names of some slots as the cache keeps them, in fresh arrays. */
export function savedIdentities(state: StoreState, slots: Uint32Array): SavedIdentities {
  const { index } = state
  const idWords = new Uint32Array(slots.length * 4)
  const otherIds: string[] = []
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row] ?? 0
    for (let word = 0; word < 4; word++) idWords[row * 4 + word] = index.words[slot * 4 + word] ?? 0
    otherIds.push(index.otherIdOf(slot))
  }
  return {
    slots: slots.slice(),
    idWords,
    otherIds: otherIds.some((id) => id !== '')
      ? packTexts(otherIds)
      : { bytes: new Uint8Array(0), offsets: new Uint32Array(slots.length + 1) },
    names: textColumn(state, slots, textPart.name),
    vins: textColumn(state, slots, textPart.vin),
    plates: textColumn(state, slots, textPart.plate),
    drivers: state.drivers.column(slots)
  }
}

/** How many entries there are by now. */
export function entryCounts({ sources, places }: StoreState): EntryCounts {
  return {
    fleets: sources.fleets.keys.length,
    providers: sources.providers.keys.length,
    places: places.entries.length
  }
}

/** The entries that were added since the counts were `from`; null when there are none. */
export function savedEntries(state: StoreState, from: EntryCounts): SavedEntries | null {
  const counts = entryCounts(state)
  if (counts.fleets <= from.fleets && counts.providers <= from.providers && counts.places <= from.places) return null
  return {
    fleetsFrom: from.fleets,
    fleetKeys: state.sources.fleets.keys.slice(from.fleets),
    providersFrom: from.providers,
    providerKeys: state.sources.providers.keys.slice(from.providers),
    placesFrom: from.places,
    places: state.places.entries.slice(from.places)
  }
}
