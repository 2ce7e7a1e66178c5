import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useMemo } from 'react'
import { useStores } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import { failureSentence } from '@renderer/ui/failure-words'
import { actionWords } from './action-words'

export interface Snooze {
  /**
   * Puts a fleet aside at once; the toast takes it back (UX.md section 4.7).
   *
   * @param untilMs epoch milliseconds; null ends a snooze
   */
  readonly snooze: (row: FleetRow, untilMs: number | null, reason: string) => void
}

const undoMs = 7000

/** Putting fleets aside, with the way back. */
export function useSnooze(): Snooze {
  const { bridge, clock } = useStores()
  return useMemo(() => {
    const send = async (row: FleetRow, untilMs: number | null, reason: string): Promise<boolean> => {
      const answer = await bridge.calls['fleets:snooze']({ key: row.key, untilMs, reason })
      if (!answer.ok) {
        const message = failureSentence(answer.error)
        notifications.show({ color: 'red', title: actionWords.notSnoozed, message })
      }
      return answer.ok
    }
    return {
      snooze: (row, untilMs, reason) =>
        void send(row, untilMs, reason).then((isDone) => {
          if (!isDone) return
          const toast = `snooze-${row.key}`
          notifications.hide(toast)
          const { nowMs } = clock.getState()
          notifications.show({
            id: toast,
            autoClose: undoMs,
            title:
              untilMs === null
                ? actionWords.woken(row.name)
                : actionWords.snoozed(row.name, formatUntil(untilMs, nowMs)),
            message: (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  notifications.hide(toast)
                  void send(row, row.snooze?.untilMs ?? null, row.snooze?.reason ?? '')
                }}
              >
                {actionWords.undo}
              </Button>
            )
          })
        })
    }
  }, [bridge, clock])
}

/** When a snooze ends, for a sentence. */
export function formatUntil(untilMs: number, nowMs: number): string {
  // Time ahead is told as time behind is: the hour today, the weekday this week, the date later.
  return formatAsOf(untilMs, Math.max(nowMs, untilMs - 6 * 24 * 3_600_000))
}
