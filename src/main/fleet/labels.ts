import type { FleetRow, PlaceFields, TspRow } from './rows'

/** A UUID anywhere in a text, with or without its hyphens. */
const uuid = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/i

/** A text with something in it, trimmed; null for anything else. */
export function presentText(value: string | null | undefined): string | null {
  const trimmed = value?.trim()
  return trimmed === undefined || trimmed === '' ? null : trimmed
}

/**
 * What a fleet calls itself: `display_name`, then `name` (API.md section 6).
 *
 * Threat: the server makes up names of the form "Fleet <invitation id>", and whoever knows that id can open the invitation
 * (API.md section 10). A name that holds any UUID therefore counts as absent.
 */
export function fleetOwnName(fleet: FleetRow): string | null {
  return publicName(fleet.displayName) ?? publicName(fleet.name)
}

/** The label of a fleet of which only ids are known: its `fleet_ref`, else a short form of its id. */
export function fleetFallback(fleetId: string | null, fleetRef: string | null): string {
  return presentText(fleetRef) ?? (fleetId === null ? '' : `Fleet ${shortId(fleetId)}`)
}

/** The key by which a row's provider is known: the brand's slug, else the platform behind it (API.md section 5). */
export function providerKey(row: { readonly tspSlug: string | null; readonly sourceName: string | null }): string {
  return presentText(row.tspSlug) ?? presentText(row.sourceName) ?? ''
}

/** A brand's own name, or null. */
export function tspName(tsp: TspRow): string | null {
  return presentText(tsp.name)
}

/** "Vehicle 28e4a9e0", for a vehicle whose name is not known yet. */
export function vehicleFallback(vehicleId: string): string {
  return `Vehicle ${shortId(vehicleId)}`
}

/** "Woodstock, IL, USA"; parts that are missing are left out, and an empty text means that nothing is known. */
export function placeOf(row: PlaceFields): string {
  let place = row.city?.trim() ?? ''
  for (const part of [row.province, row.countryCode]) {
    const text = part?.trim() ?? ''
    if (text !== '') place = place === '' ? text : `${place}, ${text}`
  }
  return place
}

function publicName(name: string | null): string | null {
  const text = presentText(name)
  return text === null || uuid.test(text) ? null : text
}

function shortId(id: string): string {
  return id.slice(0, 8)
}
