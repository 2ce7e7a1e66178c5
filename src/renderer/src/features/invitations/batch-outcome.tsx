import { Button, Group, Progress, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { actionWords } from './action-words'
import { failureText } from './failure-text'
import { fleetLabel } from './invitation-filter'
import classes from './dialogs.module.css'
import type { BatchState } from './use-batch'

interface Props {
  readonly state: Exclude<BatchState, { kind: 'asking' }>
  /** Absent where it cannot be stopped. */
  readonly onStop?: () => void
  readonly onClose: () => void
}

/** How far several have come; then what became of each, what failed first. */
export function BatchOutcome({ state, onStop, onClose }: Props) {
  if (state.kind === 'working') {
    const { doneCount, total } = state
    return (
      <>
        <Text role="status" mb="xs">
          {actionWords.working(doneCount, total)}
        </Text>
        <Progress value={(doneCount / total) * 100} aria-label={actionWords.working(doneCount, total)} />
        {onStop !== undefined && (
          <Group justify="flex-end" mt="lg">
            <Button size="xs" variant="default" onClick={onStop}>
              {actionWords.stop}
            </Button>
          </Group>
        )}
      </>
    )
  }
  const { outcomes, leftCount } = state
  const failed = outcomes.filter(({ failure }) => failure !== null)
  const ordered = [...failed, ...outcomes.filter(({ failure }) => failure === null)]
  return (
    <>
      <Text role="status">
        {failed.length === 0
          ? actionWords.allDone(outcomes.length)
          : actionWords.someFailed(failed.length, outcomes.length)}
        {leftCount > 0 && ` ${actionWords.stopped(leftCount)}`}
      </Text>
      <ul className={classes['outcomes']} aria-label={actionWords.outcomeLabel} tabIndex={0}>
        {ordered.map(({ row, failure }) => (
          <li key={row.handle} data-failed={failure !== null || undefined}>
            {failure === null ? (
              <IconCheck size={14} aria-hidden="true" />
            ) : (
              <IconAlertTriangle size={14} aria-hidden="true" />
            )}
            <b>{fleetLabel(row)}</b>
            <span>{failure === null ? actionWords.ok : failureText({ code: failure })}</span>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button size="xs" data-autofocus onClick={onClose}>
          {actionWords.done}
        </Button>
      </Group>
    </>
  )
}
