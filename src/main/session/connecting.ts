import { fail, ok, type Result } from '@shared/ipc/result'
import type { ConnectInput, SessionState } from '@shared/ipc/schemas-session'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import { asInput } from './known-profiles'
import { eraseProfile } from './removing'
import type { SessionCore } from './session-core'
import { signIn } from './sign-in'

const demoProfileName = 'Demo fleet'

/** Tries credentials, keeps them, and opens their profile in place of the one that is open. */
export async function connect(core: SessionCore, input: ConnectInput, isDemo: boolean): Promise<Result<SessionState>> {
  const { deps } = core
  const signedIn = await signIn(
    {
      ...deps,
      secrets: core.secrets,
      protectSecret: core.secretProtection.add,
      protectToken: core.tokenProtection.add
    },
    input,
    isDemo,
    core.wishes.signal()
  )
  if (!signedIn.ok) return signedIn
  const { profile, replaces, secret, granted, giveBack } = signedIn.value
  if (core.wishes.isSuperseded()) {
    void giveBack()
    return fail('cancelled')
  }
  // The one that is left has a token of its own, which nobody will use any more.
  await core.leave({ revokesToken: true })
  try {
    // Where something of the old account cannot be erased it stays on the list, to be removed from there.
    const isReplaced = replaces !== null && (await eraseProfile(core, replaces)).ok
    const saved = isReplaced ? deps.profiles.replace(replaces, profile) : deps.profiles.save(profile)
    if (!(await core.enter({ profile: saved, found: secret, granted, isSecretNew: true }))) {
      void giveBack()
      return fail('cancelled')
    }
  } catch (error) {
    await giveBack()
    throw error
  }
  if (!isDemo) await deps.demoFleet.stop()
  await deps.imports.used(input.clientSecret)
  return ok(core.state())
}

/** Starts the simulator, or finds the one that runs, and connects to it. */
export async function startDemo(core: SessionCore): Promise<Result<SessionState>> {
  const { demoFleet } = core.deps
  const started = await demoFleet.start()
  if (!started.ok) return started
  const { apiBaseUrl, authBaseUrl, clientId, clientSecret } = started.value
  const connected = await connect(
    core,
    { profileName: demoProfileName, clientId, clientSecret, apiBaseUrl, authBaseUrl, keep: 'session' },
    true
  )
  if (!connected.ok && core.workspace()?.profile.environment !== 'demo') await demoFleet.stop()
  return connected
}

/** Switches to a profile, unlocks it, or opens it again. */
export async function open(core: SessionCore, profileId: string): Promise<Result<SessionState>> {
  const { profiles, demoFleet } = core.deps
  if (core.workspace()?.profile.id === profileId) return ok(core.state())
  const profile = profiles.find(profileId)
  if (profile === null) return fail('unknown-handle')
  if (profile.environment === 'demo') return startDemo(core)
  const found = await core.secrets.find(profile)
  if (core.wishes.isSuperseded()) return fail('cancelled')
  await core.leave({ revokesToken: true })
  await demoFleet.stop()
  if (core.wishes.isSuperseded()) return fail('cancelled')
  if (!(found instanceof Secret) && profile.status !== 'signed-in') {
    // It was left on purpose: without its secret it stays as it was left.
    profiles.select(profileId)
    await (profile.status === 'locked' ? core.showLocked(profile, null) : core.showSignedOut(found))
    return ok(core.state())
  }
  const saved = await withTrueKeeping(core, profiles.save(asInput(profile)))
  const isOpen = await core.enter({ profile: saved, found, granted: null, isSecretNew: false })
  return isOpen ? ok(core.state()) : fail('cancelled')
}

/** Opens the profile of the last run, as it was left. */
export async function restore(core: SessionCore): Promise<void> {
  const { profiles } = core.deps
  const profile = profiles.active()
  if (profile === null || profile.environment === 'demo' || profile.status === 'signed-out') {
    return core.showSignedOut()
  }
  if (profile.status === 'locked') return core.showLocked(profile, null)
  const end = core.deps.expectData?.(profile.id)
  try {
    const found = await core.secrets.find(profile)
    await core.enter({ profile: await withTrueKeeping(core, profile), found, granted: null, isSecretNew: false })
  } finally {
    await end?.()
  }
}

/**
 * The profile with how its secret is kept in truth. One that was entered for a session, because the key store was away, has the sealed one
 * again once that is back.
 */
async function withTrueKeeping({ deps, secrets }: SessionCore, profile: SavedProfile): Promise<SavedProfile> {
  const secretKept = await secrets.keptAs(profile)
  if (secretKept === null || secretKept === profile.secretKept) return profile
  return deps.profiles.update(profile.id, { secretKept }) ?? profile
}
