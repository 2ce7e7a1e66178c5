import { useEffectEvent, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useFixedRows } from '../vehicles/use-fixed-rows'
import { indexAfter } from '../vehicles/use-row-keys'
import classes from './row-grid.module.css'

interface Props {
  readonly label: string
  readonly count: number
  readonly rowHeightPx: number
  /** Stays at the top; rows scroll below it. */
  readonly header: ReactNode
  readonly headerPx: number
  /** -1 when the list stands on no row. */
  readonly current: number
  /** The id of a row's element. */
  readonly rowId: (index: number) => string
  readonly onMove: (index: number) => void
  readonly onOpen: (index: number) => void
  /** Keys of this list alone; true for one that was taken. */
  readonly onKey?: (key: string, index: number) => boolean
  readonly children: (index: number, topPx: number) => ReactNode
}

/** A list of which only a screenful is there: one stop for the keyboard, in which arrows, J and K go from row to row and Enter opens. */
export function RowGrid(props: Props) {
  const { label, count, rowHeightPx, header, headerPx, current, rowId, onMove, onOpen, onKey, children } = props
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useFixedRows({ scroller, count, rowHeightPx, headerPx, onScroll: nothing })

  const showCurrent = useEffectEvent(() => {
    if (current >= 0) rows.show(current)
  })
  const currentId = current < 0 ? null : rowId(current)
  // The act of choosing scrolls, not a new place in the order: rows may move while the person reads elsewhere.
  useLayoutEffect(() => showCurrent(), [currentId])

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget || count === 0) return
    if (event.key === 'Enter') {
      event.preventDefault()
      onOpen(Math.max(0, current))
      return
    }
    if (current >= 0 && onKey?.(event.key, current) === true) {
      event.preventDefault()
      return
    }
    const wanted = indexAfter(event.key, current, count - 1, Math.max(1, rows.rowsInView - 1))
    if (wanted === null) return
    event.preventDefault()
    onMove(Math.min(count - 1, Math.max(0, wanted)))
  }

  const drawn = []
  for (let index = rows.first; index < rows.end; index++) drawn.push(children(index, index * rowHeightPx))
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count + 1}
      {...(current >= rows.first && current < rows.end && { 'aria-activedescendant': rowId(current) })}
      onKeyDown={handleKeyDown}
    >
      <div role="rowgroup" className={classes['header']}>
        {header}
      </div>
      <div role="rowgroup" className={classes['canvas']} style={{ height: count * rowHeightPx }}>
        {drawn}
      </div>
    </div>
  )
}

function nothing(): void {
  // Rows keep their places by themselves here.
}
