import { fail, ok, type Result } from '@shared/ipc/result'
import type { FirstPicture } from '@shared/ipc/schemas-picture'
import type { RevocationReport, SecretStanding, SessionState } from '@shared/ipc/schemas-session'
import type { GrantedToken } from '../catena/auth/token-answer'
import { unlessAborted } from '../catena/deadline'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import { createKeptSecrets, type FoundSecret, type KeptSecrets, type SecretProblem } from './kept-secrets'
import { forPage, rememberedProfile } from './known-profiles'
import { createProtection, type Protection } from './protection'
import type { SessionDeps } from './session-types'
import { createWishes, type Wishes } from './wishes'
import type { CloseOptions, Workspace } from './workspace-types'

/** Tokens of sign-ins; the ones in use are protected by their workspace. */
const protectedTokens = 2

/** Nobody waits longer than this for the server's answer to a revocation; the server is still asked meanwhile. */
const revocationLimitMs = 8_000

/** So long the machine is left to the page that paints the first picture, in milliseconds. */
const paintedWithinMs = 500

/** How a profile is entered. */
export interface Entry {
  readonly profile: SavedProfile
  readonly found: FoundSecret
  /** A token that was just granted; null lets the workspace ask for one. */
  readonly granted: GrantedToken | null
  /** The person gave the secret just now: a key of stored positions that can no longer be read may then be replaced. */
  readonly isSecretNew: boolean
}

/** What the acts of a session share: who is open, what the page is told, and the ways in and out. */
export interface SessionCore {
  readonly deps: SessionDeps
  readonly secrets: KeptSecrets
  readonly secretProtection: Protection
  readonly tokenProtection: Protection
  /** Aborted when the app ends. */
  readonly closing: AbortController
  readonly wishes: Wishes
  state(): SessionState
  workspace(): Workspace | null
  /** See `Session.started`. */
  readonly started: Promise<void>
  /** See `Session.firstPicture`. */
  firstPicture(): Promise<FirstPicture | null>
  /** See `Session.picturePainted`. */
  picturePainted(): void
  /**
   * Opens a profile, unless the person has locked or signed out since the act began.
   *
   * @returns whether it is open now
   */
  enter(entry: Entry): Promise<boolean>
  /** Closes the open profile. */
  leave(options?: CloseOptions): Promise<Result<void>>
  /** Takes the open profile from the page at once; what else is to be done with it is the caller's. */
  detach(): Workspace | null
  /** Closes one that was detached. No other is opened before its data is closed. */
  end(leaving: Workspace, options?: CloseOptions): Promise<Result<void>>
  /** @param problem why the remembered profile's secret cannot be had, where that was found out just now */
  showSignedOut(problem?: SecretProblem): Promise<void>
  showLocked(profile: SavedProfile, revocation: RevocationReport | null): Promise<void>
  /** The lock screen at once, before anything is looked up. */
  showLockedNow(profile: SavedProfile): void
  /** Asks the server, for as long as anyone would wait. */
  revoked(workspace: Workspace, limitMs?: number): Promise<RevocationReport>
}

/** No answer, so far as anyone waited for one. */
const unanswered: RevocationReport = { outcome: 'unreachable', status: null, serverMessage: null }

