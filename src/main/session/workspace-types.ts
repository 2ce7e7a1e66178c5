import type { Result } from '@shared/ipc/result'
import type { SessionState } from '@shared/ipc/schemas-session'
import type { RevocationOutcome } from '../catena/auth/revocation'
import type { GrantedToken } from '../catena/auth/token-answer'
import type { FetchLike } from '../catena/http-types'
import type { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import type { Vault } from '../credentials/vault'
import type { PositionEngine } from '../fleet/engine-options'
import type { InvitationService } from '../invitations/invitation-service'
import type { SendEvent } from '../ipc/send'
import type { Logger } from '../log/log'
import type { SettingsStore } from '../settings/settings'
import type { Protect } from './protection'
import type { ReachabilityTracker, Schedule } from './reachability'

export type OpenState = Extract<SessionState, { kind: 'open' }>

export interface CloseOptions {
  /** Asks the server to revoke the token, without waiting for it; otherwise the token is left to expire. Default false. */
  readonly revokesToken?: boolean
  /** Deletes the cached positions and invitations. Default false. */
  readonly forgetsPositions?: boolean
}

/** One open profile and everything that lives with it. It tells the page nothing before `start` and nothing after `close`. */
export interface Workspace {
  readonly profile: SavedProfile
  readonly engine: PositionEngine
  readonly invitations: InvitationService
  readonly reachability: ReachabilityTracker
  state(): OpenState
  /** The positions' present epoch; see `PositionSnapshot`. */
  epoch(): number
  /** Begins to ask the server (where there is a secret to ask with) and to tell the page. Once. */
  start(): void
  /** Tries the server at once when it could not be reached; for waking up and coming to the front. */
  retryIfOffline(): Promise<void>
  /**
   * Ends the session at the server; positions stay readable until `close`. Never rejects.
   *
   * @returns `unreachable`, too, when the server does not answer within eight seconds
   */
  signOut(): Promise<RevocationOutcome>
  /**
   * Stops everything that runs. Never rejects.
   *
   * @returns fails with `internal` when the positions could not be deleted
   */
  close(options?: CloseOptions): Promise<Result<void>>
}

export interface WorkspaceRequest {
  readonly profile: SavedProfile
  /** Null when there is none to use; cached positions are readable all the same. */
  readonly secret: Secret | null
  readonly missingSecret: 'not-kept' | 'unreadable' | null
  /** A token that was just granted to these credentials; used first, so that nothing is asked twice. */
  readonly granted: GrantedToken | null
  /** Called after every change of `state`, between `start` and `close`. */
  readonly onState: (state: OpenState) => void
}

/** Opens a profile; never waits for the network. */
export type OpenWorkspace = (request: WorkspaceRequest) => Promise<Workspace>

export interface OpenerDeps {
  readonly vault: Vault
  readonly fetch: FetchLike
  readonly nowMs: () => number
  readonly schedule: Schedule
  readonly settings: Pick<SettingsStore, 'get'>
  readonly logger: Logger
  readonly protect: Protect
  readonly clipboard: { writeText(text: string): Promise<void> | void }
  /** Absolute; each profile has its own folder in it. */
  readonly profilesDir: string
  readonly send: SendEvent
  readonly monotonicMs: () => number
  readonly random: () => number
}
