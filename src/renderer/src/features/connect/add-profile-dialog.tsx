import { Modal } from '@mantine/core'
import { useView } from '../../state/stores'
import { ConnectForm } from './connect-form'
import { useAppInfo } from './use-app-info'
import { words } from './words'

/** Asks for the credentials of one more profile, while another may be open behind it. */
export function AddProfileDialog() {
  const isOpen = useView((view) => view.dialog === 'add-profile')
  const close = useView((view) => view.closeDialog)
  const info = useAppInfo()
  return (
    <Modal opened={isOpen} onClose={close} title={words.addTitle} size={480}>
      {info && <ConnectForm info={info} remembered={null} onConnected={close} />}
    </Modal>
  )
}
