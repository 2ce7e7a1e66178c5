import { ActionIcon, Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { formatAge, formatExact } from '@shared/domain/time'
import { formatAsOf } from '@renderer/ui/as-of'
import { classNames } from '@renderer/ui/class-names'
import { useFleetActions } from '../fleets/use-fleet-actions'
import { VerdictChip } from '../fleets/verdict-chip'
import { actorName } from '../fleets/verdict-words'
import type { AttentionItem } from './attention-items'
import classes from './attention.module.css'
import { words } from './words'

interface Props {
  readonly item: Extract<AttentionItem, { kind: 'outage' }>
  readonly id: string
  readonly index: number
  readonly topPx: number
  readonly nowMs: number
  readonly isCurrent: boolean
  /** Shows or hides its fleets. */
  readonly onPress: () => void
}

/** A provider's outage: its fleets in one row, which unfolds. */
export function OutageItem({ item, id, index, topPx, nowMs, isCurrent, onPress }: Props) {
  const { askProvider } = useFleetActions()
  const { outage, rows, isUnfolded } = item
  const { providerName, sinceMs, lateCount, totalCount, fleetKeys, fleetCount } = outage
  const Chevron = isUnfolded ? IconChevronDown : IconChevronRight
  const tabIndex = isCurrent ? 0 : -1
  const foldLabel = isUnfolded ? words.fold(providerName) : words.unfold(providerName)
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isCurrent}
      className={classNames(classes['grid'], classes['row'])}
      data-selected={isCurrent || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={onPress}
    >
      <div role="gridcell">
        <VerdictChip kind="provider-outage" />
      </div>
      <div role="gridcell" className={classes['what']}>
        <p className={classes['name']}>
          <span>{words.outage(fleetKeys.length, fleetCount, providerName, formatAsOf(sinceMs, nowMs))}</span>
        </p>
        <p className={classes['sentence']}>{words.outageFault(lateCount, totalCount, providerName)}</p>
      </div>
      <div role="gridcell" data-column="who">
        {actorName('provider')}
      </div>
      <div role="gridcell" data-column="since" title={formatExact(sinceMs)}>
        {formatAge(sinceMs, nowMs)}
      </div>
      <div role="gridcell" className={classes['actions']} onClick={(event) => event.stopPropagation()}>
        <Button
          size="compact-xs"
          variant="default"
          tabIndex={tabIndex}
          onClick={() => void askProvider(providerName, rows, sinceMs)}
        >
          {words.ask(providerName)}
        </Button>
        <ActionIcon
          size="sm"
          tabIndex={tabIndex}
          aria-expanded={isUnfolded}
          aria-label={foldLabel}
          title={foldLabel}
          onClick={onPress}
        >
          <Chevron size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </div>
    </div>
  )
}
