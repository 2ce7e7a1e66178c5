import { Button, Switch } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { useStores, useView } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { FrameColourField } from './frame-colour-field'
import classes from './profiles-section.module.css'
import { useChangeProfile } from './use-change-profile'
import { words } from './words'

interface ProfileDetailsProps {
  readonly profile: ProfileSummary
  /** Called with the copy's id. */
  readonly onDuplicated: (profileId: string) => void
}

/** What can be changed of one profile. */
export function ProfileDetails({ profile, onDuplicated }: ProfileDetailsProps) {
  const { changeOrSay } = useChangeProfile()
  const openDialog = useView((view) => view.openDialog)
  const duplicate = useDuplicate(onDuplicated)
  const isOpen = profile.status === 'open'

  if (profile.environment === 'demo') return <p className={classes['hint']}>{words.demoHint}</p>
  return (
    <div className={classes['details']}>
      <p className={classes['hint']}>
        {words.clientId}: <span className={classes['clientId']}>{profile.clientId}</span>
      </p>
      <FrameColourField
        environment={profile.environment}
        colour={profile.frameColour}
        onChange={(frameColour) => changeOrSay({ profileId: profile.id, frameColour })}
      />
      <TestField profile={profile} onChange={(isMarkedTest) => changeOrSay({ profileId: profile.id, isMarkedTest })} />
      <div className={classes['buttons']}>
        <Button size="xs" variant="default" onClick={() => openDialog('rename-profile', profile.id)}>
          {words.rename}
        </Button>
        <Button size="xs" variant="default" onClick={() => void duplicate(profile)}>
          {words.duplicate}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!isOpen}
          title={isOpen ? undefined : words.replaceSecretHint}
          onClick={() => openDialog('replace-secret')}
        >
          {words.replaceSecret}
        </Button>
        <Button size="xs" variant="subtle" color="red" onClick={() => openDialog('remove-profile', profile.id)}>
          {words.remove}
        </Button>
      </div>
    </div>
  )
}

interface TestFieldProps {
  readonly profile: ProfileSummary
  readonly onChange: (isMarkedTest: boolean) => void
}

/** Only a profile on Catena's own servers can be marked: on any other it is a test profile whatever anybody says. */
function TestField({ profile, onChange }: TestFieldProps) {
  if (profile.environment === 'test' && !profile.isMarkedTest)
    return <p className={classes['hint']}>{words.alwaysTest}</p>
  return (
    <Switch
      label={words.markAsTest}
      description={words.markAsTestHint}
      checked={profile.isMarkedTest}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

/** Copies a profile without its secret, and says where the copy is. */
function useDuplicate(onDuplicated: (profileId: string) => void) {
  const { bridge, profiles } = useStores()
  return async ({ id }: ProfileSummary) => {
    const result = await bridge.calls['profiles:duplicate']({ profileId: id })
    if (!result.ok) {
      notifications.show({ color: 'red', title: words.notDuplicatedTitle, message: failureSentence(result.error) })
      return
    }
    // The list that names the copy may come after this answer: asking for it makes sure that the copy can be shown.
    const list = await bridge.calls['profiles:get'](undefined)
    if (list.ok) profiles.setState(list.value, true)
    const copy = profiles.getState().profiles.find((profile) => profile.id === result.value.profileId)
    onDuplicated(result.value.profileId)
    if (copy) notifications.show({ title: words.duplicatedTitle(copy.name), message: words.duplicatedText })
  }
}
