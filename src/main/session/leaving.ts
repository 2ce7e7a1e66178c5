import { ok, type Result } from '@shared/ipc/result'
import type { LockInput, SessionState, SignOutInput, SignOutOutput } from '@shared/ipc/schemas-session'
import { releaseAll } from './release'
import { removeProfile } from './removing'
import { withOpen, type SessionCore } from './session-core'

/** Quitting does not wait longer than this for the server. */
const quitLimitMs = 3_000

/**
 * Locks the open profile. Before this waits for anything the page shows the lock screen, gets nothing more of the profile, and the token and
 * the secret have no holder; the server is asked, if at all, while nothing is on screen any more.
 */
export function lock(core: SessionCore, { revokesToken }: LockInput): Promise<Result<SessionState>> {
  return withOpen(core, async ({ profile: { id } }) => {
    const { profiles, imports } = core.deps
    profiles.markLocked(id)
    core.secrets.forgetInMemory(id)
    imports.clear()
    const profile = profiles.find(id)
    if (profile !== null) core.showLockedNow(profile)
    const leaving = core.detach()
    const revoking = leaving !== null && revokesToken ? core.revoked(leaving) : null
    if (leaving !== null) await core.end(leaving, { releasesTokens: true })
    const isStillLocked = (): boolean => {
      const state = core.state()
      return state.kind === 'locked' && state.profile.id === id
    }
    if (profile !== null && isStillLocked()) await core.showLocked(profile, null)
    const revocation = await revoking
    // Only now: a failed revocation may still write a line that names the secret.
    releaseAll(core)
    if (profile !== null && revocation !== null && isStillLocked()) await core.showLocked(profile, revocation)
    return ok(core.state())
  })
}

/** Signs out; see `Session.signOut`. */
export function signOut(
  core: SessionCore,
  { forgetCredentials, forgetPositions }: SignOutInput
): Promise<Result<SignOutOutput>> {
  return withOpen(core, async (workspace) => {
    const { profiles, demoFleet, imports } = core.deps
    const { id } = workspace.profile
    // Before the server is asked: whoever quits while it does not answer stays signed out.
    profiles.markSignedOut(id)
    // A person who signs out of a secret kept "for this session" does not expect it to be there after all.
    core.secrets.forgetInMemory(id)
    imports.clear()
    try {
      const revocation = await core.revoked(workspace)
      const left = await core.leave({ forgetsPositions: forgetPositions, releasesTokens: true })
      releaseAll(core)
      const forgotten = await core.secrets.forget(id, {
        isSecretMeant: forgetCredentials,
        isCacheKeyMeant: forgetPositions
      })
      // The profile's name and client id go with its credentials, unless cached positions still need it.
      if (forgetCredentials && forgetPositions && left.ok && forgotten.ok) await removeProfile(core, id)
      await demoFleet.stop()
      if (!left.ok) return left
      return forgotten.ok ? ok({ revocation }) : forgotten
    } finally {
      await core.showSignedOut()
    }
  })
}

/** Ends the open profile as quitting does: with a revocation where the settings say so, never for long. */
export async function quit(core: SessionCore): Promise<void> {
  const leaving = core.detach()
  if (leaving === null) return
  // The demo's server ends with the app, and a server that is out of reach would only be waited for.
  const isWorthAsking = leaving.profile.environment !== 'demo' && leaving.isServerNear()
  if (core.deps.settings.get().revokesOnQuit && isWorthAsking) await leaving.signOut(quitLimitMs)
  await core.end(leaving)
}
