import { Button, Group, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { BulkCommon } from '@shared/ipc/schemas-bulk'
import { AskedFields } from '@renderer/features/invitations/asked-fields'
import {
  emptyInvite,
  inviteRules,
  repeatedOfValues,
  valuesOfTemplate,
  type InviteValues
} from '@renderer/features/invitations/invite-form'
import { ownTimeZone } from '@renderer/features/invitations/own-time-zone'
import { useNow } from '@renderer/state/stores'
import { askedWords as words } from './asked-words'

interface Props {
  readonly common: BulkCommon
  readonly onKeep: (common: BulkCommon) => void
  readonly onClose: () => void
}

/** What every row of the run asks for: the same choices as of a single invitation, and the same templates. */
export function AskedDialog({ common, onKeep, onClose }: Props) {
  const nowMs = useNow()
  const [timeZone, setTimeZone] = useState(ownTimeZone)
  const { permissions, expiresInHours, successRedirectUrl, failureRedirectUrl, callbackUrl } = inviteRules
  const form = useForm<InviteValues>({
    initialValues: { ...emptyInvite(nowMs, timeZone), ...valuesOfTemplate(common, nowMs, timeZone) },
    validate: { permissions, expiresInHours, successRedirectUrl, failureRedirectUrl, callbackUrl }
  })
  const keep = form.onSubmit((values) => {
    const { expiresInHours: hours, permissions: asked, ...others } = repeatedOfValues(values)
    onKeep({ ...others, permissions: { ...asked }, expiresInHours: hours ?? common.expiresInHours })
  })
  return (
    <Modal opened onClose={onClose} title={words.title} size={520} yOffset="6vh">
      <form
        noValidate
        onSubmit={(event) => {
          // Its own, although React lets it bubble through whatever stands around the dialog.
          event.stopPropagation()
          keep(event)
        }}
      >
        <AskedFields form={form} timeZone={timeZone} onTimeZone={setTimeZone} />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {words.discard}
          </Button>
          <Button size="xs" type="submit">
            {words.keep}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
