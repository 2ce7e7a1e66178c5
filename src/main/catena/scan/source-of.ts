import type { SourceFields } from '../schemas/location-page'
import type { Texts } from './known-texts'

/** The keys of a row that say whose it is, in the order that `sourceOf` reads their texts in. */
export const sourceKeys = ['fleet_id', 'fleet_ref', 'connection_id', 'source_name', 'tsp_slug'] as const

/** Builds the source of a row from the texts of `sourceKeys`. */
export function sourceOf([
  fleetId = null,
  fleetRef = null,
  connectionId = null,
  sourceName = null,
  tspSlug = null
]: Texts): SourceFields {
  return { fleetId, fleetRef, connectionId, sourceName, tspSlug }
}
