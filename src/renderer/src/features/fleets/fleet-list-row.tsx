import { IconMessage2, IconNote } from '@tabler/icons-react'
import { formatAge } from '@shared/domain/time'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { memo } from 'react'
import { classNames } from '@renderer/ui/class-names'
import { formatNumber } from '@renderer/ui/count'
import classes from './fleet-list.module.css'
import { isSnoozed } from './fleet-tiles'
import { SnoozeMark } from './snooze-mark'
import { StalenessBar } from './staleness-bar'
import { VerdictChip } from './verdict-chip'
import { actorName, verdictSentence } from './verdict-words'
import { agreementName, words } from './words'

interface Props {
  readonly row: FleetRow
  readonly index: number
  readonly topPx: number
  readonly nowMs: number
  readonly isCurrent: boolean
  readonly onOpen: (key: string) => void
}

/** One fleet of the list. Where there is little room, columns give way, the least important first. */
export const FleetListRow = memo(function FleetListRow({ row, index, topPx, nowMs, isCurrent, onOpen }: Props) {
  const { verdict } = row
  const sentence = verdictSentence(verdict, nowMs)
  const providers = row.providers.map(({ name }) => name).join(', ')
  return (
    <div
      id={`fleet-${row.key}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isCurrent}
      className={classNames(classes['grid'], classes['row'])}
      data-selected={isCurrent || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onOpen(row.key)}
    >
      <Cell column="verdict">
        <VerdictChip kind={verdict.kind} />
      </Cell>
      <Cell column="name" title={row.name}>
        {row.name}
      </Cell>
      <Cell column="ref" title={row.fleetRef ?? ''}>
        {row.fleetRef ?? words.nothing}
      </Cell>
      <Cell column="what" title={sentence}>
        {sentence}
      </Cell>
      <Cell column="who">{verdict.kind === 'fine' ? words.nothing : actorName(verdict.actor)}</Cell>
      <Cell column="since">{verdict.sinceMs === null ? words.nothing : formatAge(verdict.sinceMs, nowMs)}</Cell>
      <Cell column="provider" title={providers}>
        {providers === '' ? words.noProvider : providers}
      </Cell>
      <Cell column="agreement">
        {row.agreementStatus === null ? words.nothing : agreementName(row.agreementStatus)}
      </Cell>
      <Cell
        column="connections"
        title={row.brokenConnectionCount === 0 ? '' : words.brokenOf(row.brokenConnectionCount, row.connectionCount)}
      >
        {row.brokenConnectionCount === 0
          ? formatNumber(row.connectionCount)
          : words.brokenOf(row.brokenConnectionCount, row.connectionCount)}
      </Cell>
      <Cell column="vehicles">
        <StalenessBar counts={row.vehicleCounts} />
      </Cell>
      <Cell column="marks">
        {row.snooze !== null && isSnoozed(row, nowMs) && <SnoozeMark snooze={row.snooze} nowMs={nowMs} />}
        {row.chasedAtMs !== null && (
          <span
            role="img"
            aria-label={words.isChased(formatAge(row.chasedAtMs, nowMs))}
            title={words.isChased(formatAge(row.chasedAtMs, nowMs))}
          >
            <IconMessage2 size={14} stroke={1.6} aria-hidden="true" />
          </span>
        )}
        {row.hasNote && (
          <span role="img" aria-label={words.hasNote} title={words.hasNote}>
            <IconNote size={14} stroke={1.6} aria-hidden="true" />
          </span>
        )}
      </Cell>
    </div>
  )
})

interface CellProps {
  readonly column: string
  readonly title?: string
  readonly children: React.ReactNode
}

function Cell({ column, title, children }: CellProps) {
  return (
    <div role="gridcell" className={classes['cell']} data-column={column} title={title === '' ? undefined : title}>
      {children}
    </div>
  )
}
