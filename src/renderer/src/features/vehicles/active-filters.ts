import { facetNames, noFilter, type VehicleFilter } from '@shared/domain/vehicle-filter'
import { facetValueText } from './facet-text'
import { lengthText, listWords } from './list-words'

/** One thing that the filter asks for. */
export interface ActiveFilter {
  readonly key: string
  readonly text: string
  /** The part of the filter without it. */
  readonly without: Partial<VehicleFilter>
}

/**
 * What the filter asks for, in words.
 *
 * @param hasText whether what was typed counts as well
 */
export function activeFilters(filter: VehicleFilter, hasText: boolean): readonly ActiveFilter[] {
  const active: ActiveFilter[] = []
  const text = filter.text.trim()
  if (hasText && text !== '')
    active.push({ key: 'text', text: listWords.chip(listWords.text, text), without: { text: '' } })
  for (const facet of facetNames) {
    const [first, ...others] = filter[facet]
    if (first === undefined) continue
    const value = facetValueText(facet, first)
    const all = others.length === 0 ? value : listWords.andMore(value, others.length)
    active.push({ key: facet, text: listWords.chip(listWords.facets[facet], all), without: { [facet]: [] } })
  }
  const { atLeast, atMost } = filter.ageMs
  if (atMost !== null || atLeast !== null) {
    const parts = [
      atMost === null ? '' : `${listWords.seenWithin} ${lengthText(atMost)}`,
      atLeast === null ? '' : `${listWords.notSeenFor} ${lengthText(atLeast)}`
    ]
    active.push({ key: 'ageMs', text: parts.filter(Boolean).join(', '), without: { ageMs: noFilter.ageMs } })
  }
  return active
}

/** How many parts of the filter are active, what was typed not counted. */
export function activeFilterCount(filter: VehicleFilter): number {
  return activeFilters(filter, false).length
}
