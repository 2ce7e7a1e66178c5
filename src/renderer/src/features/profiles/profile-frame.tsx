import type { Profile, SessionState } from '@shared/ipc/schemas-session'
import { useEffect, type ReactNode } from 'react'
import { useSession } from '../../state/stores'
import { bandText, frameLook } from './frame-look'
import classes from './profile-frame.module.css'
import { words } from './words'

/**
 * Shows at every moment which profile acts (UX.md idea 19): a coloured frame around the whole window and, for a test profile, a band that
 * says so. Both lie over dialogs, too, and neither can be clicked.
 *
 * Threat: an invitation sent to a real carrier by someone who took this window for the test one.
 */
export function ProfileFrame({ children }: { readonly children: ReactNode }) {
  const profile = useSession(profileOf)
  const title = words.titleOf(useSession((session) => (session.kind === 'signed-out' ? null : profileOf(session))))
  const look = profile && frameLook(profile)
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className={classes['page']} data-banded={profile?.environment === 'test'}>
      {children}
      {profile && look && (
        <div
          className={classes['frame']}
          data-testid="profile-frame"
          data-line={look.line}
          data-frame-colour={look.colour}
        >
          {profile.environment === 'test' && (
            <aside className={classes['band']} aria-label={words.frameLabel}>
              {bandText(profile)}
            </aside>
          )}
        </div>
      )}
    </div>
  )
}

function profileOf(session: SessionState): Profile | null {
  switch (session.kind) {
    case 'open':
    case 'locked':
      return session.profile
    case 'signed-out':
      return session.remembered
    case 'starting':
      return null
  }
}
