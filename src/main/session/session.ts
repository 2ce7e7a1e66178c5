import { fail, ok, type Result } from '@shared/ipc/result'
import type { ConnectInput, SessionState, SignOutInput, SignOutOutput } from '@shared/ipc/schemas-session'
import type { GrantedToken } from '../catena/auth/token-answer'
import { unlessAborted } from '../catena/deadline'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import { createSerially } from '../storage/serially'
import { createKeptSecrets, type FoundSecret } from './kept-secrets'
import { asInput, forPage, rememberedProfile } from './known-profiles'
import { createProtection } from './protection'
import type { Session, SessionDeps } from './session-types'
import { signIn, type SignInDeps } from './sign-in'
import type { CloseOptions, Workspace } from './workspace-types'

const demoProfileName = 'Demo fleet'

/** Tokens of sign-ins; the ones in use are protected by their workspace. */
const protectedTokens = 2

/** Binds profile, credentials, token life and data into one session. */
export function createSession(deps: SessionDeps): Session {
  const protectSecret = createProtection(deps.protect)
  const secrets = createKeptSecrets({ ...deps, protect: protectSecret })
  const signInDeps: SignInDeps = {
    ...deps,
    secrets,
    protectSecret,
    protectToken: createProtection(deps.protect, protectedTokens)
  }
  /** Two connects at once would fight for the active profile and its cache. */
  const inTurn = createSerially()
  const closing = new AbortController()
  let workspace: Workspace | null = null
  let state: SessionState = { kind: 'starting' }

  function call<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
    return inTurn(() => (closing.signal.aborted ? Promise.resolve(fail('cancelled')) : run()))
  }

  function change(next: SessionState): void {
    state = next
    deps.onChange(next)
  }

  async function leave(options?: CloseOptions): Promise<Result<void>> {
    const leaving = workspace
    if (leaving === null) return ok(undefined)
    workspace = null
    deps.onWorkspace(null)
    return leaving.close(options)
  }

  async function showSignedOut(): Promise<void> {
    const remembered = rememberedProfile(deps.profiles)
    const found = remembered === null ? 'not-kept' : await secrets.find(remembered)
    change({
      kind: 'signed-out',
      remembered: remembered === null ? null : forPage(remembered),
      hasSavedSecret: found instanceof Secret,
      isVaultUnreadable: found === 'unreadable'
    })
  }

  async function enter(profile: SavedProfile, found: FoundSecret, granted: GrantedToken | null): Promise<void> {
    try {
      workspace = await deps.openWorkspace({
        profile,
        secret: found instanceof Secret ? found : null,
        missingSecret: found instanceof Secret ? null : found,
        granted,
        onState: change
      })
    } catch (error) {
      // Otherwise the page would show a profile, or its opening, that will never be there.
      await showSignedOut()
      throw error
    }
    deps.onWorkspace(workspace)
    change(workspace.state())
    workspace.start()
  }

  async function connectWith(input: ConnectInput, isDemo: boolean): Promise<Result<SessionState>> {
    const signedIn = await signIn(signInDeps, input, isDemo, closing.signal)
    if (!signedIn.ok) return signedIn
    const { profile, secret, granted, giveBack } = signedIn.value
    // The one that is left has a token of its own, which nobody will use any more.
    await leave({ revokesToken: true })
    try {
      await enter(deps.profiles.save(profile), secret, granted)
    } catch (error) {
      await giveBack()
      throw error
    }
    if (!isDemo) await deps.demoFleet.stop()
    return ok(state)
  }

  async function startDemo(): Promise<Result<SessionState>> {
    const started = await deps.demoFleet.start()
    if (!started.ok) return started
    const { apiBaseUrl, authBaseUrl, clientId, clientSecret } = started.value
    const connected = await connectWith(
      { profileName: demoProfileName, clientId, clientSecret, apiBaseUrl, authBaseUrl, keep: 'session' },
      true
    )
    if (!connected.ok && workspace?.profile.environment !== 'demo') await deps.demoFleet.stop()
    return connected
  }

  async function resume(): Promise<Result<SessionState>> {
    if (workspace !== null) return ok(state)
    const profile = rememberedProfile(deps.profiles)
    const found = profile === null ? 'not-kept' : await secrets.find(profile)
    if (profile === null || !(found instanceof Secret)) {
      // What the page was told about a saved secret is no longer so.
      await showSignedOut()
      return fail('signed-out')
    }
    await enter(deps.profiles.save(asInput(profile)), found, null)
    return ok(state)
  }

  async function signOut({ forgetCredentials, forgetPositions }: SignOutInput): Promise<Result<SignOutOutput>> {
    if (workspace === null) return fail('signed-out')
    const { id } = workspace.profile
    // Before the server is asked: whoever quits while it does not answer stays signed out.
    deps.profiles.markSignedOut(id)
    // A person who signs out of a secret kept "for this session" does not expect it to be there after all.
    secrets.forgetInMemory(id)
    try {
      const outcome = await unlessAborted(workspace.signOut(), closing.signal)
      const left = await leave({ forgetsPositions: forgetPositions })
      const forgotten = await secrets.forget(id, { isSecretMeant: forgetCredentials, isCacheKeyMeant: forgetPositions })
      // The profile's name and client id go with its credentials, unless cached positions still need it.
      if (forgetCredentials && forgetPositions && left.ok && forgotten.ok) removeProfile(id)
      await deps.demoFleet.stop()
      if (!left.ok) return left
      return forgotten.ok ? ok({ revocation: outcome === 'aborted' ? 'unreachable' : outcome }) : forgotten
    } finally {
      await showSignedOut()
    }
  }

  /** The profile before becomes the active one; who signed out is not to find it open at the next start. */
  function removeProfile(id: string): void {
    deps.profiles.remove(id)
    const before = deps.profiles.active()
    if (before !== null) deps.profiles.markSignedOut(before.id)
  }

  return {
    state: () => state,
    workspace: () => workspace,
    restore: () =>
      inTurn(async () => {
        if (closing.signal.aborted) return
        const profile = deps.profiles.active()
        if (profile === null || profile.isSignedOut || profile.environment === 'demo') return showSignedOut()
        await enter(profile, await secrets.find(profile), null)
      }),
    connect: (input) => call(() => connectWith(input, false)),
    resume: () => call(resume),
    startDemo: () => call(startDemo),
    // Also while closing: who asked to be signed out is not to find the profile open at the next start.
    signOut: (input) => inTurn(() => signOut(input)),
    close: () => {
      // At once, not in turn: whatever is under way may be waiting for a server or for the demo to start.
      closing.abort()
      const stopped = deps.demoFleet.stop()
      return inTurn(async () => {
        await leave()
        await stopped
      })
    }
  }
}
