import { Alert, Button, Group, Modal, TextInput } from '@mantine/core'
import { cleanFleetName, invitationStanding, isFleetNameAcceptable } from '@shared/domain/invitation'
import { useInvitations, useNow, useView } from '@renderer/state/stores'
import { MissingPermission } from '@renderer/features/session/missing-permission'
import { ExpiryField } from './expiry-field'
import { fleetLabel } from './invitation-filter'
import classes from './invitations.module.css'
import { TestQuestion } from './test-question'
import { useInvite, type Invite } from './use-invite'
import { useWriteBlock } from './use-write-block'
import { failureText, words } from './words'

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
    <Modal opened={isOpen} onClose={close} title={words.inviteTitle} size="md">
      <InviteForm invite={invite} onClose={close} />
    </Modal>
  )
}

interface InviteFormProps {
  readonly invite: Invite
  readonly onClose: () => void
}

function InviteForm({ invite, onClose }: InviteFormProps) {
  const { form, failure, isAsking, isSending } = invite
  const writeBlock = useWriteBlock()
  const { fleetRef, fleetName } = form.values
  const standingNote = useStandingNote(fleetRef)
  const cleaned = cleanFleetName(fleetName)

  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        invite.submit()
      }}
    >
      <TextInput
        label={words.fleetRef}
        description={words.fleetRefHint}
        withAsterisk
        data-autofocus
        {...form.getInputProps('fleetRef')}
      />
      {standingNote !== null && (
        <p className={classes['notice']} role="status">
          {standingNote}
        </p>
      )}
      <TextInput label={words.fleetName} description={words.fleetNameHint} {...form.getInputProps('fleetName')} />
      {!isFleetNameAcceptable(fleetName) && cleaned !== '' && (
        <Button
          className={classes['suggestion'] ?? ''}
          size="compact-xs"
          variant="light"
          onClick={() => {
            form.setFieldValue('fleetName', cleaned)
            form.clearFieldError('fleetName')
          }}
        >
          {words.useCleaned(cleaned)}
        </Button>
      )}
      <TextInput label={words.email} description={words.emailHint} type="email" {...form.getInputProps('fleetEmail')} />
      <ExpiryField
        hours={form.values.expiresInHours}
        error={form.errors['expiresInHours']}
        onChange={(hours) => form.setFieldValue('expiresInHours', hours)}
      />
      <p className={classes['asks']}>{words.asks}</p>
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
      {isAsking ? (
        <TestQuestion isSending={isSending} onConfirm={invite.confirm} onBack={invite.back} />
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
    </form>
  )
}

/** What sending will do to an invitation that is already there for this reference: the API makes no second one (API.md section 6). */
function useStandingNote(fleetRef: string): string | null {
  const nowMs = useNow()
  const existing = useInvitations((state) => state.rows.find((row) => row.fleetRef === fleetRef.trim()))
  if (existing === undefined) return null
  const standing = invitationStanding(existing.status, existing.expiresAtMs, nowMs)
  return standing === 'active' || standing === 'accepted' || standing === 'declined'
    ? words.already[standing](fleetLabel(existing))
    : null
}
