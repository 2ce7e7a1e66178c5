import { Checkbox, TextInput } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import type { FacetName } from '@shared/domain/vehicle-filter'
import { formatNumber } from '@renderer/ui/count'
import { foldText } from '@renderer/list/fold'
import { facetValueText } from './facet-text'
import classes from './filter.module.css'
import { listWords } from './list-words'

/** One value of a facet, and how many vehicles choosing it would show. */
export interface FacetEntry {
  readonly value: string
  readonly count: number
}

interface Props {
  readonly facet: FacetName
  readonly entries: readonly FacetEntry[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** More than that is found by typing. */
const mostShown = 60
/** From here on there is a field to find one. */
const searchFrom = 9

/** The values of one facet to choose from: the chosen ones first, then those with the most vehicles. */
export function FacetList({ facet, entries, chosen, onChange }: Props) {
  const [text, setText] = useState('')
  const titleId = useId()
  const sorted = useMemo(() => sortEntries(entries, chosen), [entries, chosen])
  const wanted = foldText(text.trim())
  const found =
    wanted === '' ? sorted : sorted.filter(({ value }) => foldText(facetValueText(facet, value)).includes(wanted))
  const title = listWords.facets[facet]
  if (sorted.length === 0) return null
  return (
    <div role="group" aria-labelledby={titleId} className={classes['facet']}>
      <h3 id={titleId}>{title}</h3>
      {entries.length >= searchFrom && (
        <TextInput
          size="xs"
          aria-label={listWords.findIn(title)}
          placeholder={listWords.findIn(title)}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ul className={classes['values']}>
        {found.slice(0, mostShown).map(({ value, count }) => (
          <li key={value}>
            <Checkbox
              checked={chosen.includes(value)}
              onChange={() => onChange(toggled(chosen, value))}
              label={
                <>
                  <span className={classes['value']}>{facetValueText(facet, value)}</span>{' '}
                  <span className={classes['count']}>{formatNumber(count)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={classes['note']}>{listWords.nothingFound}</p>}
      {found.length > mostShown && (
        <p className={classes['note']}>{listWords.moreEntries(formatNumber(found.length - mostShown))}</p>
      )}
    </div>
  )
}

function toggled(chosen: readonly string[], value: string): readonly string[] {
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]
}

function sortEntries(entries: readonly FacetEntry[], chosen: readonly string[]): readonly FacetEntry[] {
  const isChosen = new Set(chosen)
  const shown = entries.filter(({ value, count }) => count > 0 || isChosen.has(value))
  return shown.sort(
    (a, b) =>
      Number(isChosen.has(b.value)) - Number(isChosen.has(a.value)) ||
      b.count - a.count ||
      a.value.localeCompare(b.value)
  )
}
