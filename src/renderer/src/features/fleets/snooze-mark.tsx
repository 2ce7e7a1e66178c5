import { IconAlarm } from '@tabler/icons-react'
import type { Snooze } from '@shared/ipc/schemas-fleets'
import { formatUntil } from './use-snooze'
import { words } from './words'

interface Props {
  readonly snooze: Snooze
  readonly nowMs: number
}

/** Says on a row that its fleet was put aside, until when, and why. */
export function SnoozeMark({ snooze, nowMs }: Props) {
  const until = words.isSnoozed(formatUntil(snooze.untilMs, nowMs))
  const text = snooze.reason === '' ? until : `${until}: ${snooze.reason}`
  return (
    <span role="img" aria-label={text} title={text}>
      <IconAlarm size={14} stroke={1.6} aria-hidden="true" />
    </span>
  )
}