export function createSessionCore(deps: SessionDeps): SessionCore {
  const secretProtection = createProtection(deps.protect)
  const secrets = createKeptSecrets({ ...deps, protect: secretProtection.add })
  const closing = new AbortController()
  const wishes = createWishes()
  let workspace: Workspace | null = null
  /** The data of what was left: two workspaces must not have one database open. */
  let dataClosed: Promise<unknown> = Promise.resolve()
  let state: SessionState = { kind: 'starting' }
  let tellStarted: () => void = () => undefined
  const started = new Promise<void>((resolve) => (tellStarted = resolve))
  let picture: FirstPicture | null = null
  let tellPictured: () => void = () => undefined
  let tellPainted: () => void = () => undefined
  const painted = new Promise<void>((resolve) => (tellPainted = resolve))
  const pictured = new Promise<void>((resolve) => (tellPictured = resolve))

  function change(next: SessionState): void {
    state = next
    // Threat: what is known of a profile must not be had any more once it turned out to be locked or left.
    picture = null
    tellStarted()
    deps.onChange(next)
  }

  function detach(): Workspace | null {
    const leaving = workspace
    workspace = null
    if (leaving === null) return null
    // Nothing of it reaches the page from here on, however long its end takes.
    leaving.silence()
    deps.onWorkspace(null)
    return leaving
  }

  function end(leaving: Workspace, options?: CloseOptions): Promise<Result<void>> {
    const closed = leaving.close(options)
    dataClosed = closed
    return closed
  }

  function lockedState(
    profile: SavedProfile,
    secret: SecretStanding,
    revocation: RevocationReport | null
  ): SessionState {
    return { kind: 'locked', profile: forPage(profile), secret, lockedAtMs: profile.lockedAtMs, revocation }
  }

  async function showSignedOut(problem?: SecretProblem): Promise<void> {
    const remembered = rememberedProfile(deps.profiles)
    // The secret itself is not read: nobody is signed in, and it has just left memory.
    const secret = remembered === null ? 'not-kept' : (problem ?? (await secrets.peek(remembered)))
    change({ kind: 'signed-out', remembered: remembered === null ? null : forPage(remembered), secret })
  }

  return {
    deps,
    secrets,
    secretProtection,
    tokenProtection: createProtection(deps.protect, protectedTokens),
    closing,
    wishes,
    state: () => state,
    workspace: () => workspace,
    started,
    async firstPicture() {
      await Promise.race([pictured, started])
      const taken = picture
      picture = null
      return taken
    },
    picturePainted: () => tellPainted(),
    detach,
    showSignedOut,
    async enter({ profile, found, granted, isSecretNew }) {
      let opened: Workspace | null = null
      await dataClosed
      if (wishes.isSuperseded()) return false
      try {
        opened = await deps.openWorkspace({
          profile,
          secret: found instanceof Secret ? found : null,
          missingSecret: found instanceof Secret ? null : found,
          granted,
          mayReplaceCacheKey: isSecretNew,
          // One that was detached may still be busy with its revocation; what the page shows is not its business any more.
          onState: (next) => {
            if (workspace === opened) change(next)
          },
          // Later on there is a page that shows something else by then.
          onPicture:
            state.kind !== 'starting'
              ? undefined
              : (columns) => {
                  if (wishes.isSuperseded()) return Promise.resolve()
                  picture = { profile: forPage(profile), columns }
                  tellPictured()
                  deps.schedule(tellPainted, paintedWithinMs)
                  return painted
                }
        })
      } catch (error) {
        // Otherwise the page would show a profile, or its opening, that will never be there.
        if (state.kind !== 'locked') await showSignedOut()
        throw error
      }
      if (wishes.isSuperseded()) {
        await opened.close()
        return false
      }
      workspace = opened
      // Its name first: its data must not be seen under another's.
      change(opened.state())
      deps.onWorkspace(opened)
      opened.start()
      return true
    },
    end,
    leave(options) {
      const leaving = detach()
      return leaving === null ? Promise.resolve(ok(undefined)) : end(leaving, options)
    },
    async showLocked(profile, revocation) {
      // The demo makes its secret anew by itself.
      const secret = profile.environment === 'demo' ? 'found' : await secrets.peek(profile)
      change(lockedState(profile, secret, revocation))
    },
    showLockedNow(profile) {
      const isGone = profile.secretKept === 'session' && profile.environment !== 'demo'
      change(lockedState(profile, isGone ? 'not-kept' : 'found', null))
    },
    async revoked(leaving, limitMs = revocationLimitMs) {
      const outcome = await unlessAborted(leaving.signOut(limitMs), closing.signal)
      return outcome === 'aborted' ? unanswered : outcome
    }
  }
}

/** A call for the profile that is open. */
export function withOpen<T>(core: SessionCore, run: (workspace: Workspace) => Promise<Result<T>>): Promise<Result<T>> {
  const workspace = core.workspace()
  return workspace === null ? Promise.resolve(fail('signed-out')) : run(workspace)
}
