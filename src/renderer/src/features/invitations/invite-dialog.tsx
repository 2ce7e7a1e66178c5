import { Alert, Button, Group, Modal } from '@mantine/core'
import { useView } from '@renderer/state/stores'
import { MissingPermission } from '@renderer/features/session/missing-permission'
import { AskedFields } from './asked-fields'
import { failureText } from './failure-text'
import { FleetFields } from './fleet-fields'
import classes from './invite.module.css'
import { inviteWords as words } from './invite-words'
import { SendQuestion } from './send-question'
import { useInvite, type Invite } from './use-invite'
import { useWriteBlock } from './use-write-block'

/** The invite form, over whatever screen is shown. When it closes after sending, the link is on the clipboard. */
export function InviteDialog() {
  const isOpen = useView((state) => state.isInviteOpen)
  const closeInvite = useView((state) => state.closeInvite)
  // Above the dialog, whose contents go when it closes: what was typed and what was sent do not.
  const invite = useInvite()
  const close = () => {
    // Whoever comes back later did not just press "Create": the question would stand there without its cause.
    invite.back()
    closeInvite()
  }
  return (
    <Modal opened={isOpen} onClose={close} title={words.inviteTitle} size={880} yOffset="6vh">
      <InviteForm invite={invite} onClose={close} />
    </Modal>
  )
}

interface InviteFormProps {
  readonly invite: Invite
  readonly onClose: () => void
}

function InviteForm({ invite, onClose }: InviteFormProps) {
  const { form, failure, question, isSending } = invite
  const writeBlock = useWriteBlock()
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        invite.submit()
      }}
    >
      <div className={classes['columns']}>
        <FleetFields form={form} />
        <AskedFields form={form} timeZone={invite.timeZone} onTimeZone={invite.setTimeZone} />
      </div>
      <div className={classes['foot']}>
        <MissingPermission area="invite" lastError={failure?.code ?? null} />
        {failure !== null && failure.code !== 'forbidden' && (
          <Alert color="red" variant="light">
            {failureText(failure)}
          </Alert>
        )}
        {writeBlock !== null && (
          <p className={classes['notice']} role="status">
            {writeBlock}
          </p>
        )}
        {question !== null ? (
          <SendQuestion {...question} isSending={isSending} onConfirm={invite.confirm} onBack={invite.back} />
        ) : (
          <Group justify="flex-end" gap="sm">
            {form.isDirty() && !isSending && (
              <Button size="xs" variant="subtle" color="gray" className={classes['clear'] ?? ''} onClick={invite.clear}>
                {words.clearForm}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={onClose}>
              {words.notNow}
            </Button>
            <Button size="xs" type="submit" loading={isSending} disabled={writeBlock !== null}>
              {words.send}
            </Button>
          </Group>
        )}
      </div>
    </form>
  )
}
