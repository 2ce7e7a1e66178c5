import { assertNever } from '@shared/domain/assert-never'
import { use, useLayoutEffect } from 'react'
import { ConnectScreen } from './features/connect/connect-screen'
import { LockScreen } from './features/profiles/lock-screen'
import { ProfileFrame } from './features/profiles/profile-frame'
import { EarlyPictureContext } from './map/early-picture-context'
import { Shell } from './shell/shell'
import { StartingScreen } from './shell/starting-screen'
import { useSession } from './state/stores'

/** What the page shows follows from the session, and from nothing else. */
export function App() {
  return (
    <ProfileFrame>
      <SessionScreen />
    </ProfileFrame>
  )
}

function SessionScreen() {
  const kind = useSession((session) => session.kind)
  const profileId = useSession((session) => (session.kind === 'open' ? session.profile.id : ''))
  const picture = use(EarlyPictureContext)
  // After the map, which is below, has taken the picture to itself.
  useLayoutEffect(() => {
    if (kind !== 'starting') picture?.dropOutlines()
  }, [kind, picture])
  switch (kind) {
    case 'starting':
      return <StartingScreen />
    case 'signed-out':
      return <ConnectScreen />
    case 'locked':
      return <LockScreen />
    case 'open':
      // Another profile is another workspace: no camera, dialog or selection of the last one stays.
      return <Shell key={profileId} />
    default:
      return assertNever(kind)
  }
}
