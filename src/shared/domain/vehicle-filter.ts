import type { Staleness } from './staleness'
import type { VerdictKind } from './verdict-kinds'

/** Whether a vehicle moved at its last fix; `unknown` where nothing says so. */
export const motions = ['moving', 'standing', 'unknown'] as const
export type Motion = (typeof motions)[number]

/**
 * Which vehicles list and map show. Plain and serialisable, and by names instead of numbers: a saved view outlives the dictionaries that a name
 * has a number in. An empty list of a kind lets all of that kind pass.
 */
export interface VehicleFilter {
  /** Every word must occur in name, VIN, plate, driver, fleet, provider or place. */
  readonly text: string
  readonly staleness: readonly Staleness[]
  readonly fleets: readonly string[]
  readonly providers: readonly string[]
  /** Names as `provinceOf` gives them; an empty text stands for vehicles without a known one. */
  readonly provinces: readonly string[]
  readonly motions: readonly Motion[]
  readonly verdicts: readonly VerdictKind[]
  /** Age of the last fix in milliseconds, both included: at least ("not seen for"), at most ("seen within"). Without a fix neither holds, but "not seen for" does. */
  readonly ageMs: { readonly atLeast: number | null; readonly atMost: number | null }
}

/** The parts of a filter that are lists of names. */
export const facetNames = ['staleness', 'fleets', 'providers', 'provinces', 'motions', 'verdicts'] as const
export type FacetName = (typeof facetNames)[number]

/** Lets everything pass. */
export const noFilter: VehicleFilter = {
  text: '',
  staleness: [],
  fleets: [],
  providers: [],
  provinces: [],
  motions: [],
  verdicts: [],
  ageMs: { atLeast: null, atMost: null }
}

/** Whether the filter lets everything pass. */
export function isFilterEmpty(filter: VehicleFilter): boolean {
  return (
    filter.text.trim() === '' &&
    facetNames.every((facet) => filter[facet].length === 0) &&
    filter.ageMs.atLeast === null &&
    filter.ageMs.atMost === null
  )
}

/**
 * The province of a place, told apart by its country: "IL, USA" of "Woodstock, IL, USA". Places are "City, Province, Country" with parts left out
 * where they are not known, so a single part says no province.
 *
 * @returns an empty text when there is none
 */
export function provinceOf(place: string): string {
  const parts = place.split(', ')
  return parts.length < 3 ? '' : parts.slice(-2).join(', ')
}
