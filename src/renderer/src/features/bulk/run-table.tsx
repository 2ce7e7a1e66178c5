import type { BulkRow, BulkRowStatus } from '@shared/ipc/schemas-bulk'
import { formatExact } from '@shared/domain/time'
import { failureSentence } from '@renderer/ui/failure-words'
import { StatusMark, type StatusTone } from '@renderer/ui/status-mark'
import classes from './bulk.module.css'
import { VirtualRows } from './virtual-rows'
import { words } from './words'

const toneOf: Readonly<Record<BulkRowStatus, StatusTone>> = {
  waiting: 'neutral',
  sending: 'accent',
  created: 'live',
  refreshed: 'live',
  found: 'live',
  failed: 'problem',
  cancelled: 'neutral'
}

/** What became of each row so far. */
export function RunTable({ rows }: { readonly rows: readonly BulkRow[] }) {
  const headings = [
    words.line,
    words.columns.status,
    words.fields.fleetRef,
    words.fields.fleetName,
    words.columns.expires,
    words.problem
  ]
  const cells = (index: number) => {
    const row = rows[index]
    return row === undefined ? null : <Cells row={row} />
  }
  return (
    <VirtualRows
      label={words.tableLabel}
      count={rows.length}
      gridClass={classes['runGrid']}
      headings={headings}
      cells={cells}
    />
  )
}

function Cells({ row }: { readonly row: BulkRow }) {
  const note = noteOf(row)
  return (
    <>
      <span role="cell" className={classes['number']}>
        {row.line}
      </span>
      <span role="cell" className={classes['status']}>
        <StatusMark tone={toneOf[row.status]} />
        {words.statuses[row.status]}
      </span>
      <span role="cell" className={classes['ref']} title={row.fleetRef}>
        {row.fleetRef}
      </span>
      <span role="cell" className={classes['secondary']} title={row.fleetName ?? ''}>
        {row.fleetName}
      </span>
      <span role="cell" className={classes['number']}>
        {row.expiresAtMs === null ? '' : formatExact(row.expiresAtMs)}
      </span>
      <span role="cell" className={classes['secondary']} title={note}>
        {note}
      </span>
    </>
  )
}

function noteOf({ status, failure, field, serverMessage, expected }: BulkRow): string {
  if (failure !== null) {
    const sentence = failureSentence({ code: failure, ...(serverMessage !== null && { serverMessage }) })
    return field === null ? sentence : `${field}: ${sentence}`
  }
  const isNewExpected = expected === 'new' || expected.startsWith('after-')
  return status === 'refreshed' && isNewExpected ? words.unexpected : ''
}
