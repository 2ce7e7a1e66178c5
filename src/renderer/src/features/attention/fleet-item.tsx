import { ActionIcon } from '@mantine/core'
import { IconMessage2, IconNote } from '@tabler/icons-react'
import { formatAge, formatExact } from '@shared/domain/time'
import { useFleetView } from '@renderer/state/stores'
import { classNames } from '@renderer/ui/class-names'
import { actionWords } from '../fleets/action-words'
import { isSnoozed } from '../fleets/fleet-tiles'
import { NextAction } from '../fleets/next-action'
import { SnoozeButton } from '../fleets/snooze-button'
import { formatUntil } from '../fleets/use-snooze'
import { VerdictChip } from '../fleets/verdict-chip'
import { actorName, verdictSentence } from '../fleets/verdict-words'
import { words as fleetWords } from '../fleets/words'
import type { AttentionItem } from './attention-items'
import classes from './attention.module.css'
import { words } from './words'

interface Props {
  readonly item: Extract<AttentionItem, { kind: 'fleet' }>
  readonly id: string
  readonly index: number
  readonly topPx: number
  readonly nowMs: number
  readonly isCurrent: boolean
  readonly onPress: () => void
}

/** One fleet that waits: what is the matter, whose turn it is, since when, and the next thing to do. */
export function FleetItem({ item: { row, isOfOutage }, id, index, topPx, nowMs, isCurrent, onPress }: Props) {
  const chase = useFleetView((state) => state.chase)
  const { verdict, snooze } = row
  // With the keyboard, the buttons of the row that the list stands on come after the list; those of the others would be hundreds of stops.
  const tabIndex = isCurrent ? 0 : -1
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isCurrent}
      className={classNames(classes['grid'], classes['row'], isOfOutage && classes['inner'])}
      data-selected={isCurrent || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={onPress}
    >
      <div role="gridcell">
        <VerdictChip kind={verdict.kind} />
      </div>
      <div role="gridcell" className={classes['what']}>
        <p className={classes['name']}>
          <span title={row.name}>{row.name}</span>
          {row.fleetRef !== null && row.fleetRef !== row.name && <span className={classes['ref']}>{row.fleetRef}</span>}
          {row.hasNote && (
            <IconNote role="img" aria-label={fleetWords.hasNote} size={13} stroke={1.6} className={classes['mark']} />
          )}
        </p>
        <p className={classes['sentence']} title={verdictSentence(verdict, nowMs)}>
          {snooze !== null && isSnoozed(row, nowMs)
            ? `${words.snoozedUntil(formatUntil(snooze.untilMs, nowMs), snooze.reason)} · `
            : ''}
          {verdictSentence(verdict, nowMs)}
        </p>
      </div>
      <div role="gridcell" data-column="who">
        {actorName(verdict.actor)}
      </div>
      <div
        role="gridcell"
        data-column="since"
        title={verdict.sinceMs === null ? undefined : formatExact(verdict.sinceMs)}
      >
        {verdict.sinceMs === null ? fleetWords.nothing : formatAge(verdict.sinceMs, nowMs)}
      </div>
      <div role="gridcell" className={classes['actions']} onClick={(event) => event.stopPropagation()}>
        <NextAction row={row} tabIndex={tabIndex} />
        <ActionIcon
          size="sm"
          tabIndex={tabIndex}
          aria-label={actionWords.chaseOf(row.name)}
          title={actionWords.chaseOf(row.name)}
          onClick={() => chase(row.key)}
        >
          <IconMessage2 size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
        {verdict.kind !== 'fine' && <SnoozeButton row={row} isSmall tabIndex={tabIndex} />}
      </div>
    </div>
  )
}
