import { Modal } from '@mantine/core'
import { ConnectForm } from '../features/connect/connect-form'
import { useAppInfo } from '../features/connect/use-app-info'
import { useSession, useView } from '../state/stores'
import { words } from './words'

/** All credentials of the open profile anew, client ID included; its cached positions stay readable behind it. */
export function CredentialsDialog() {
  const isOpen = useView((view) => view.dialog === 'credentials')
  const close = useView((view) => view.closeDialog)
  const profile = useSession((session) => (session.kind === 'open' ? session.profile : null))
  const info = useAppInfo()
  return (
    <Modal
      opened={isOpen && profile !== null}
      onClose={close}
      title={words.credentialsOf(profile?.name ?? '')}
      size={480}
    >
      {profile && info && <ConnectForm info={info} remembered={profile} onConnected={close} />}
    </Modal>
  )
}
