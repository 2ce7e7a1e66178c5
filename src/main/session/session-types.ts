import type { Result } from '@shared/ipc/result'
import type { FirstPicture } from '@shared/ipc/schemas-picture'
import type {
  ConnectInput,
  LockInput,
  ReplaceSecretInput,
  RevocationReport,
  SessionReport,
  SessionState,
  SignOutInput,
  SignOutOutput
} from '@shared/ipc/schemas-session'
import type { FetchLike } from '../catena/http-types'
import type { Profiles } from '../credentials/profiles'
import type { SessionSecrets } from '../credentials/session-secrets'
import type { Vault } from '../credentials/vault'
import type { SettingsStore } from '../settings/settings'
import type { CredentialImports } from './credential-imports'
import type { DemoFleet } from './demo-fleet'
import type { Protect } from './protection'
import type { Schedule } from './reachability'
import type { OpenWorkspace, Workspace } from './workspace-types'

export interface SessionDeps {
  readonly vault: Vault
  readonly profiles: Profiles
  readonly sessionSecrets: SessionSecrets
  readonly imports: CredentialImports
  readonly settings: Pick<SettingsStore, 'get'>
  readonly fetch: FetchLike
  readonly nowMs: () => number
  readonly schedule: Schedule
  readonly randomId: () => string
  readonly isOldElectron: boolean
  readonly demoFleet: DemoFleet
  readonly openWorkspace: OpenWorkspace
  /** Told of a profile that will be opened if its secret can be had: its data may be opened meanwhile. @returns nobody will open it any more */
  readonly expectData?: (profileId: string) => () => Promise<void>
  /** Deletes what is stored of a profile that is not open. Rejects when it cannot. */
  readonly eraseData: (profileId: string) => Promise<void>
  /** Called after every change of what `state` returns. */
  readonly onChange: (state: SessionState) => void
  /** Called when another workspace is open, or none. */
  readonly onWorkspace: (workspace: Workspace | null) => void
  readonly protect: Protect
}

/** Who is signed in, and everything that lives as long as they are. Calls run one after
 * another, but for `lock`; what was asked before a lock or a sign-out and has not ended is taken back, and fails with `cancelled`. So do calls after
 * `close`, except `signOut`. */
export interface Session {
  state(): SessionState
  workspace(): Workspace | null
  /** Resolves once it is known whether a profile is open at the start. */
  started(): Promise<void>
  /**
   * What the profile that is being opened at the start can be painted from, before its cache is read; given once. Null where nothing was
   * kept for that, and once it is known whether a profile is open.
   */
  firstPicture(): Promise<FirstPicture | null>
  /** The first picture is on the screen: what waited for that goes on. */
  picturePainted(): void
  /** Opens the profile of the last run, unless the person signed out of it or locked it. Never waits for the network. */
  restore(): Promise<void>
  /**
   * Checks credentials by asking for a token, keeps them as asked, and opens their profile in place of the one that is open, whose token
   * is revoked. Nothing is changed when the server refuses them.
   *
   * @returns fails with `invalid-input`, `insecure-url` or `hosts-differ` (with the field), `unknown-handle` (the imported secret is gone),
   *   `vault-unavailable`, or what the token request failed with
   */
  connect(input: ConnectInput): Promise<Result<SessionState>>
  /**
   * Switches to a profile, unlocks it, or opens it again after signing out. The token of the one that is left is revoked. A signed-out or
   * locked profile whose secret cannot be had is shown as such.
   *
   * @returns fails with `unknown-handle` when there is no such profile; the demo, with what its start failed with
   */
  open(profileId: string): Promise<Result<SessionState>>
  /** Starts the demo fleet on this computer and connects to it. */
  startDemo(): Promise<Result<SessionState>>
  /**
   * Puts another secret of the open profile in place: first tried, then kept, and only then is the old one dropped.
   *
   * @returns fails with `signed-out`, `vault-unavailable`, or what the token request failed with; the old secret is then still in use
   */
  replaceSecret(input: ReplaceSecretInput): Promise<Result<SessionState>>
  /** Looks for the saved secret again: the keyring may be back. */
  retrySecret(): Promise<Result<SessionState>>
  /**
   * Takes token, secret and the key of the stored positions out of memory; data and the sealed secret stay on disk.
   *
   * @returns fails with `signed-out` when no profile is open
   */
  lock(input: LockInput): Promise<Result<SessionState>>
  /**
   * Revokes the token at the server, forgets it, and whatever else was asked. It always ends signed out.
   *
   * @returns fails with `signed-out` when nobody was signed in; with `vault-unavailable` or `internal` when credentials or positions that
   *   were to be forgotten are still there
   */
  signOut(input: SignOutInput): Promise<Result<SignOutOutput>>
  /** Revokes the token in use; the session goes on with another. Fails with `signed-out` when no profile is open. */
  revokeToken(): Promise<Result<RevocationReport>>
  /** Fails with `signed-out` when no profile is open. */
  report(): Promise<Result<SessionReport>>
  /**
   * Erases a profile from this computer: secret, stored positions, settings; the open one is signed out first.
   *
   * @returns fails with `unknown-handle`; with `vault-unavailable` or `internal` when something is still there, and the profile with it
   */
  remove(profileId: string): Promise<Result<SignOutOutput>>
  /** Tells the page what a changed profile looks like, where it is shown. */
  profileChanged(profileId: string): Promise<void>
  /** Ends everything, and whatever is still waited for. Revokes the token where the settings say so, for three seconds at most. */
  close(): Promise<void>
}
