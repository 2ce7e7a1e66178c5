import { fail, ok, type Result } from '@shared/ipc/result'
import type { RevocationReport, SessionState } from '@shared/ipc/schemas-session'
import type { GrantedToken } from '../catena/auth/token-answer'
import { unlessAborted } from '../catena/deadline'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import { createKeptSecrets, type FoundSecret, type KeptSecrets } from './kept-secrets'
import { forPage, rememberedProfile } from './known-profiles'
import { createProtection, type Protection } from './protection'
import type { SessionDeps } from './session-types'
import type { CloseOptions, Workspace } from './workspace-types'

/** Tokens of sign-ins; the ones in use are protected by their workspace. */
const protectedTokens = 2

/** Nobody waits longer than this for the server's answer to a revocation; the server is still asked meanwhile. */
const revocationLimitMs = 8_000

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
  state(): SessionState
  workspace(): Workspace | null
  enter(entry: Entry): Promise<void>
  /** Closes the open profile. */
  leave(options?: CloseOptions): Promise<Result<void>>
  /** Takes the open profile from the page at once; what else is to be done with it is the caller's. */
  detach(): Workspace | null
  showSignedOut(): Promise<void>
  showLocked(profile: SavedProfile, revocation: RevocationReport | null): Promise<void>
  /** Asks the server, for as long as anyone would wait. */
  revoked(workspace: Workspace, limitMs?: number): Promise<RevocationReport>
}

/** No answer, so far as anyone waited for one. */
const unanswered: RevocationReport = { outcome: 'unreachable', status: null, serverMessage: null }

export function createSessionCore(deps: SessionDeps): SessionCore {
  const secretProtection = createProtection(deps.protect)
  const secrets = createKeptSecrets({ ...deps, protect: secretProtection.add })
  const closing = new AbortController()
  let workspace: Workspace | null = null
  let state: SessionState = { kind: 'starting' }

  function change(next: SessionState): void {
    state = next
    deps.onChange(next)
  }

  function detach(): Workspace | null {
    const leaving = workspace
    workspace = null
    if (leaving !== null) deps.onWorkspace(null)
    return leaving
  }

  async function showSignedOut(): Promise<void> {
    const remembered = rememberedProfile(deps.profiles)
    const found = remembered === null ? 'not-kept' : await secrets.find(remembered)
    change({
      kind: 'signed-out',
      remembered: remembered === null ? null : forPage(remembered),
      secret: found instanceof Secret ? 'found' : found
    })
  }

  return {
    deps,
    secrets,
    secretProtection,
    tokenProtection: createProtection(deps.protect, protectedTokens),
    closing,
    state: () => state,
    workspace: () => workspace,
    detach,
    showSignedOut,
    async enter({ profile, found, granted, isSecretNew }) {
      let opened: Workspace | null = null
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
          }
        })
      } catch (error) {
        // Otherwise the page would show a profile, or its opening, that will never be there.
        await showSignedOut()
        throw error
      }
      workspace = opened
      deps.onWorkspace(opened)
      change(opened.state())
      opened.start()
    },
    leave: (options) => detach()?.close(options) ?? Promise.resolve(ok(undefined)),
    async showLocked(profile, revocation) {
      change({
        kind: 'locked',
        profile: forPage(profile),
        // The demo makes its secret anew by itself.
        secret: profile.environment === 'demo' ? 'found' : await secrets.peek(profile),
        lockedAtMs: profile.lockedAtMs,
        revocation
      })
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
