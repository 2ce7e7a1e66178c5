import { fail, ok, type Result } from '@shared/ipc/result'
import { createSerially } from '../storage/serially'
import { connect, open, restore, startDemo } from './connecting'
import { lock, quit, signOut } from './leaving'
import { remove } from './removing'
import { replaceSecret, retrySecret } from './rotating'
import { createSessionCore, withOpen } from './session-core'
import type { Session, SessionDeps } from './session-types'

/** Binds profile, credentials, token life and data into one session. */
export function createSession(deps: SessionDeps): Session {
  const core = createSessionCore(deps)
  const { closing } = core
  /** Two connects at once would fight for the active profile and its cache. */
  const inTurn = createSerially()

  function call<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
    return inTurn(() => (closing.signal.aborted ? Promise.resolve(fail('cancelled')) : run()))
  }

  return {
    state: () => core.state(),
    workspace: () => core.workspace(),
    restore: () => inTurn(() => (closing.signal.aborted ? Promise.resolve() : restore(core))),
    connect: (input) => call(() => connect(core, input, false)),
    open: (profileId) => call(() => open(core, profileId)),
    startDemo: () => call(() => startDemo(core)),
    replaceSecret: (input) => call(() => replaceSecret(core, input)),
    retrySecret: () => call(() => retrySecret(core)),
    lock: (input) => call(() => lock(core, input)),
    // Also while closing: who asked to be signed out is not to find the profile open at the next start.
    signOut: (input) => inTurn(() => signOut(core, input)),
    revokeToken: () => withOpen(core, async (workspace) => ok(await workspace.revokeToken())),
    report: () => withOpen(core, async (workspace) => ok({ ...workspace.report(), vault: await deps.vault.state() })),
    remove: (profileId) => call(() => remove(core, profileId)),
    profileChanged: (profileId) =>
      inTurn(async () => {
        const profile = deps.profiles.find(profileId)
        const workspace = core.workspace()
        if (profile === null) return
        if (workspace?.profile.id === profileId) workspace.setProfile(profile)
        else if (workspace === null) await showAgain(profile.id)
      }),
    close: () => {
      // At once, not in turn: whatever is under way may be waiting for a server or for the demo to start.
      closing.abort()
      const stopped = deps.demoFleet.stop()
      return inTurn(async () => {
        await quit(core)
        await stopped
      })
    }
  }

  /** What is on screen may name the profile. */
  async function showAgain(profileId: string): Promise<void> {
    const state = core.state()
    const profile = deps.profiles.find(profileId)
    if (state.kind === 'signed-out') await core.showSignedOut()
    if (state.kind === 'locked' && state.profile.id === profileId && profile !== null) {
      await core.showLocked(profile, state.revocation)
    }
  }
}
