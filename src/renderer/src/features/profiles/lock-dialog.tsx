import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useSession, useView } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import { lockWords as words } from './dialog-words'
import { isSecretLostByLock, useLock } from './use-lock'

/** Asks before a lock, and says when the secret must be entered again after it. */
export function LockDialog() {
  const dialog = useView((view) => view.dialog)
  const close = useView((view) => view.closeDialog)
  const profileName = useSession((session) => (session.kind === 'open' ? session.profile.name : ''))
  const isOpen = dialog === 'lock' || dialog === 'lock-and-revoke'
  return (
    <Modal opened={isOpen} onClose={close} title={words.title(profileName)} size={420}>
      <LockQuestion profileName={profileName} revokesToken={dialog === 'lock-and-revoke'} onClose={close} />
    </Modal>
  )
}

interface LockQuestionProps {
  readonly profileName: string
  readonly revokesToken: boolean
  readonly onClose: () => void
}

function LockQuestion({ profileName, revokesToken, onClose }: LockQuestionProps) {
  const { lock } = useLock()
  const losesSecret = useSession(isSecretLostByLock)
  const [isRunning, setIsRunning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isSlow = useDelayed(isRunning, 200)
  const confirm = async () => {
    setIsRunning(true)
    setProblem(null)
    const failure = await lock(revokesToken)
    setIsRunning(false)
    if (failure === null) onClose()
    else setProblem(failureSentence(failure))
  }
  return (
    <Stack gap="lg">
      <p>
        {losesSecret ? words.textSessionOnly(profileName) : words.text}
        {revokesToken && ` ${words.revokes}`}
      </p>
      {problem !== null && <InlineAlert tone="problem">{problem}</InlineAlert>}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.stay}
        </Button>
        <Button disabled={isRunning} onClick={() => void confirm()}>
          {isSlow ? words.locking : words.lock(profileName)}
        </Button>
      </Group>
    </Stack>
  )
}
