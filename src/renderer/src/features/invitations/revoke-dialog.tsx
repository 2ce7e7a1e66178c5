import { Button, Group, Modal, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { canRevoke, invitationStanding } from '@shared/domain/invitation'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { MissingPermission } from '@renderer/features/session/missing-permission'
import { useBridge, useNow } from '@renderer/state/stores'
import { actionWords } from './action-words'
import { BatchOutcome } from './batch-outcome'
import classes from './dialogs.module.css'
import { fleetLabel } from './invitation-filter'
import { useBatch } from './use-batch'
import { showFailure } from './use-invitation-actions'
import { useKept } from './use-kept'

interface Props {
  /** The invitations to revoke; null while nothing is asked. */
  readonly rows: readonly InvitationRow[] | null
  readonly onClose: () => void
  readonly onResend: (rows: readonly InvitationRow[]) => void
}

/** Asks before links are killed: names the fleet and the effect; the safe choice has the focus. */
export function RevokeDialog({ rows, onClose, onResend }: Props) {
  const bridge = useBridge()
  const nowMs = useNow()
  const batch = useBatch()
  const [isRunning, setIsRunning] = useState(false)
  const asked = useKept(rows) ?? []
  const revocable = asked.filter((row) => canRevoke(invitationStanding(row.status, row.expiresAtMs, nowMs)))
  const [only] = asked
  const isOne = asked.length === 1 && only !== undefined
  const close = () => {
    if (isRunning) return
    onClose()
    batch.reset()
  }
  const revokeOne = async (row: InvitationRow) => {
    setIsRunning(true)
    const answer = await bridge.calls['invitations:revoke']({ handle: row.handle })
    setIsRunning(false)
    onClose()
    if (!answer.ok) {
      showFailure(answer.error)
      return
    }
    const id = `revoked-${row.handle}`
    notifications.show({
      id,
      autoClose: 8000,
      message: (
        <>
          {actionWords.revokeDone(fleetLabel(row))}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              notifications.hide(id)
              onResend([{ ...row, status: 'deleted' }])
            }}
          >
            {actionWords.reinvite}
          </Button>
        </>
      )
    })
  }
  const revokeMany = async () => {
    setIsRunning(true)
    batch.begin(revocable.length)
    const answer = await bridge.calls['invitations:revoke-many']({ handles: revocable.map(({ handle }) => handle) })
    setIsRunning(false)
    const failureOf = answer.ok
      ? new Map(answer.value.outcomes.map(({ handle, failure }) => [handle, failure]))
      : new Map<string, null>()
    const whole = answer.ok ? null : answer.error.code
    batch.end(revocable.map((row) => ({ row, failure: failureOf.get(row.handle) ?? whole })))
  }
  const confirm = () => void (isOne ? revokeOne(only) : revokeMany())
  return (
    <Modal
      opened={rows !== null}
      onClose={close}
      title={isOne ? actionWords.revokeTitle(fleetLabel(only)) : actionWords.revokeManyTitle(revocable.length)}
      centered
      size="sm"
    >
      {batch.state.kind !== 'asking' ? (
        <BatchOutcome state={batch.state} onClose={close} />
      ) : (
        <>
          <Text>{isOne ? actionWords.revokeText : actionWords.revokeManyText}</Text>
          {!isOne && <FleetNames rows={revocable} />}
          {asked.length > revocable.length && !isOne && (
            <p className={classes['quiet']}>{actionWords.leftOut(asked.length - revocable.length)}</p>
          )}
          <MissingPermission area="revoke" />
          <Group justify="flex-end" mt="lg" gap="xs">
            <Button size="xs" variant="default" onClick={close} data-autofocus>
              {isOne ? actionWords.keep : actionWords.keepAll}
            </Button>
            <Button
              size="xs"
              color="red"
              variant="outline"
              loading={isRunning}
              disabled={revocable.length === 0}
              onClick={confirm}
            >
              {isOne ? actionWords.revokeConfirm : actionWords.revokeManyConfirm(revocable.length)}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  )
}

/** Whom it is about, each by name and reference. */
export function FleetNames({ rows }: { readonly rows: readonly InvitationRow[] }) {
  return (
    <ul className={classes['list']} tabIndex={0} aria-label={actionWords.outcomeLabel}>
      {rows.map((row) => (
        <li key={row.handle}>
          <b>{fleetLabel(row)}</b>
          <span>{row.fleetRef}</span>
        </li>
      ))}
    </ul>
  )
}
