import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useDelayed } from '@renderer/ui/use-delayed'
import { useShownNow, useSelection, useSettings } from '@renderer/state/stores'
import { ExportMenu } from '../export/export-menu'
import { BucketChips } from './bucket-chips'
import { EmptyList } from './empty-list'
import { PositionsNotice, usePositionsForbidden } from './positions-notice'
import { usePacedTableView } from './use-table-view'
import classes from './vehicle-list.module.css'
import { orderVehicles, type VehicleOrder, type VehicleSort } from './vehicle-order'
import { createVehicleRanks } from './vehicle-ranks'
import { VehicleRow } from './vehicle-row'
import { words } from './words'

const rowHeightPx = 34
const emptyAfterMs = 600

const nothingYet: VehicleOrder = { slots: new Uint32Array(), bucketCounts: [0, 0, 0, 0, 0, 0], total: 0 }

interface Props {
  /** Waits with the vehicles: to put a large fleet in order takes as long as to draw the first map, and the map comes first. */
  readonly isHeld?: boolean
}

/** All vehicles beside the map, filtered and sorted; the map's equivalent for keyboard and screen reader. */
export function VehicleList({ isHeld = false }: Props) {
  const view = usePacedTableView()
  const { table } = view
  const nowMs = useShownNow()
  const speedUnit = useSettings((state) => state.speedUnit)
  const selectedSlot = useSelection((state) => state.selectedSlot)
  const selectedAt = useSelection((state) => state.selectedAt)
  const select = useSelection((state) => state.select)
  const hover = useSelection((state) => state.hover)
  const isForbidden = usePositionsForbidden()
  const [text, setText] = useState('')
  const [sort, setSort] = useState<VehicleSort>('name')
  const [buckets, setBuckets] = useState<ReadonlySet<number>>(new Set())

  const ranks = useMemo(() => createVehicleRanks(table), [table])
  const order = useMemo(
    () => (isHeld ? nothingYet : view.timed(() => orderVehicles(view.table, ranks, { text, sort, buckets }, nowMs))),
    [isHeld, view, ranks, text, sort, buckets, nowMs]
  )
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: order.slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12
  })

  // A vehicle chosen on the map comes into view here (UX.md section 2, complaint 6).
  const selectedIndex = selectedSlot === null ? -1 : order.slots.indexOf(selectedSlot)
  // The act of selecting scrolls, not a new place in the order: positions change that all the time while the person reads elsewhere.
  const isListed = selectedIndex >= 0
  const scrollToSelected = useEffectEvent(() => virtualizer.scrollToIndex(selectedIndex, { align: 'auto' }))
  useEffect(() => {
    if (isListed) scrollToSelected()
  }, [selectedAt, isListed])

  const moveSelection = useCallback(
    (event: KeyboardEvent) => {
      // Ctrl-K finds; it must not move the selection as well.
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const step = steps[event.key]
      if (step === undefined || order.slots.length === 0) return
      event.preventDefault()
      const last = order.slots.length - 1
      const from = selectedIndex < 0 ? (step > 0 ? -1 : 0) : selectedIndex
      const next = order.slots[Math.min(last, Math.max(0, from + step))]
      if (next !== undefined) select(next)
    },
    [order, select, selectedIndex]
  )

  const isSelectionHidden = !isHeld && selectedSlot !== null && selectedIndex < 0 && table.isPresent(selectedSlot)

  // That there is nothing is said only once it has been so for a moment: at a start, the vehicles are on their way.
  const isEmptyForLong = useDelayed(table.size === 0, emptyAfterMs)
  const isWaiting = isHeld && (table.size > 0 || !isEmptyForLong)

  const clear = () => {
    setText('')
    setBuckets(new Set())
  }

  return (
    <section className={classes['panel']} aria-label={words.listLabel}>
      <div className={classes['tools']}>
        <TextInput
          id="vehicle-filter"
          aria-label={words.filterLabel}
          placeholder={words.filterPlaceholder}
          size="xs"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          rightSection={
            text === '' ? null : <CloseButton size="xs" aria-label={words.clearFilter} onClick={() => setText('')} />
          }
        />
        <BucketChips counts={order.bucketCounts} chosen={buckets} onChange={setBuckets} />
        <div className={classes['summary']}>
          <span role="status">{isWaiting ? '' : words.shown(order.slots.length, order.total)}</span>
          <NativeSelect
            aria-label={words.sortLabel}
            size="xs"
            variant="unstyled"
            value={sort}
            onChange={(event) => setSort(event.currentTarget.value as VehicleSort)}
            data={Object.entries(words.sortBy).map(([value, label]) => ({ value, label }))}
          />
          <ExportMenu />
        </div>
      </div>
      {isSelectionHidden && (
        <p className={classes['hidden']} role="status">
          {words.hiddenByFilter(table.name(selectedSlot))}{' '}
          <Button size="compact-xs" variant="subtle" onClick={clear}>
            {words.clearFilter}
          </Button>
        </p>
      )}
      {isForbidden && (
        <div className={classes['notice']}>
          <PositionsNotice />
        </div>
      )}
      {isWaiting ? (
        <div className={classes['scroller']} aria-busy="true" />
      ) : isForbidden && order.total === 0 ? null : order.slots.length === 0 ? (
        <EmptyList isFiltered={order.total > 0} onClear={clear} />
      ) : (
        <div
          ref={scroller}
          className={classes['scroller']}
          role="listbox"
          aria-label={words.listLabel}
          tabIndex={0}
          {...(selectedIndex >= 0 && { 'aria-activedescendant': `vehicle-${selectedSlot ?? ''}` })}
          onKeyDown={moveSelection}
        >
          <div className={classes['canvas']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const slot = order.slots[index]
              if (slot === undefined) return null
              return (
                <VehicleRow
                  key={slot}
                  table={table}
                  slot={slot}
                  index={index}
                  count={order.slots.length}
                  topPx={start}
                  nowMs={nowMs}
                  speedUnit={speedUnit}
                  isSelected={slot === selectedSlot}
                  onSelect={select}
                  onHover={hover}
                />
              )
            })}
          </div>
        </div>
      )}
    </section>
  )
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 12,
  PageUp: -12,
  Home: -1_000_000_000,
  End: 1_000_000_000
}
