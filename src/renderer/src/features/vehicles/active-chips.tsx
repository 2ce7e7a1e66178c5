import { IconX } from '@tabler/icons-react'
import { facetNames, noFilter, type FacetName, type VehicleFilter } from '@shared/domain/vehicle-filter'
import { useFilter } from '@renderer/state/stores'
import { facetValueText } from './facet-text'
import classes from './filter.module.css'
import { lengthText, listWords } from './list-words'

interface ActiveFilter {
  readonly key: string
  readonly text: string
  /** The part of the filter without it. */
  readonly without: Partial<VehicleFilter>
}

interface Props {
  /** Also what was typed; the list shows that in its field. */
  readonly hasText: boolean
  /** Parts that are shown in another way. */
  readonly except?: readonly FacetName[]
}

/** What the filter asks for, each part to be taken away by itself, or all at once. Nothing while there is none. */
export function ActiveChips({ hasText, except = [] }: Props) {
  const filter = useFilter((state) => state.filter)
  const change = useFilter((state) => state.change)
  const clear = useFilter((state) => state.clear)
  const active = activeFilters(filter, hasText).filter(({ key }) => !except.some((facet) => facet === key))
  if (active.length === 0) return null
  return (
    <div className={classes['active']} role="group" aria-label={listWords.active}>
      {active.map(({ key, text, without }) => (
        <button
          key={key}
          type="button"
          className={classes['activeChip']}
          aria-label={listWords.remove(text)}
          onClick={() => change(without)}
        >
          <span>{text}</span>
          <IconX size={12} aria-hidden="true" />
        </button>
      ))}
      <button type="button" className={classes['clearAll']} onClick={clear}>
        {listWords.clearAll}
      </button>
    </div>
  )
}

/** How many parts of the filter are active, what was typed not counted. */
export function activeFilterCount(filter: VehicleFilter): number {
  return activeFilters(filter, false).length
}

function activeFilters(filter: VehicleFilter, hasText: boolean): readonly ActiveFilter[] {
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
