import { ok, type Result } from '@shared/ipc/result'
import type { LockInput, SessionState, SignOutInput, SignOutOutput } from '@shared/ipc/schemas-session'
import { removeProfile } from './removing'
import { withOpen, type SessionCore } from './session-core'

/** Quitting does not wait longer than this for the server. */
const quitLimitMs = 3_000

/**
 * Locks the open profile. The page is cleared first; the server is asked, if at all, while nothing is on screen any more.
 */
export function lock(core: SessionCore, { revokesToken }: LockInput): Promise<Result<SessionState>> {
  return withOpen(core, async ({ profile: { id } }) => {
    const { profiles } = core.deps
    profiles.markLocked(id)
    core.secrets.forgetInMemory(id)
    const profile = profiles.find(id)
    // The screen first: a map that empties itself would be seen otherwise.
    if (profile !== null) await core.showLocked(profile, null)
    const leaving = core.detach()
    const revocation = leaving !== null && revokesToken ? await core.revoked(leaving) : null
    await leaving?.close({ releasesTokens: true })
    // Only now: a failed revocation may still write a line that names the secret.
    releaseAll(core)
    if (profile !== null && revocation !== null) await core.showLocked(profile, revocation)
    return ok(core.state())
  })
}

/** Signs out; see `Session.signOut`. */
export function signOut(
  core: SessionCore,
  { forgetCredentials, forgetPositions }: SignOutInput
): Promise<Result<SignOutOutput>> {
  return withOpen(core, async (workspace) => {
    const { profiles, demoFleet } = core.deps
    const { id } = workspace.profile
    // Before the server is asked: whoever quits while it does not answer stays signed out.
    profiles.markSignedOut(id)
    // A person who signs out of a secret kept "for this session" does not expect it to be there after all.
    core.secrets.forgetInMemory(id)
    try {
      const revocation = await core.revoked(workspace)
      const left = await core.leave({ forgetsPositions: forgetPositions })
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
  await leaving.close()
}

/** The log lets go of what it hides, too; secrets of other profiles that are kept for this run stay hidden. */
function releaseAll({ deps, secretProtection, tokenProtection }: SessionCore): void {
  secretProtection.release()
  tokenProtection.release()
  for (const profile of deps.profiles.all()) {
    const kept = deps.sessionSecrets.find(profile, 'client-secret')
    if (kept.kind === 'found') secretProtection.add(kept.secret)
  }
}
