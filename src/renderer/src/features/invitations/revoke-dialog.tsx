import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { MissingPermission } from '@renderer/features/session/missing-permission'
import { fleetLabel } from './invitation-filter'
import { words } from './words'

interface Props {
  /** The invitation to revoke; null while nothing is asked. */
  readonly row: InvitationRow | null
  readonly onClose: () => void
  readonly onRevoke: (row: InvitationRow) => Promise<void>
}

/** Asks before a link is killed: names the fleet and the effect; the safe choice has the focus. */
export function RevokeDialog({ row, onClose, onRevoke }: Props) {
  const [isRunning, setIsRunning] = useState(false)
  // While the dialog fades out there is no row any more, but its title stays.
  const [shown, setShown] = useState(row)
  if (row !== null && row !== shown) setShown(row)
  const confirm = async () => {
    if (row === null) return
    setIsRunning(true)
    await onRevoke(row)
    setIsRunning(false)
    onClose()
  }
  return (
    <Modal
      opened={row !== null}
      onClose={isRunning ? () => undefined : onClose}
      title={shown === null ? '' : words.revokeTitle(fleetLabel(shown))}
      centered
      size="sm"
    >
      <Text>{words.revokeText}</Text>
      <MissingPermission area="revoke" />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button size="xs" variant="default" onClick={onClose} data-autofocus>
          {words.keep}
        </Button>
        <Button size="xs" color="red" variant="outline" loading={isRunning} onClick={() => void confirm()}>
          {words.revokeConfirm}
        </Button>
      </Group>
    </Modal>
  )
}
