import { Button } from '@mantine/core'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useNow } from '@renderer/state/stores'
import { actionWords } from './action-words'
import { formatUntil } from './use-snooze'
import { useFleetActions } from './use-fleet-actions'
import { actionText } from './verdict-words'

interface Props {
  readonly row: FleetRow
  readonly variant?: 'default' | 'filled'
  readonly tabIndex?: number
}

/** The next thing to do about a fleet, as a button; nothing where there is nothing to do. */
export function NextAction({ row, variant = 'default', tabIndex = 0 }: Props) {
  const nowMs = useNow()
  const { act } = useFleetActions()
  const { verdict } = row
  if (verdict.action === 'none') return null
  const isWaiting = verdict.action === 'wait'
  return (
    <Button
      size="compact-xs"
      variant={variant}
      tabIndex={tabIndex}
      {...(variant === 'filled' && { size: 'xs' })}
      title={
        isWaiting && verdict.untilMs !== null ? actionWords.lookAgain(formatUntil(verdict.untilMs, nowMs)) : undefined
      }
      onClick={(event) => {
        event.stopPropagation()
        act(row)
      }}
    >
      {actionText(verdict, nowMs)}
    </Button>
  )
}
