import { assertNever } from '@shared/domain/assert-never'
import { ConnectScreen } from './features/connect/connect-screen'
import { Shell } from './shell/shell'
import { StartingScreen } from './shell/starting-screen'
import { useSession } from './state/stores'

/** What the page shows follows from the session, and from nothing else. */
export function App() {
  const kind = useSession((session) => session.kind)
  const profileId = useSession((session) => (session.kind === 'open' ? session.profile.id : ''))
  switch (kind) {
    case 'starting':
      return <StartingScreen />
    case 'signed-out':
      return <ConnectScreen />
    case 'open':
      // Another profile is another workspace: no camera, dialog or selection of the last one stays.
      return <Shell key={profileId} />
    default:
      return assertNever(kind)
  }
}
