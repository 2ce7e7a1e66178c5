import { Modal } from '@mantine/core'
import { useSession, useView } from '../../state/stores'
import { useAppInfo } from '../connect/use-app-info'
import { ReplaceSecretForm } from './replace-secret-form'
import { words } from './words'

/** Another client secret for the open profile, or the one that is missing; its positions stay readable behind it. */
export function ReplaceSecretDialog() {
  const isWanted = useView((view) => view.dialog === 'replace-secret')
  const close = useView((view) => view.closeDialog)
  const session = useSession((state) => state)
  const info = useAppInfo()
  const open = session.kind === 'open' ? session : null
  return (
    <Modal
      opened={isWanted && open !== null}
      onClose={close}
      title={words.replaceTitle(open?.profile.name ?? '')}
      size={480}
    >
      {open && info && <ReplaceSecretForm session={open} info={info} onClose={close} />}
    </Modal>
  )
}
