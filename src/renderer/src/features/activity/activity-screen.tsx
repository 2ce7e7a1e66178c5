import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useFleets, useFleetView, useJournal, useStores } from '@renderer/state/stores'
import { EmptyState } from '@renderer/ui/empty-state'
import { FilterChip, FilterChips } from '@renderer/ui/filter-chip'
import { formatNumber } from '@renderer/ui/count'
import { ActivityList } from './activity-list'
import classes from './activity.module.css'
import { activityRows, entryGroupOf, entryGroups, type EntryGroup } from './entry-groups'
import { words } from './words'

/** Everything that happened and everything that was done, by day: the memory of the desk. */
export function ActivityScreen() {
  const { journal } = useStores()
  const { entries, isWhole, isReading } = useJournal((state) => state)
  const fleetKey = useFleetView((state) => state.activityKey)
  const showActivityOf = useFleetView((state) => state.showActivityOf)
  const fleetName = useFleets((state) => (fleetKey === null ? '' : (state.byKey.get(fleetKey)?.name ?? fleetKey)))
  const [groups, setGroups] = useState<ReadonlySet<EntryGroup>>(new Set())
  const rows = useMemo(() => activityRows(entries, groups, fleetKey), [entries, groups, fleetKey])
  const counts = useMemo(() => {
    const sums = new Map<EntryGroup, number>()
    for (const { kind, fleetKey: own } of entries) {
      if (fleetKey !== null && own !== fleetKey) continue
      const group = entryGroupOf(kind)
      sums.set(group, (sums.get(group) ?? 0) + 1)
    }
    return sums
  }, [entries, fleetKey])
  const entryCount = rows.filter(({ kind }) => kind === 'entry').length

  const toggle = (group: EntryGroup) => {
    const next = new Set(groups)
    if (!next.delete(group)) next.add(group)
    setGroups(next)
  }
  const clear = () => {
    setGroups(new Set())
    showActivityOf(null)
  }
  return (
    <section className={classes['screen']} aria-labelledby="activity-title">
      <header className={classes['header']}>
        <h1 id="activity-title" className={classes['title']}>
          {words.title}
        </h1>
        <span className={classes['quiet']}>{words.lead}</span>
      </header>
      <div className={classes['tools']}>
        <FilterChips label={words.groupsLabel}>
          {entryGroups.map((group) => (
            <FilterChip
              key={group}
              isPressed={groups.has(group)}
              count={formatNumber(counts.get(group) ?? 0)}
              onPress={() => toggle(group)}
            >
              {words.groups[group]}
            </FilterChip>
          ))}
        </FilterChips>
        {fleetKey !== null && (
          <>
            <span className={classes['only']}>{words.onlyOf(fleetName)}</span>
            <Button size="compact-xs" variant="subtle" onClick={() => showActivityOf(null)}>
              {words.allFleets}
            </Button>
          </>
        )}
        <span className={classes['spring']} />
        <span className={classes['quiet']} role="status">
          {words.entries(entryCount, isWhole)}
        </span>
      </div>
      {rows.length > 0 ? (
        <ActivityList rows={rows} isWhole={isWhole} isReading={isReading} onEnd={journal.readMore} />
      ) : entries.length > 0 ? (
        <EmptyState
          title={words.filteredTitle}
          action={
            <Button size="xs" variant="default" onClick={clear}>
              {words.clear}
            </Button>
          }
        >
          {isWhole ? words.end : words.reading}
        </EmptyState>
      ) : (
        <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
      )}
    </section>
  )
}
