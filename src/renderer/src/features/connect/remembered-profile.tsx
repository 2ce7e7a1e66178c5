import { Button } from '@mantine/core'
import type { Profile } from '@shared/ipc/schemas-session'
import { useBridge } from '../../state/stores'
import { EnvironmentBadge } from '../../ui/environment-badge'
import { InlineAlert } from '../../ui/inline-alert'
import { ProfileDot } from '../../ui/profile-dot'
import { useDelayed } from '../../ui/use-delayed'
import { connectFailureText } from './connect-failure-words'
import classes from './connect.module.css'
import { useAttempt } from './use-attempt'
import { profileHost, words } from './words'

interface RememberedProfileProps {
  readonly profile: Profile
  readonly onUseOther: () => void
}

/** The last profile, whose secret is saved: one button opens it. */
export function RememberedProfile({ profile, onUseOther }: RememberedProfileProps) {
  const bridge = useBridge()
  const { attempt, isRunning, failure } = useAttempt()
  const isSlow = useDelayed(isRunning, 200)
  return (
    <>
      <h2 className={classes['formTitle']}>{words.openTitle}</h2>
      <div className={classes['profile']}>
        <ProfileDot profileId={profile.id} frameColour={profile.frameColour} />
        <span className={classes['profileName']}>
          {profile.name} <EnvironmentBadge environment={profile.environment} />
        </span>
        <span className={classes['profileHost']}>{profileHost(profile)}</span>
      </div>
      {failure && (
        <InlineAlert tone="problem" title={connectFailureText(failure).title}>
          {connectFailureText(failure).text}
        </InlineAlert>
      )}
      <div className={classes['buttons']}>
        <Button
          disabled={isRunning}
          data-autofocus
          onClick={() => attempt(() => bridge.calls['profiles:open']({ profileId: profile.id }))}
        >
          {words.open(profile.name)}
        </Button>
        <Button variant="default" disabled={isRunning} onClick={onUseOther}>
          {words.useOther}
        </Button>
        <span role="status" className={classes['progress']}>
          {isSlow && words.opening}
        </span>
      </div>
    </>
  )
}
