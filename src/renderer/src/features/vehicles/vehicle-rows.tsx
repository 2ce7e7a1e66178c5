import {
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState
} from 'react'
import type { VehicleColumnChoice } from '@shared/domain/vehicle-columns'
import { useListAnswer, useSelection, useSettings, useShownNow, useStores } from '@renderer/state/stores'
import { ListHeader } from './list-header'
import { useColumns } from './use-columns'
import { useFixedRows } from './use-fixed-rows'
import { useRowKeys } from './use-row-keys'
import { usePacedTableView } from './use-table-view'
import classes from './vehicle-list.module.css'
import { VehicleRow, WideVehicleRow } from './vehicle-row'
import { words } from './words'

/** A million of them stay below the height that Chromium can lay out. */
const rowHeightPx = 32
const headerPx = 28
/** For so long after the last turn of the wheel or move of the mouse, rows stay where they are. */
const restAfterMs = 1200

interface Props {
  /** Whether there is room for columns. */
  readonly isWide: boolean
}

/** The vehicles that pass the filter, a screenful of them at a time. */
export function VehicleRows({ isWide }: Props) {
  const { table, version } = usePacedTableView()
  const { listAnswer } = useStores()
  const order = useListAnswer((answer) => answer.order)
  const nowMs = useShownNow()
  const shown = useMemo(() => ({ order, version, nowMs }), [order, version, nowMs])
  // Rows beyond the edges are there for the next turn of the wheel: they may follow once what was asked for is seen.
  const shownBeyond = useDeferredValue(shown)
  const speedUnit = useSettings((state) => state.speedUnit)
  const selectedSlot = useSelection((state) => state.selectedSlot)
  const selectedAt = useSelection((state) => state.selectedAt)
  const select = useSelection((state) => state.select)
  const hover = useSelection((state) => state.hover)
  const { columns, resize } = useColumns()
  const [dragged, setDragged] = useState<VehicleColumnChoice | null>(null)
  const scroller = useRef<HTMLDivElement>(null)

  const restTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const holdRows = useCallback(() => {
    listAnswer.hold(true)
    clearTimeout(restTimer.current)
    restTimer.current = setTimeout(() => listAnswer.hold(false), restAfterMs)
  }, [listAnswer])
  useEffect(
    () => () => {
      clearTimeout(restTimer.current)
      listAnswer.hold(false)
    },
    [listAnswer]
  )

  const rows = useFixedRows({
    scroller,
    count: order.length,
    rowHeightPx,
    headerPx: isWide ? headerPx : 0,
    onScroll: holdRows
  })
  const selectedIndex = useMemo(() => (selectedSlot === null ? -1 : order.indexOf(selectedSlot)), [order, selectedSlot])
  // A vehicle chosen on the map comes into view here (UX.md section 2, complaint 6). The act of selecting scrolls, not a new place in the order:
  // positions change that all the time while the person reads elsewhere.
  const isListed = selectedIndex >= 0
  const isSelectedDrawn = selectedIndex >= rows.first && selectedIndex < rows.end
  const showSelected = useEffectEvent(() => rows.show(selectedIndex))
  useLayoutEffect(() => {
    if (isListed) showSelected()
  }, [selectedAt, isListed])

  const open = useCallback(() => {
    // The panel comes with the selection; a frame later it is there.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`aside[aria-label="${words.detailLabel}"] button`)?.focus()
    )
  }, [])
  const handleKeyDown = useRowKeys({ order, selectedIndex, rowsInView: rows.rowsInView, select, open })

  const shownColumns = useMemo(
    () => columns.map((column) => (column.id === dragged?.id ? dragged : column)),
    [columns, dragged]
  )
  const template = useMemo(() => templateOf(shownColumns), [shownColumns])
  const contentPx = isWide ? shownColumns.reduce((sum, { widthPx }) => sum + widthPx, 0) : 0

  const drawn = []
  for (let index = rows.first; index < rows.end; index++) {
    const isInView = index >= rows.firstInView && index < rows.endInView
    const of = isInView ? shown : shownBeyond
    const slot = of.order[index]
    if (slot === undefined) continue
    const props = {
      table,
      version: of.version,
      slot,
      index,
      count: of.order.length,
      topPx: index * rowHeightPx,
      nowMs: of.nowMs,
      speedUnit,
      isSelected: slot === selectedSlot,
      onSelect: select,
      onHover: hover
    }
    // By place, not by vehicle: another filter then changes the words of a row instead of building a new one.
    drawn.push(
      isWide ? (
        <WideVehicleRow key={index} {...props} columns={shownColumns} template={template} />
      ) : (
        <VehicleRow key={index} {...props} />
      )
    )
  }

  const heightPx = order.length * rowHeightPx
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      data-testid="vehicle-scroller"
      tabIndex={0}
      aria-label={words.listLabel}
      {...(isWide
        ? { role: 'grid', 'aria-rowcount': order.length + 1, 'aria-colcount': columns.length }
        : { role: 'listbox' })}
      // Scrolled out of view it has no element, and an assistive technology that is sent to none says nothing at all.
      {...(isSelectedDrawn && { 'aria-activedescendant': `vehicle-${selectedSlot ?? ''}` })}
      onKeyDown={handleKeyDown}
      onPointerMove={holdRows}
    >
      {isWide && <ListHeader columns={shownColumns} template={template} onResize={resize} onDrag={setDragged} />}
      <div
        className={classes['canvas']}
        role={isWide ? 'rowgroup' : 'presentation'}
        style={{ height: heightPx, ...(isWide && { minWidth: contentPx }) }}
      >
        {drawn}
      </div>
    </div>
  )
}

/** The last column takes what is left. */
function templateOf(columns: readonly VehicleColumnChoice[]): string {
  return columns
    .map(({ widthPx }, place) => (place === columns.length - 1 ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`))
    .join(' ')
}
