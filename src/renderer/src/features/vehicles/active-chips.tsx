import { IconX } from '@tabler/icons-react'
import type { FacetName } from '@shared/domain/vehicle-filter'
import { useFilter } from '@renderer/state/stores'
import { activeFilters } from './active-filters'
import classes from './filter.module.css'
import { listWords } from './list-words'

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
