import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { useEffect, useState } from 'react'
import { useBridge } from '@renderer/state/stores'
import classes from './dialogs.module.css'
import { fleetLabel } from './invitation-filter'
import { shareWords as words } from './share-words'
import { showFailure } from './use-invitation-actions'

interface Props {
  /** Whose code; null while none is shown. */
  readonly row: InvitationRow | null
  readonly onClose: () => void
}

/**
 * The link as a QR code, large, with the fleet's name under it. It is the secret itself: it leaves the page as soon as the window loses the
 * focus, and is never there unasked (UX.md section 4.6).
 */
export function QrDialog({ row, onClose }: Props) {
  const bridge = useBridge()
  const picture = useQrPicture(row, onClose)
  useEffect(() => {
    if (row === null) return
    window.addEventListener('blur', onClose)
    return () => window.removeEventListener('blur', onClose)
  }, [row, onClose])
  const save = async () => {
    if (row === null) return
    const answer = await bridge.calls['invitations:save-qr']({ handle: row.handle })
    if (!answer.ok) showFailure(answer.error)
    else if (answer.value.kind === 'saved') notifications.show({ message: words.qrSaved(answer.value.fileName) })
  }
  return (
    <Modal opened={row !== null} onClose={onClose} title={words.qrTitle} size={400} centered>
      {row !== null && picture !== null && (
        <div className={classes['qr']}>
          <img src={picture} alt={words.qrAlt(fleetLabel(row))} />
          <p className={classes['qrName']}>{fleetLabel(row)}</p>
          <p className={classes['quiet']}>{words.qrText}</p>
        </div>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button size="xs" variant="default" onClick={() => void save()}>
          {words.qrSave}
        </Button>
        <Button size="xs" onClick={onClose} data-autofocus>
          {words.cancel}
        </Button>
      </Group>
    </Modal>
  )
}

/** An address of the picture for as long as it is shown. */
function useQrPicture(row: InvitationRow | null, onFailure: () => void): string | null {
  const bridge = useBridge()
  const handle = row?.handle ?? null
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    if (handle === null) return
    let address: string | null = null
    let isWanted = true
    void bridge.calls['invitations:qr']({ handle }).then((answer) => {
      if (!isWanted) return
      if (!answer.ok) {
        showFailure(answer.error)
        onFailure()
        return
      }
      address = URL.createObjectURL(new Blob([new Uint8Array(answer.value.png)], { type: 'image/png' }))
      setPicture(address)
    })
    return () => {
      isWanted = false
      if (address !== null) URL.revokeObjectURL(address)
      setPicture(null)
    }
  }, [bridge, handle, onFailure])
  return picture
}
