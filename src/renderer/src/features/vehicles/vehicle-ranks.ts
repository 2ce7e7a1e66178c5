import type { VehicleTable } from '@renderer/state/vehicle-table'

/** Each vehicle's place in the alphabet, by slot. */
export interface Ranks {
  readonly byName: Uint32Array
  /** By fleet, then by name. */
  readonly byFleet: Uint32Array
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
        ranks = rankVehicles(table)
        rankedVersion = table.identityVersion
      }
      return ranks
    }
  }
}

function rankVehicles(table: VehicleTable): Ranks {
  const names = Array.from({ length: table.size }, (_, slot) => table.name(slot))
  const slots = Array.from(names.keys())
  const inNameOrder = slots.sort((a, b) => collator.compare(names[a] ?? '', names[b] ?? '') || a - b)
  const byName = new Uint32Array(table.size)
  inNameOrder.forEach((slot, rank) => (byName[slot] = rank))
  // Fleets are few: each is compared once, and within a fleet the order of names stays.
  const fleets = Array.from(names.keys(), (slot) => table.fleetName(slot))
  const inFleetOrder = Array.from(new Set(fleets)).sort((a, b) => collator.compare(a, b))
  const placeOf = new Map(inFleetOrder.map((fleet, place) => [fleet, place]))
  const places = Uint32Array.from(fleets, (fleet) => placeOf.get(fleet) ?? 0)
  const byBoth = [...inNameOrder].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const byFleet = new Uint32Array(table.size)
  byBoth.forEach((slot, rank) => (byFleet[slot] = rank))
  return { byName, byFleet }
}
