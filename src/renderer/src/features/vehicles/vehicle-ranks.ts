import type { VehicleTable } from '@renderer/state/vehicle-table'

/** Each vehicle's place in the alphabet. */
export interface Ranks {
  /** The place of a slot. */
  readonly byName: Uint32Array
  /** All slots in order. */
  readonly inNameOrder: Uint32Array
  /** By fleet, then by name. */
  readonly inFleetOrder: Uint32Array
}

export interface VehicleRanks {
  /** The ranks of the table as it is now; computed anew only after names, fleets or the set of vehicles changed. */
  current(): Ranks
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/**
 * Sorting by text is dear (a collator compares about a million pairs a second) and positions change every few seconds, while names
 * hardly ever do. So texts are compared once per change of names, and the list sorts numbers.
 */
export function createVehicleRanks(table: VehicleTable): VehicleRanks {
  let ranks: Ranks | null = null
  let rankedVersion = -1
  return {
    current: () => {
      if (ranks === null || rankedVersion !== table.identityVersion) {
        ranks = rankVehicles(table, ranks?.inNameOrder)
        rankedVersion = table.identityVersion
      }
      return ranks
    }
  }
}

/**
 * @param before the order until now: names come in pieces, and what is in order already is compared once only (`Array.sort` finds such runs, that
 * of typed arrays does not)
 */
function rankVehicles(table: VehicleTable, before: Uint32Array = new Uint32Array()): Ranks {
  const names = Array.from({ length: table.size }, (_, slot) => table.name(slot))
  const slots = Array.from(before.length <= table.size ? before : [])
  for (let slot = slots.length; slot < table.size; slot++) slots.push(slot)
  const inNameOrder = Uint32Array.from(slots.sort((a, b) => compareNames(names[a] ?? '', names[b] ?? '') || a - b))
  const byName = new Uint32Array(table.size)
  inNameOrder.forEach((slot, rank) => (byName[slot] = rank))
  // Fleets are few: each is compared once, and within a fleet the order of names stays.
  const fleets = Array.from(names.keys(), (slot) => table.fleetName(slot))
  const fleetNames = Array.from(new Set(fleets)).sort((a, b) => collator.compare(a, b))
  const placeOf = new Map(fleetNames.map((fleet, place) => [fleet, place]))
  const places = Uint32Array.from(fleets, (fleet) => placeOf.get(fleet) ?? 0)
  return { byName, inNameOrder, inFleetOrder: byPlace(inNameOrder, places, fleetNames.length) }
}

/** Sorts by counting: one pass to see how many there are of each place, one to put them there, in the order they came. */
function byPlace(slots: Uint32Array, places: Uint32Array, placeCount: number): Uint32Array {
  const nextAt = new Uint32Array(placeCount + 1)
  for (const place of places) nextAt[place + 1] = (nextAt[place + 1] ?? 0) + 1
  for (let place = 1; place <= placeCount; place++) nextAt[place] = (nextAt[place] ?? 0) + (nextAt[place - 1] ?? 0)
  const sorted = new Uint32Array(slots.length)
  for (const slot of slots) {
    const place = places[slot] ?? 0
    const at = nextAt[place] ?? 0
    sorted[at] = slot
    nextAt[place] = at + 1
  }
  return sorted
}

function compareNames(a: string, b: string): number {
  return a === b ? 0 : collator.compare(a, b)
}
