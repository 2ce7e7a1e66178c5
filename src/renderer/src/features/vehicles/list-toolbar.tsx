import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { stalenessBuckets } from '@shared/domain/staleness'
import { useFilter, useListAnswer } from '@renderer/state/stores'
import { ExportMenu } from '../export/export-menu'
import { ActiveChips } from './active-chips'
import { BucketChips } from './bucket-chips'
import { ColumnsMenu } from './columns-menu'
import { FilterMenu } from './filter-menu'
import { listWords } from './list-words'
import { namedSorts, nameOfSort, type NamedSort } from './sorting'
import classes from './vehicle-list.module.css'
import { ViewsMenu } from './views-menu'
import { words } from './words'

interface Props {
  readonly isWide: boolean
  /** Nothing is known yet: nothing is counted. */
  readonly isWaiting: boolean
}

/** The same elements each time: what is found changes with every key, these do not. */
const fixed = {
  search: <SearchField />,
  filter: <FilterMenu />,
  views: <ViewsMenu />,
  columns: <ColumnsMenu />,
  active: <ActiveChips hasText={false} except={['staleness']} />,
  sort: <SortSelect />,
  exports: <ExportMenu />
}

/** What stands over the vehicles: what is looked for, what is filtered, how many there are, and in which order. */
export function ListToolbar({ isWide, isWaiting }: Props) {
  const shownCount = useListAnswer((answer) => answer.shownCount)
  const total = useListAnswer((answer) => answer.total)
  return (
    <div className={classes['tools']} data-wide={isWide || undefined}>
      <div className={classes['bar']}>
        {fixed.search}
        <div className={classes['menus']}>
          {fixed.filter}
          {fixed.views}
          {isWide && fixed.columns}
        </div>
      </div>
      <Buckets />
      {fixed.active}
      <div className={classes['summary']}>
        <span role="status">{isWaiting ? '' : words.shown(shownCount, total)}</span>
        {!isWide && fixed.sort}
        {fixed.exports}
      </div>
    </div>
  )
}

function SearchField() {
  const text = useFilter((state) => state.filter.text)
  const change = useFilter((state) => state.change)
  return (
    <TextInput
      id="vehicle-filter"
      className={classes['search']}
      aria-label={words.filterLabel}
      placeholder={words.filterPlaceholder}
      size="xs"
      value={text}
      onChange={(event) => change({ text: event.currentTarget.value })}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="xs" aria-label={words.clearFilter} onClick={() => change({ text: '' })} />
        )
      }
    />
  )
}

function Buckets() {
  const staleness = useFilter((state) => state.filter.staleness)
  const change = useFilter((state) => state.change)
  const counts = useListAnswer((answer) => answer.counts.staleness)
  return (
    <BucketChips
      counts={Array.from(counts)}
      chosen={new Set(staleness.map((bucket) => stalenessBuckets.indexOf(bucket)))}
      onChange={(chosen) => change({ staleness: stalenessBuckets.filter((_bucket, index) => chosen.has(index)) })}
    />
  )
}

/** The order by name; a list with columns is sorted by these. */
function SortSelect() {
  const sort = useFilter((state) => state.sort)
  const setSort = useFilter((state) => state.setSort)
  const chosen = nameOfSort(sort)
  const labels: Readonly<Record<NamedSort, string>> = { ...words.sortBy, fastest: listWords.fastest }
  const choices = Object.entries(labels).map(([value, label]) => ({ value, label }))
  return (
    <NativeSelect
      aria-label={words.sortLabel}
      size="xs"
      variant="unstyled"
      value={chosen ?? ''}
      onChange={(event) => {
        const name = event.currentTarget.value as NamedSort | ''
        if (name !== '') setSort(namedSorts[name])
      }}
      data={chosen === null ? [{ value: '', label: listWords.otherSort }, ...choices] : choices}
    />
  )
}
