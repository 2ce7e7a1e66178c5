import { Button, Group, Modal, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Result } from '@shared/ipc/result'
import type { ProfileContents, ProfileSummary } from '@shared/ipc/schemas-profiles'
import { useEffect, useState } from 'react'
import { useBridge, useView } from '../../state/stores'
import { aboutSession } from '../../ui/about-session'
import { failureSentence } from '../../ui/failure-words'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import { revocationText } from '../session/revocation-words'
import { removeWords as words } from './dialog-words'
import { erasedLines } from './erased-words'
import classes from './profiles.module.css'
import { useDialogProfile } from './use-dialog-profile'
import { useLock } from './use-lock'

/** Asks before a profile is removed: names it and everything that goes with it (UX.md section 4.7). */
export function RemoveProfileDialog() {
  const { isOpen, profile } = useDialogProfile('remove-profile')
  const close = useView((view) => view.closeDialog)
  return (
    <Modal opened={isOpen} onClose={close} title={words.title(profile?.name ?? '')} size={480}>
      {profile && <RemoveForm key={profile.id} profile={profile} onClose={close} />}
    </Modal>
  )
}

interface RemoveFormProps {
  readonly profile: ProfileSummary
  readonly onClose: () => void
}

function RemoveForm({ profile, onClose }: RemoveFormProps) {
  const bridge = useBridge()
  const { ask } = useLock()
  const contents = useContents(profile.id)
  const [isRunning, setIsRunning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isSlow = useDelayed(isRunning, 200)
  const isOpenProfile = profile.status === 'open'

  const remove = async () => {
    setIsRunning(true)
    setProblem(null)
    const result = await bridge.calls['profiles:remove']({ profileId: profile.id })
    setIsRunning(false)
    if (!result.ok) {
      setProblem(failureSentence(result.error))
      return
    }
    onClose()
    notifications.show({
      id: `${aboutSession}-removed`,
      title: words.doneTitle(profile.name),
      message: revocationText(result.value.revocation)
    })
  }

  return (
    <Stack gap="lg">
      <Contents contents={contents} isOpen={isOpenProfile} />
      <p>
        {isOpenProfile && `${words.revokes} `}
        {words.untouched}
        {isOpenProfile && ` ${words.lockHint}`}
      </p>
      {problem !== null && <InlineAlert tone="problem">{problem}</InlineAlert>}
      <Group justify="flex-end" gap="sm">
        {isOpenProfile && (
          <Button
            variant="subtle"
            className={classes['leading'] ?? ''}
            disabled={isRunning}
            onClick={() => {
              onClose()
              ask(false)
            }}
          >
            {words.lockInstead}
          </Button>
        )}
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.keep}
        </Button>
        <Button color="red" variant="outline" disabled={isRunning || contents === null} onClick={() => void remove()}>
          {isSlow ? words.removing : words.remove(profile.name)}
        </Button>
      </Group>
    </Stack>
  )
}

interface ContentsProps {
  readonly contents: Result<ProfileContents> | null
  readonly isOpen: boolean
}

function Contents({ contents, isOpen }: ContentsProps) {
  if (contents === null) return <p role="status">{words.looking}</p>
  if (!contents.ok)
    return <InlineAlert tone="caution">{words.unknownContents(failureSentence(contents.error))}</InlineAlert>
  return (
    <div>
      <p id="erased-lead">{words.erased}</p>
      <ul className={classes['erased']} aria-labelledby="erased-lead">
        {erasedLines(contents.value, isOpen).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** What main finds of the profile on this computer, asked for once; null until it has answered. */
function useContents(profileId: string): Result<ProfileContents> | null {
  const bridge = useBridge()
  const [contents, setContents] = useState<Result<ProfileContents> | null>(null)
  useEffect(() => {
    let isGone = false
    void bridge.calls['profiles:contents']({ profileId }).then((result) => {
      if (!isGone) setContents(result)
    })
    return () => {
      isGone = true
    }
  }, [bridge, profileId])
  return contents
}
