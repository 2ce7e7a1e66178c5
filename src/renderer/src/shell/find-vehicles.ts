/** What the search reads of the vehicle table. */
export interface SearchableVehicles {
  readonly size: number
  readonly isPresent: (slot: number) => boolean
  readonly name: (slot: number) => string
  readonly vin: (slot: number) => string
  readonly plate: (slot: number) => string
  readonly driver: (slot: number) => string
  readonly fleetName: (slot: number) => string
}

/**
 * Slots of vehicles whose name, VIN, plate or driver holds the text, in slot order; then, while there is room, those of fleets that do.
 *
 * @param vehicles the table
 * @param text what was typed; case and surrounding space do not matter; empty finds nothing
 * @param limit how many at most
 */
export function findVehicles(vehicles: SearchableVehicles, text: string, limit: number): readonly number[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const holds = (value: string) => value.toLowerCase().includes(wanted)
  const byIdentity: number[] = []
  const byFleet: number[] = []
  for (let slot = 0; slot < vehicles.size && byIdentity.length < limit; slot++) {
    if (!vehicles.isPresent(slot)) continue
    if (ownTexts(vehicles, slot).some(holds)) byIdentity.push(slot)
    else if (byFleet.length < limit && holds(vehicles.fleetName(slot))) byFleet.push(slot)
  }
  return [...byIdentity, ...byFleet].slice(0, limit)
}

function ownTexts({ name, vin, plate, driver }: SearchableVehicles, slot: number): readonly string[] {
  return [name(slot), vin(slot), plate(slot), driver(slot)]
}
