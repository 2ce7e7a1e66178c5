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
    const begin = core.wishes.ask()
    return inTurn(() => (closing.signal.aborted || !begin() ? Promise.resolve(fail('cancelled')) : run()))
  }

  /** For acts on the profile that is open: by the time of their turn it may be another one, which they do not mean. */
  function callOnOpen<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
    const meantId = core.workspace()?.profile.id
    return call(() => (core.workspace()?.profile.id === meantId ? run() : Promise.resolve(fail('cancelled'))))
  }

  return {
    state: () => core.state(),
    workspace: () => core.workspace(),
    started: () => core.started,
    firstPicture: () => core.firstPicture(),
    picturePainted: () => core.picturePainted(),
    restore: () => {
      const begin = core.wishes.ask()
      return inTurn(() => (closing.signal.aborted || !begin() ? Promise.resolve() : restore(core)))
    },
    connect: (input) => call(() => connect(core, input, false)),
    open: (profileId) => call(() => open(core, profileId)),
    startDemo: () => call(() => startDemo(core)),
    replaceSecret: (input) => callOnOpen(() => replaceSecret(core, input)),
    retrySecret: () => callOnOpen(() => retrySecret(core)),
    // At once, not in turn: whoever locks does not wait for a server or a key store. While one profile gives way to another, it is the other.
    lock: (input) => {
      if (core.workspace() === null) return call(() => lock(core, input))
      core.wishes.supersede()
      return lock(core, input)
    },
    // Also while closing: who asked to be signed out is not to find the profile open at the next start.
    signOut: (input) => {
      const meantId = core.workspace()?.profile.id
      if (meantId !== undefined) core.wishes.supersede()
      return inTurn(() =>
        core.workspace()?.profile.id === meantId ? signOut(core, input) : Promise.resolve(fail('cancelled'))
      )
    },
    revokeToken: () => withOpen(core, async (workspace) => ok(await workspace.revokeToken())),
    report: () => withOpen(core, async (workspace) => ok({ ...workspace.report(), vault: await deps.vault.state() })),
    remove: (profileId) => call(() => remove(core, profileId)),
    profileChanged: (profileId) => {
      const profile = deps.profiles.find(profileId)
      const workspace = core.workspace()
      // At once: a profile that was just marked as a test must not invite unasked behind whatever is under way.
      if (profile !== null && workspace?.profile.id === profileId) workspace.setProfile(profile)
      return inTurn(async () => {
        if (core.workspace() === null) await showAgain(profileId)
      })
    },
    close: () => {
      // At once, not in turn: whatever is under way may be waiting for a server or for the demo to start.
      closing.abort()
      core.wishes.supersede()
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
