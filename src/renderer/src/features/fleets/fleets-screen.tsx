import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconRefresh, IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useBridge, useFleets, useFleetView, useNow, useView } from '@renderer/state/stores'
import { formatCount } from '@renderer/ui/count'
import { EmptyState } from '@renderer/ui/empty-state'
import { EvidenceMenu } from './evidence-menu'
import { FleetFilters } from './fleet-filters'
import { isFleetFilterEmpty, sortFleets, viewFleets } from './fleet-filter'
import { FleetList } from './fleet-list'
import { FleetNotices } from './fleet-notices'
import { FleetPagePanel } from './fleet-page-panel'
import classes from './fleets.module.css'
import { FleetsAsOf } from './fleets-as-of'
import { connectionCount, words } from './words'

/** Every fleet that shares something with us, how it is, and whose turn it is. */
export function FleetsScreen() {
  const bridge = useBridge()
  const byKey = useFleets((state) => state.byKey)
  const meta = useFleets((state) => state.meta)
  const { filter, sort, change, clear } = useFleetView((state) => state)
  const openInvite = useView((state) => state.openInvite)
  const nowMs = useNow()
  // A key changes what is shown, not the order.
  const sorted = useMemo(() => sortFleets(byKey.values(), sort), [byKey, sort])
  const view = useMemo(() => viewFleets(sorted, filter, nowMs), [sorted, filter, nowMs])
  const keys = useMemo(() => view.rows.map(({ key }) => key), [view.rows])

  return (
    <div className={classes['screen']}>
      <section className={classes['main']} aria-labelledby="fleets-title">
        <header className={classes['header']}>
          <h1 id="fleets-title" className={classes['title']}>
            {words.title}
          </h1>
          <FleetsAsOf />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconRefresh size={14} aria-hidden="true" />}
            loading={meta.isRefreshing}
            onClick={() => void bridge.calls['fleets:refresh'](undefined)}
          >
            {words.refresh}
          </Button>
          <span className={classes['spring']} />
          <EvidenceMenu keys={keys} />
        </header>
        <FleetNotices />
        <div className={classes['tools']}>
          <TextInput
            className={classes['search'] ?? ''}
            id="fleet-search"
            aria-label={words.search}
            placeholder={words.searchPlaceholder}
            size="xs"
            value={filter.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
            leftSection={<IconSearch size={14} aria-hidden="true" />}
            rightSection={
              filter.text === '' ? null : (
                <CloseButton size="xs" aria-label={words.clearSearch} onClick={() => change({ text: '' })} />
              )
            }
          />
          <FleetFilters view={view} />
          <span className={classes['spring']} />
          <span className={classes['sums']} role="status">
            {words.sums(
              words.shown(view.rows.length, view.total),
              connectionCount(view.connectionCount),
              formatCount(view.vehicleCount, 'vehicle')
            )}
          </span>
        </div>
        {view.rows.length > 0 ? (
          <FleetList rows={view.rows} />
        ) : !isFleetFilterEmpty(filter) && view.total > 0 ? (
          <EmptyState
            title={words.filteredTitle}
            action={
              <Button size="xs" variant="default" onClick={clear}>
                {words.clearFilter}
              </Button>
            }
          >
            {words.shown(0, view.total)}
          </EmptyState>
        ) : meta.asOfMs === null ? (
          <EmptyState title={words.notReadTitle}>{words.notReadText}</EmptyState>
        ) : (
          <EmptyState
            title={words.emptyTitle}
            action={
              <Button size="xs" onClick={openInvite}>
                {words.invite}
              </Button>
            }
          >
            {words.emptyText}
          </EmptyState>
        )}
      </section>
      <FleetPagePanel />
    </div>
  )
}
