import { Appearance } from '../../shell/appearance'
import { useSession, useSettings } from '../../state/stores'
import { ProfileFrame } from '../profiles/profile-frame'
import { WallScreen } from './wall-screen'
import { words } from './words'
import classes from './wall.module.css'

/**
 * The page of the second window: a map for everyone in the room, and no list.
 *
 * Threat: main closes this window with its profile; until it has, nothing of the profile is shown.
 */
export function WallApp({ nonce }: { readonly nonce: string }) {
  const scheme = useSettings((settings) => settings.wallScheme)
  const profileId = useSession((session) => (session.kind === 'open' ? session.profile.id : null))
  return (
    <Appearance nonce={nonce} forcedScheme={scheme}>
      <ProfileFrame>
        {profileId === null ? <p className={classes['closed']}>{words.closed}</p> : <WallScreen key={profileId} />}
      </ProfileFrame>
    </Appearance>
  )
}
