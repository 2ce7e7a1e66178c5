import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { columnWidthsPx, type VehicleColumnChoice, type VehicleColumnId } from '@shared/domain/vehicle-columns'
import { useFilter } from '@renderer/state/stores'
import { listWords } from './list-words'
import { sortAfterClick, sortColumnOf } from './sorting'
import { boundedWidth } from './use-columns'
import { numericColumns } from './vehicle-cell'
import classes from './vehicle-list.module.css'

interface Props {
  readonly columns: readonly VehicleColumnChoice[]
  readonly template: string
  readonly onResize: (id: VehicleColumnId, widthPx: number) => void
  /** While dragging; null when it ends. */
  readonly onDrag: (dragged: VehicleColumnChoice | null) => void
}

const keyStepPx = 8

/** The columns' names: each sorts, and can be made wider. */
export function ListHeader({ columns, template, onResize, onDrag }: Props) {
  return (
    <div role="rowgroup" className={classes['header']}>
      <div role="row" aria-rowindex={1} className={classes['headerRow']} style={{ gridTemplateColumns: template }}>
        {columns.map((column, place) => (
          <HeaderCell key={column.id} column={column} place={place} onResize={onResize} onDrag={onDrag} />
        ))}
      </div>
    </div>
  )
}

interface CellProps extends Pick<Props, 'onResize' | 'onDrag'> {
  readonly column: VehicleColumnChoice
  readonly place: number
}

function HeaderCell({ column, place, onResize, onDrag }: CellProps) {
  const { id } = column
  const sort = useFilter((state) => state.sort)
  const setSort = useFilter((state) => state.setSort)
  const sortColumn = sortColumnOf(id)
  const sortPlace = sort.findIndex((key) => key.column === sortColumn)
  const key = sort[sortPlace]
  const Arrow = key?.isDescending === true ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      aria-colindex={place + 1}
      aria-sort={key === undefined ? 'none' : key.isDescending ? 'descending' : 'ascending'}
      className={classes['headerCell']}
      data-numeric={numericColumns.includes(id) || undefined}
    >
      <button
        type="button"
        className={classes['sortButton']}
        title={listWords.sortHint}
        data-sorted={key !== undefined || undefined}
        onClick={(event) => setSort(sortAfterClick(sort, sortColumn, event.shiftKey))}
      >
        <span className={classes['cellText']}>{listWords.columns[id]}</span>
        {key !== undefined && <Arrow size={12} aria-hidden="true" />}
        {key !== undefined && sort.length > 1 && <span className={classes['sortPlace']}>{sortPlace + 1}</span>}
      </button>
      <ColumnEdge column={column} onResize={onResize} onDrag={onDrag} />
    </div>
  )
}

function ColumnEdge({ column: { id, widthPx }, onResize, onDrag }: Omit<CellProps, 'place'>) {
  const [isDragging, setDragging] = useState(false)
  const handlePointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    const edge = event.currentTarget
    const startX = event.clientX
    let newestPx = widthPx
    const onMove = (move: globalThis.PointerEvent) => {
      newestPx = boundedWidth(widthPx + move.clientX - startX)
      onDrag({ id, widthPx: newestPx })
    }
    const onEnd = () => {
      edge.removeEventListener('pointermove', onMove)
      edge.removeEventListener('lostpointercapture', onEnd)
      setDragging(false)
      if (newestPx !== widthPx) onResize(id, newestPx)
      onDrag(null)
    }
    edge.setPointerCapture(event.pointerId)
    edge.addEventListener('pointermove', onMove)
    edge.addEventListener('lostpointercapture', onEnd)
    setDragging(true)
  }
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? keyStepPx : event.key === 'ArrowLeft' ? -keyStepPx : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onResize(id, boundedWidth(widthPx + step))
  }
  return (
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={listWords.resize(listWords.columns[id])}
      aria-valuenow={widthPx}
      aria-valuemin={columnWidthsPx.least}
      aria-valuemax={columnWidthsPx.most}
      className={classes['columnEdge']}
      data-dragging={isDragging || undefined}
      onPointerDown={handlePointerDown}
      onKeyDown={handleKeyDown}
    />
  )
}
