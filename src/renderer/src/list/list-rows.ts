import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { Dictionaries } from '@shared/ipc/schemas-positions'
import type { ListRows } from './list-protocol'

const mostTenths = 0xfffe

/**
 * The rows of some slots as the list worker wants them, in fresh buffers. What is unknown to the worker is nothing here either: no object per
 * vehicle, one pass.
 *
 * @param slots also of vehicles that left, whose flags are 0
 */
export function rowsOf(table: VehicleTable, slots: Uint32Array): ListRows {
  const { occurredAtMs, speedMps, fleet, provider, place, flags, source } = table
  const count = slots.length
  const rows = {
    slots: slots.slice(),
    seenAtS: new Uint32Array(count),
    speed: new Uint16Array(count),
    fleet: new Uint32Array(count),
    provider: new Uint16Array(count),
    place: new Uint32Array(count),
    flags: new Uint8Array(count),
    source: new Uint8Array(count)
  }
  for (let row = 0; row < count; row++) {
    const slot = slots[row] ?? 0
    const atMs = occurredAtMs[slot] ?? NaN
    const speed = speedMps[slot] ?? NaN
    // NaN becomes 0 in a typed array, which stands for "never".
    rows.seenAtS[row] = atMs / 1000
    rows.speed[row] = speed >= 0 ? Math.min(mostTenths, Math.round(speed * 10)) : 0xffff
    rows.fleet[row] = fleet[slot] ?? 0
    rows.provider[row] = provider[slot] ?? 0
    rows.place[row] = place[slot] ?? 0
    rows.flags[row] = flags[slot] ?? 0
    rows.source[row] = source[slot] ?? 0
  }
  return rows
}

interface DictionarySizes {
  readonly fleets: number
  readonly providers: number
  readonly places: number
}

export const noDictionaries: DictionarySizes = { fleets: 0, providers: 0, places: 0 }

/** What was added to the dictionaries since so much of them was sent; null when nothing was. */
export function dictionaryGrowth(
  { fleets, providers, places }: Dictionaries,
  from: DictionarySizes
): { readonly from: DictionarySizes; readonly sent: DictionarySizes; readonly entries: Dictionaries } | null {
  const sent = { fleets: fleets.length, providers: providers.length, places: places.length }
  const hasGrown = sent.fleets > from.fleets || sent.providers > from.providers || sent.places > from.places
  if (!hasGrown) return null
  const entries = {
    fleets: fleets.slice(from.fleets),
    providers: providers.slice(from.providers),
    places: places.slice(from.places)
  }
  return { from, sent, entries }
}
