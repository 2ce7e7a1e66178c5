import { useMemo, useRef, useState } from 'react'
import { funnelCounts, funnelOf, type FunnelRow } from '@shared/domain/funnel'
import { foldText, termsOf } from '@renderer/list/fold'
import type { InvitationDialog } from '@renderer/features/invitations/invitation-dialogs'
import { SearchField } from '@renderer/features/invitations/search-field'
import { useFixedRows } from '@renderer/features/vehicles/use-fixed-rows'
import { useFleets, useInvitations, useInvitationView, useNow } from '@renderer/state/stores'
import { EmptyState } from '@renderer/ui/empty-state'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { FunnelStages, type FunnelFilter } from './funnel-stages'
import { FunnelTableRow } from './funnel-table-row'
import classes from './funnel.module.css'
import { words } from './words'

const rowHeightPx = 40
const headerPx = 32

interface Props {
  readonly writeBlock: string | null
  readonly onDialog: (dialog: InvitationDialog) => void
}

/** How far each invited fleet has come, which ones are stuck, and what brings each on: "accepted" is not "working". */
export function FunnelView({ writeBlock, onDialog }: Props) {
  const rows = useFunnel()
  const text = useInvitationView((view) => view.query.text)
  const [filter, setFilter] = useState<FunnelFilter>('all')
  const found = useMemo(() => matching(rows, text), [rows, text])
  const counts = useMemo(() => funnelCounts(found), [found])
  const shown = useMemo(() => found.filter((row) => passes(row, filter)), [found, filter])
  const missing = useFleets((state) => state.meta.invisible.find(({ part }) => part === 'connections') ?? null)
  return (
    <>
      <div className={classes['tools']}>
        <SearchField />
        <FunnelStages counts={counts} chosen={filter} onChoose={setFilter} />
      </div>
      {missing !== null && (
        <div className={classes['notice']}>
          <InlineAlert tone="info">{words.invisible(missing.permission)}</InlineAlert>
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState title={rows.length === 0 ? words.emptyTitle : words.noneTitle}>
          {rows.length === 0 ? words.emptyText : ''}
        </EmptyState>
      ) : (
        <FunnelTable rows={shown} writeBlock={writeBlock} onDialog={onDialog} />
      )}
    </>
  )
}

function useFunnel(): readonly FunnelRow[] {
  const invitations = useInvitations((state) => state.rows)
  const fleets = useFleets((state) => state.byKey)
  const nowMs = useNow()
  return useMemo(() => funnelOf(invitations, [...fleets.values()], nowMs), [invitations, fleets, nowMs])
}

function matching(rows: readonly FunnelRow[], text: string): readonly FunnelRow[] {
  const terms = termsOf(text)
  if (terms.length === 0) return rows
  return rows.filter(({ fleetRef, name }) => {
    const searched = foldText(`${fleetRef}\n${name ?? ''}`)
    return terms.every((term) => searched.includes(term))
  })
}

function passes(row: FunnelRow, filter: FunnelFilter): boolean {
  if (filter === 'all') return true
  return filter === 'stuck' ? row.isStuck : row.stage === filter
}

interface TableProps extends Props {
  readonly rows: readonly FunnelRow[]
}

function FunnelTable({ rows, writeBlock, onDialog }: TableProps) {
  const nowMs = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const fixed = useFixedRows({ scroller, count: rows.length, rowHeightPx, headerPx, onScroll: () => undefined })
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="table"
      aria-label={words.label}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={classes['head']}>
        <div role="row" aria-rowindex={1} className={classes['headRow']}>
          {(['fleet', 'way', 'stands', 'since', 'next'] as const).map((column) => (
            <span key={column} role="columnheader" data-column={column}>
              {words.columns[column]}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes['canvas']} style={{ height: rows.length * rowHeightPx }}>
        {rows.slice(fixed.first, fixed.end).map((row, place) => (
          <FunnelTableRow
            key={row.fleetRef}
            row={row}
            index={fixed.first + place}
            topPx={(fixed.first + place) * rowHeightPx}
            nowMs={nowMs}
            writeBlock={writeBlock}
            onDialog={onDialog}
          />
        ))}
      </div>
    </div>
  )
}
