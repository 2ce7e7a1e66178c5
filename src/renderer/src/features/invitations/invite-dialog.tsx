import { Alert, Button, Group, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { cleanFleetName, invitationStanding, isFleetNameAcceptable } from '@shared/domain/invitation'
import type { Failure } from '@shared/ipc/result'
import type { CreateInvitationOutput } from '@shared/ipc/schemas-invitations'
import { useBridge, useInvitations, useNow, useView } from '@renderer/state/stores'
import { ExpiryField } from './expiry-field'
import { fleetLabel } from './invitation-filter'
import classes from './invitations.module.css'
import { emptyInvite, inviteRules, toCreateInput, type InviteValues } from './invite-form'
import { useWriteBlock } from './use-write-block'
import { failureText, words } from './words'

/** The invite form, over whatever screen is shown. When it closes after sending, the link is on the clipboard. */
export function InviteDialog() {
  const isOpen = useView((state) => state.isInviteOpen)
  const close = useView((state) => state.closeInvite)
  return (
    <Modal opened={isOpen} onClose={close} title={words.inviteTitle} size="md">
      <InviteForm onDone={close} />
    </Modal>
  )
}

function InviteForm({ onDone }: { readonly onDone: () => void }) {
  const bridge = useBridge()
  const writeBlock = useWriteBlock()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSending, setIsSending] = useState(false)
  const form = useForm<InviteValues>({
    initialValues: emptyInvite,
    validate: inviteRules,
    // While typing, not on leaving a field: a message that appears then moves what is being clicked from under the pointer.
    validateInputOnChange: ['fleetName']
  })
  const { fleetRef, fleetName } = form.values
  const standingNote = useStandingNote(fleetRef)
  const cleaned = cleanFleetName(fleetName)

  const send = async (values: InviteValues) => {
    setIsSending(true)
    setFailure(null)
    const answer = await bridge.calls['invitations:create'](toCreateInput(values))
    setIsSending(false)
    if (answer.ok) {
      announce(answer.value)
      onDone()
      return
    }
    setFailure(answer.error)
    if (answer.error.field !== undefined && answer.error.field in values) {
      form.setFieldError(answer.error.field, answer.error.serverMessage ?? words.fieldRefused)
    }
  }

  return (
    <form className={classes['form']} noValidate onSubmit={form.onSubmit((values) => void send(values))}>
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
      {failure !== null && (
        <Alert color="red" variant="light">
          {failureText(failure)}
        </Alert>
      )}
      {writeBlock !== null && (
        <p className={classes['notice']} role="status">
          {writeBlock}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button size="xs" type="submit" loading={isSending} disabled={writeBlock !== null}>
          {words.send}
        </Button>
      </Group>
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

function announce({ row, outcome, isLinkCopied }: CreateInvitationOutput): void {
  const fleet = fleetLabel(row)
  if (!isLinkCopied) {
    notifications.show({ color: 'orange', title: words.notCopiedTitle, message: words.notCopied(fleet) })
    return
  }
  const text = outcome === 'created' ? words.created : words.refreshed
  notifications.show({ title: words.createdTitle, message: text(fleet, row.expiresAtMs), autoClose: 8000 })
}
