import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { SignOutInput } from '@shared/ipc/schemas-session'
import { useState } from 'react'
import { signOutLockWords } from '../features/profiles/dialog-words'
import { isSecretLostByLock, useLock } from '../features/profiles/use-lock'
import { revocationText } from '../features/session/revocation-words'
import { useBridge, usePositionStatus, useSession, useView } from '../state/stores'
import { aboutSession } from '../ui/about-session'
import { failureSentence } from '../ui/failure-words'
import { InlineAlert } from '../ui/inline-alert'
import { useDelayed } from '../ui/use-delayed'
import classes from './sign-out-dialog.module.css'
import { signOutWords as words } from './words'

/** Asks before signing out, and asks what goes with it (UX.md section 4.7). */
export function SignOutDialog() {
  const isOpen = useView((view) => view.dialog === 'sign-out')
  const close = useView((view) => view.closeDialog)
  const profileName = useSession((session) => (session.kind === 'open' ? session.profile.name : ''))
  return (
    <Modal opened={isOpen} onClose={close} title={words.title(profileName)} size={460}>
      <SignOutForm profileName={profileName} onClose={close} />
    </Modal>
  )
}

interface SignOutFormProps {
  readonly profileName: string
  readonly onClose: () => void
}

function SignOutForm({ profileName, onClose }: SignOutFormProps) {
  const bridge = useBridge()
  const { ask } = useLock()
  const losesSecret = useSession(isSecretLostByLock)
  const vehicleCount = usePositionStatus((status) => status.vehicleCount)
  const [choice, setChoice] = useState<SignOutInput>({ forgetCredentials: false, forgetPositions: false })
  const [isRunning, setIsRunning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isSlow = useDelayed(isRunning, 200)

  const signOut = async () => {
    setIsRunning(true)
    setProblem(null)
    const result = await bridge.calls['session:sign-out'](choice)
    setIsRunning(false)
    if (!result.ok) {
      setProblem(failureSentence(result.error))
      return
    }
    onClose()
    notifications.show({
      id: `${aboutSession}-signed-out`,
      title: words.doneTitle,
      message: revocationText(result.value.revocation)
    })
  }

  return (
    <Stack gap="lg">
      <div className={classes['lesser']}>
        <p>{losesSecret ? signOutLockWords.hintSessionOnly : signOutLockWords.hint}</p>
        <Button
          size="xs"
          variant="default"
          disabled={isRunning}
          onClick={() => {
            onClose()
            ask(false)
          }}
        >
          {signOutLockWords.lockInstead}
        </Button>
      </div>
      <p>{words.lead}</p>
      <Checkbox
        label={words.forgetCredentials}
        description={words.forgetCredentialsHint(profileName)}
        checked={choice.forgetCredentials}
        onChange={(event) => setChoice({ ...choice, forgetCredentials: event.currentTarget.checked })}
      />
      <Checkbox
        label={words.forgetPositions}
        description={words.forgetPositionsHint(vehicleCount)}
        checked={choice.forgetPositions}
        onChange={(event) => setChoice({ ...choice, forgetPositions: event.currentTarget.checked })}
      />
      {problem !== null && <InlineAlert tone="problem">{problem}</InlineAlert>}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button disabled={isRunning} onClick={() => void signOut()} data-autofocus>
          {isSlow ? words.signingOut : words.signOut}
        </Button>
      </Group>
    </Stack>
  )
}
