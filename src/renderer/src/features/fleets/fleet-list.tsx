import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useFleetView, useNow } from '@renderer/state/stores'
import type { FleetSortColumn } from '@renderer/state/fleet-view-store'
import { FleetListRow } from './fleet-list-row'
import classes from './fleet-list.module.css'
import { RowGrid } from './row-grid'
import { words } from './words'

const rowHeightPx = 36
const headerPx = 28

/** The columns in their order; those without a sort key only say something. */
const columns: readonly { readonly id: string; readonly label: string; readonly sort?: FleetSortColumn }[] = [
  { id: 'verdict', label: words.columns.verdict, sort: 'verdict' },
  { id: 'name', label: words.columns.name, sort: 'name' },
  { id: 'ref', label: words.columns.ref, sort: 'ref' },
  { id: 'what', label: words.what },
  { id: 'who', label: words.who },
  { id: 'since', label: words.columns.since, sort: 'since' },
  { id: 'provider', label: words.columns.provider, sort: 'provider' },
  { id: 'agreement', label: words.agreement },
  { id: 'connections', label: words.connections },
  { id: 'vehicles', label: words.columns.vehicles, sort: 'vehicles' },
  { id: 'marks', label: words.marks }
]

/** Fleets, a screenful at a time. */
export function FleetList({ rows }: { readonly rows: readonly FleetRow[] }) {
  const nowMs = useNow()
  const { currentKey, select, open } = useFleetView((state) => state)
  const current = rows.findIndex(({ key }) => key === currentKey)
  const at = (index: number, run: (key: string) => void) => {
    const row = rows[index]
    if (row !== undefined) run(row.key)
  }
  return (
    <RowGrid
      label={words.listLabel}
      count={rows.length}
      rowHeightPx={rowHeightPx}
      headerPx={headerPx}
      header={<ListHead />}
      current={current}
      rowId={(index) => `fleet-${rows[index]?.key ?? ''}`}
      onMove={(index) => at(index, select)}
      onOpen={(index) => at(index, open)}
    >
      {(index, topPx) => {
        const row = rows[index]
        return row === undefined ? null : (
          <FleetListRow
            // By place: another filter changes the words of a row instead of building a new one.
            key={index}
            row={row}
            index={index}
            topPx={topPx}
            nowMs={nowMs}
            isCurrent={index === current}
            onOpen={open}
          />
        )
      }}
    </RowGrid>
  )
}

function ListHead() {
  return (
    <div role="row" aria-rowindex={1} className={`${classes['grid'] ?? ''} ${classes['head'] ?? ''}`}>
      {columns.map((column) => (
        <HeadCell key={column.id} {...column} />
      ))}
    </div>
  )
}

function HeadCell({ id, label, sort: sortColumn }: (typeof columns)[number]) {
  const sort = useFleetView((state) => state.sort)
  const setSort = useFleetView((state) => state.setSort)
  if (sortColumn === undefined) {
    return (
      <div role="columnheader" className={classes['headCell']} data-column={id}>
        {label}
      </div>
    )
  }
  const isSorted = sort.column === sortColumn
  const Arrow = sort.isDescending ? IconArrowDown : IconArrowUp
  return (
    <div
      role="columnheader"
      className={classes['headCell']}
      data-column={id}
      aria-sort={!isSorted ? 'none' : sort.isDescending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={classes['sort']}
        title={words.sortHint}
        data-sorted={isSorted || undefined}
        onClick={() => setSort({ column: sortColumn, isDescending: isSorted && !sort.isDescending })}
      >
        {label}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </div>
  )
}
