import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconAlarm, IconAlarmOff } from '@tabler/icons-react'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useState } from 'react'
import { useNow } from '@renderer/state/stores'
import { actionWords } from './action-words'
import { isSnoozed } from './fleet-tiles'
import classes from './fleets.module.css'
import { useSnooze } from './use-snooze'

interface Props {
  readonly row: FleetRow
  /** In a list, a small mark; on the page, a button with its word. */
  readonly isSmall?: boolean
  readonly tabIndex?: number
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const longestReason = 200

/** Puts a fleet aside for a while, with a reason, or brings it back. */
export function SnoozeButton({ row, isSmall = false, tabIndex = 0 }: Props) {
  const nowMs = useNow()
  const { snooze } = useSnooze()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const isAside = isSnoozed(row, nowMs)
  const Icon = isAside ? IconAlarmOff : IconAlarm
  const press = () => {
    if (isAside) snooze(row, null, '')
    else setOpen((was) => !was)
  }
  const choose = (untilMs: number) => {
    setOpen(false)
    snooze(row, untilMs, reason.trim())
    setReason('')
  }
  const label = isAside ? actionWords.wake : isSmall ? actionWords.snoozeOf(row.name) : actionWords.snooze
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus withinPortal width={260}>
      <Popover.Target>
        {isSmall ? (
          <ActionIcon size="sm" aria-label={label} title={label} tabIndex={tabIndex} onClick={press}>
            <Icon size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon size={14} stroke={1.75} aria-hidden="true" />}
            onClick={press}
          >
            {label}
          </Button>
        )}
      </Popover.Target>
      {/* What happens in here is not for the list behind it. */}
      <Popover.Dropdown
        aria-label={actionWords.snoozeOf(row.name)}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <div className={classes['snooze']}>
          <TextInput
            size="xs"
            data-autofocus
            label={actionWords.snoozeReason}
            description={actionWords.snoozeReasonHint}
            maxLength={longestReason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p className={classes['label']}>{actionWords.snoozeTitle}</p>
          <div className={classes['spans']}>
            <Button size="xs" variant="default" onClick={() => choose(nowMs + hourMs)}>
              {actionWords.spans.hour}
            </Button>
            <Button size="xs" variant="default" onClick={() => choose(tomorrowAt8(nowMs))}>
              {actionWords.spans.tomorrow}
            </Button>
            <Button size="xs" variant="default" onClick={() => choose(nowMs + 3 * dayMs)}>
              {actionWords.spans.days}
            </Button>
            <Button size="xs" variant="default" onClick={() => choose(nowMs + 7 * dayMs)}>
              {actionWords.spans.week}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** When this computer's owner comes to work again. */
function tomorrowAt8(nowMs: number): number {
  const day = new Date(nowMs)
  day.setDate(day.getDate() + 1)
  return day.setHours(8, 0, 0, 0)
}
