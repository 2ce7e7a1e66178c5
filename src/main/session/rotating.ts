import { fail, ok, type Result } from '@shared/ipc/result'
import type { ReplaceSecretInput, SessionState } from '@shared/ipc/schemas-session'
import { createTokenClient } from '../catena/auth/token-client'
import { Secret } from '../catena/secret'
import { allowedKeeping } from '../credentials/keeping'
import { withOpen, type SessionCore } from './session-core'

/** Puts another secret of the open profile in place; see `Session.replaceSecret`. */
export function replaceSecret(core: SessionCore, input: ReplaceSecretInput): Promise<Result<SessionState>> {
  return withOpen(core, async (workspace) => {
    const { deps, secrets } = core
    const { profile } = workspace
    // Taken before anything is waited for: later it may be the signal of what was asked after a lock.
    const signal = core.wishes.signal()
    const keeping = allowedKeeping(profile, await deps.vault.state(), deps.isOldElectron)
    if (!keeping.includes(input.keep)) return fail('vault-unavailable')
    const given = deps.imports.secretFor(input.clientSecret, profile)
    if (!given.ok) return given
    const secret = given.value
    core.secretProtection.add(secret)
    const tokens = createTokenClient({ ...deps, ...profile, clientSecret: secret })
    const granted = await tokens.requestToken(signal)
    if (!granted.ok) return granted
    core.tokenProtection.add(granted.value.accessToken)
    const kept = await secrets.keep(profile, secret, input.keep)
    if (!kept.ok) {
      // The old secret goes on; this token is nobody's.
      await tokens.revokeToken(granted.value.accessToken)
      return kept
    }
    deps.profiles.update(profile.id, { secretKept: input.keep })
    await deps.imports.used(input.clientSecret)
    // Locked meanwhile: the new secret is kept, and that is all.
    if (core.workspace() !== workspace) {
      void tokens.revokeToken(granted.value.accessToken)
      return fail('cancelled')
    }
    if (workspace.hasSecret()) {
      const saved = deps.profiles.find(profile.id)
      if (saved !== null) workspace.setProfile(saved)
      workspace.replaceSecret(secret, granted.value)
    } else {
      const isOpen = await enterAgain(core, profile.id, secret, granted.value)
      if (!isOpen) void tokens.revokeToken(granted.value.accessToken)
    }
    return core.wishes.isSuperseded() ? fail('cancelled') : ok(core.state())
  })
}

/** Looks for the saved secret again; see `Session.retrySecret`. */
export async function retrySecret(core: SessionCore): Promise<Result<SessionState>> {
  const { deps, secrets } = core
  const workspace = core.workspace()
  const state = core.state()
  if (workspace === null) {
    const locked = state.kind === 'locked' ? deps.profiles.find(state.profile.id) : null
    await (locked === null ? core.showSignedOut() : core.showLocked(locked, null))
    return ok(core.state())
  }
  if (workspace.hasSecret()) return ok(state)
  const found = await secrets.find(workspace.profile)
  if (found instanceof Secret) await enterAgain(core, workspace.profile.id, found, null)
  else workspace.setMissing(found)
  return ok(core.state())
}

/** Opens the profile anew: with its secret the key of its stored positions may be readable again, too. */
async function enterAgain(
  core: SessionCore,
  profileId: string,
  secret: Secret,
  granted: Parameters<SessionCore['enter']>[0]['granted']
): Promise<boolean> {
  const profile = core.deps.profiles.find(profileId)
  if (profile === null || core.wishes.isSuperseded()) return false
  await core.leave()
  return core.enter({ profile, found: secret, granted, isSecretNew: granted !== null })
}
