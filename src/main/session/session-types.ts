import type { Result } from '@shared/ipc/result'
import type { ConnectInput, SessionState, SignOutInput, SignOutOutput } from '@shared/ipc/schemas-session'
import type { FetchLike } from '../catena/http-types'
import type { Profiles } from '../credentials/profiles'
import type { SessionSecrets } from '../credentials/session-secrets'
import type { Vault } from '../credentials/vault'
import type { DemoFleet } from './demo-fleet'
import type { Protect } from './protection'
import type { OpenWorkspace, Workspace } from './workspace-types'

export interface SessionDeps {
  readonly vault: Vault
  readonly profiles: Profiles
  readonly sessionSecrets: SessionSecrets
  readonly fetch: FetchLike
  readonly nowMs: () => number
  readonly randomId: () => string
  readonly isOldElectron: boolean
  readonly demoFleet: DemoFleet
  readonly openWorkspace: OpenWorkspace
  /** Called after every change of what `state` returns. */
  readonly onChange: (state: SessionState) => void
  /** Called when another workspace is open, or none. */
  readonly onWorkspace: (workspace: Workspace | null) => void
  readonly protect: Protect
}

/** Who is signed in, and everything that lives as long as they are. Calls run one after another; all but `signOut` fail with `cancelled` after `close`. */
export interface Session {
  state(): SessionState
  workspace(): Workspace | null
  /** Opens the profile of the last run, unless the person signed out of it. Never waits for the network. */
  restore(): Promise<void>
  /**
   * Checks credentials by asking for a token, keeps them as asked, and opens their profile in place of the one that is open, whose token
   * is revoked. Nothing is changed when it fails.
   *
   * @returns fails with `invalid-input` or `insecure-url` (with the field), `vault-unavailable`, or what the token request failed with
   */
  connect(input: ConnectInput): Promise<Result<SessionState>>
  /** Opens the profile that was signed out, with its saved secret. Fails with `signed-out` when there is none. */
  resume(): Promise<Result<SessionState>>
  /** Starts the demo fleet on this computer and connects to it. */
  startDemo(): Promise<Result<SessionState>>
  /**
   * Revokes the token at the server, forgets it, and whatever else was asked. It always ends signed out.
   *
   * @returns fails with `signed-out` when nobody was signed in; with `vault-unavailable` or `internal` when credentials or positions that
   *   were to be forgotten are still there
   */
  signOut(input: SignOutInput): Promise<Result<SignOutOutput>>
  /** Ends everything, and whatever is still waited for; the token is left to expire. */
  close(): Promise<void>
}
