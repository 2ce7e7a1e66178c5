import { notifications } from '@mantine/notifications'
import { assertNever } from '@shared/domain/assert-never'
import { noFilter } from '@shared/domain/vehicle-filter'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useMemo } from 'react'
import { useStores } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import { failureSentence } from '@renderer/ui/failure-words'
import { actionWords } from './action-words'
import { useSnooze } from './use-snooze'

const hourMs = 3_600_000

export interface FleetActions {
  /** Does what the verdict asks for next. */
  readonly act: (row: FleetRow) => void
  readonly copyRepairLink: (row: FleetRow) => Promise<void>
  /** Narrows the map to this fleet and goes there. */
  readonly showOnMap: (row: FleetRow) => void
  readonly open: (key: string) => void
  /** Opens the page with the contact in view. */
  readonly openContact: (key: string) => void
  /** Copies a question for the provider's support. */
  readonly askProvider: (providerName: string, rows: readonly FleetRow[], sinceMs: number | null) => Promise<void>
  /** Begins a message to the fleet. */
  readonly chase: (key: string) => void
  readonly snooze: (row: FleetRow, untilMs: number | null, reason: string) => void
}

/** What can be done about a fleet, each ending in a toast that says what happened. */
export function useFleetActions(): FleetActions {
  const { bridge, view, filter, fleetView, clock } = useStores()
  const { snooze } = useSnooze()
  return useMemo(() => {
    const { open, openContact, chase } = fleetView.getState()

    async function copyRepairLink(row: FleetRow): Promise<void> {
      const answer = await bridge.calls['fleets:copy-repair-link']({ key: row.key })
      if (answer.ok) {
        notifications.show({ title: actionWords.linkCopied(row.name), message: actionWords.linkCopiedText })
        return
      }
      const message = answer.error.code === 'not-found' ? actionWords.noLink : failureSentence(answer.error)
      notifications.show({ color: 'red', title: actionWords.notCopied, message })
    }

    async function askProvider(providerName: string, rows: readonly FleetRow[], sinceMs: number | null): Promise<void> {
      const { nowMs } = clock.getState()
      const fleets = actionWords.questionFleets(rows[0]?.name ?? '', rows.length - 1)
      const since = sinceMs === null ? null : formatAsOf(sinceMs, nowMs)
      const answer = await bridge.calls['app:copy-text']({ text: actionWords.question(providerName, fleets, since) })
      if (answer.ok) {
        notifications.show({ title: actionWords.questionCopied(providerName), message: actionWords.questionText })
      } else {
        notifications.show({ color: 'red', title: actionWords.notCopied, message: failureSentence(answer.error) })
      }
    }

    async function checkNetwork(): Promise<void> {
      const answer = await bridge.calls['reachability:retry'](undefined)
      const isOnline = answer.ok && answer.value.kind === 'online'
      notifications.show({ message: isOnline ? actionWords.online : actionWords.stillOffline })
    }

    function act(row: FleetRow): void {
      const { action, untilMs, providerName, sinceMs } = row.verdict
      switch (action) {
        case 'none':
          open(row.key)
          return
        case 'call-driver':
        case 'call-fleet':
          openContact(row.key)
          return
        case 'copy-repair-link':
          void copyRepairLink(row)
          return
        case 'wait':
          snooze(row, untilMs ?? clock.getState().nowMs + hourMs, '')
          return
        case 'ask-provider':
          void askProvider(providerName ?? row.providers[0]?.name ?? '', [row], sinceMs)
          return
        case 'open-settings':
          view.getState().openDialog('session')
          return
        case 'check-network':
          void checkNetwork()
          return
        default:
          assertNever(action)
      }
    }

    return {
      act,
      copyRepairLink,
      askProvider,
      open,
      openContact,
      chase,
      snooze,
      showOnMap(row) {
        filter.setState({ filter: { ...noFilter, fleets: [row.name] } })
        view.getState().show('map')
      }
    }
  }, [bridge, view, filter, fleetView, clock, snooze])
}
