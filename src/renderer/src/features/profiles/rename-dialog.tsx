import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { useState, type SubmitEvent } from 'react'
import { useView } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { renameWords as words } from './dialog-words'
import { useChangeProfile } from './use-change-profile'
import { useDialogProfile } from './use-dialog-profile'

const longestName = 80

/** Asks for another name of a profile. */
export function RenameProfileDialog() {
  const { isOpen, profile } = useDialogProfile('rename-profile')
  const close = useView((view) => view.closeDialog)
  return (
    <Modal opened={isOpen} onClose={close} title={words.title(profile?.name ?? '')} size={400}>
      {profile && <RenameForm key={profile.id} profile={profile} onClose={close} />}
    </Modal>
  )
}

interface RenameFormProps {
  readonly profile: ProfileSummary
  readonly onClose: () => void
}

function RenameForm({ profile, onClose }: RenameFormProps) {
  const { change } = useChangeProfile()
  const [name, setName] = useState(profile.name)
  const [error, setError] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const rename = async () => {
    const wanted = name.trim()
    if (wanted === '' || wanted.length > longestName) {
      setError(wanted === '' ? words.missing : words.tooLong)
      return
    }
    const failure = wanted === profile.name ? null : await change({ profileId: profile.id, name: wanted })
    if (failure === null) onClose()
    else setProblem(failure)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void rename()
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <TextInput
          label={words.label}
          description={words.hint}
          value={name}
          error={error}
          autoComplete="off"
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setError(null)
          }}
        />
        {problem !== null && <InlineAlert tone="problem">{problem}</InlineAlert>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit">{words.rename}</Button>
        </Group>
      </Stack>
    </form>
  )
}
