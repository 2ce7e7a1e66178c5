import { fail, ok, type Result } from '@shared/ipc/result'
import type { RevocationReport, SignOutOutput } from '@shared/ipc/schemas-session'
import { releaseAll } from './release'
import type { SessionCore } from './session-core'

const noToken: RevocationReport = { outcome: 'no-token', status: null, serverMessage: null }

/** Removes a profile with everything of it on this computer; the open one is signed out first. See `Session.remove`. */
export async function remove(core: SessionCore, profileId: string): Promise<Result<SignOutOutput>> {
  const { profiles, demoFleet } = core.deps
  const profile = profiles.find(profileId)
  if (profile === null) return fail('unknown-handle')
  const open = core.workspace()
  const isOpen = open?.profile.id === profileId
  if (isOpen) profiles.markSignedOut(profileId)
  const revocation = isOpen ? await core.revoked(open) : noToken
  if (isOpen) await core.leave({ forgetsPositions: true, releasesTokens: true })
  releaseAll(core)
  const erased = await eraseProfile(core, profileId)
  if (erased.ok) await removeProfile(core, profileId)
  if (profile.environment === 'demo') await demoFleet.stop()
  // Another profile that is open, or locked, stays so; a screen that named this one names it no more.
  const state = core.state()
  const isOtherLocked = state.kind === 'locked' && state.profile.id !== profileId
  if (core.workspace() === null && !isOtherLocked) await core.showSignedOut()
  return erased.ok ? ok({ revocation }) : erased
}

/**
 * Erases secrets and stored data of a profile that is not open.
 *
 * @returns fails with `vault-unavailable` or `internal` when something is still there
 */
export async function eraseProfile({ deps, secrets }: SessionCore, profileId: string): Promise<Result<void>> {
  secrets.forgetInMemory(profileId)
  try {
    await deps.eraseData(profileId)
  } catch {
    // Without the key the data could not be erased by hand any more either: that stays until the files are gone.
    return fail('internal')
  }
  return secrets.forget(profileId, { isSecretMeant: true, isCacheKeyMeant: true })
}

/** Takes a profile off the list. The one before becomes the active one; who signed out is not to find it open at the next start. */
export async function removeProfile(core: SessionCore, profileId: string): Promise<void> {
  const { profiles, vault } = core.deps
  const wasActive = profiles.active()?.id === profileId
  profiles.remove(profileId)
  const before = profiles.active()
  if (wasActive && before?.status === 'signed-in' && before.id !== core.workspace()?.profile.id) {
    profiles.markSignedOut(before.id)
  }
  // Files that could not be read and were set aside may hold secrets of any profile; with the last profile nobody misses them.
  if (profiles.all().length === 0) await vault.eraseSetAsideFiles()
}
