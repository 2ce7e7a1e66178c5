import type { Result } from '@shared/ipc/result'
import type { RevocationReport, SessionReport, SessionState } from '@shared/ipc/schemas-session'
import type { GrantedToken } from '../catena/auth/token-answer'
import type { FetchLike } from '../catena/http-types'
import type { BulkService } from '../bulk/bulk-service'
import type { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import type { FleetDesk } from '../connections/fleet-desk'
import type { Vault } from '../credentials/vault'
import type { EngineOptions, PositionEngine } from '../fleet/engine-options'
import type { OpenDb } from '../fleet/key-value-db'
import type { InvitationNewsKind } from '../invitations/invitation-news'
import type { InvitationService } from '../invitations/invitation-service'
import type { SendEvent } from '../ipc/send'
import type { Journal } from '../journal/journal'
import type { OpenMail } from '../connections/chase'
import type { Logger } from '../log/log'
import type { ProviderBook } from '../providers/provider-book'
import type { SettingsStore } from '../settings/settings'
import type { OutgoingLinks } from '../window/outgoing-links'
import type { SecretProblem } from './kept-secrets'
import type { Protect } from './protection'
import type { ReachabilityTracker, Schedule } from './reachability'

export type OpenState = Extract<SessionState, { kind: 'open' }>

export interface CloseOptions {
  /** Asks the server to revoke the token, without waiting for it; otherwise the token is left to expire. Default false. */
  readonly revokesToken?: boolean
  /** Deletes the cached positions and invitations. Default false. */
  readonly forgetsPositions?: boolean
  /** Ends, when all is done, the hiding of this run's tokens in the log: they are to leave memory. Default false. */
  readonly releasesTokens?: boolean
}

/** One open profile and everything that lives with it. It tells the page nothing before `start` and nothing after `close`. */
export interface Workspace {
  /** As it is now: its name and marks may change while it is open. */
  readonly profile: SavedProfile
  readonly engine: PositionEngine
  readonly invitations: InvitationService
  /** What happened to invitations and fleets. */
  readonly journal: Journal
  readonly fleets: FleetDesk
  /** The providers that a fleet can be offered. */
  readonly providers: ProviderBook
  readonly bulk: BulkService
  readonly reachability: ReachabilityTracker
  state(): OpenState
  /** What the session panel shows beyond the state. */
  report(): Omit<SessionReport, 'vault'>
  /** The positions' present epoch; see `PositionSnapshot`. */
  epoch(): number
  /** Begins to ask the server (where there is a secret to ask with) and to tell the page. Once. */
  start(): void
  /** Tries the server at once when it could not be reached; for coming to the front. */
  retryIfOffline(): Promise<void>
  /** The computer woke: timers stood still, so the token, the connection and the positions are looked at now. */
  wake(): void
  /** The computer's network came, went or changed. */
  networkChanged(): void
  /** False while nobody can be asked anything: no network, no answer, no credentials. */
  isServerNear(): boolean
  /** Whether there is a client secret to ask for tokens with. */
  hasSecret(): boolean
  /** Goes on with another secret of the same client; its first token may be there already. */
  replaceSecret(secret: Secret, granted: GrantedToken | null): void
  /** Says anew why there is no secret. */
  setMissing(problem: SecretProblem): void
  /** The profile was renamed or marked; its account is the same. */
  setProfile(profile: SavedProfile): void
  /** Revokes the token in use; the next call gets another. Never rejects. */
  revokeToken(): Promise<RevocationReport>
  /**
   * Ends the session at the server; positions stay readable until `close`. Never rejects.
   *
   * @returns `unreachable`, too, when the server does not answer within the limit
   */
  signOut(limitMs: number): Promise<RevocationReport>
  /** Tells the page nothing more, and stops sweeps and polls; the server may still be asked to end the session. */
  silence(): void
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
  readonly missingSecret: SecretProblem | null
  /** A token that was just granted to these credentials; used first, so that nothing is asked twice. */
  readonly granted: GrantedToken | null
  /** The person gave the secret just now: where the key of the stored positions cannot be read, a new one may take its place. */
  readonly mayReplaceCacheKey: boolean
  /** Called after every change of `state`, between `start` and `close`. */
  readonly onState: (state: OpenState) => void
  /** See `EngineOptions.onPicture`. */
  readonly onPicture?: EngineOptions['onPicture']
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
  /** Opens the mail program with a message in it. */
  readonly openMail: OpenMail
  /** Absolute; each profile has its own folder in it. */
  readonly profilesDir: string
  /** Opens the database of cached positions; default: LevelDB. */
  readonly openDb?: OpenDb
  readonly send: SendEvent
  readonly monotonicMs: () => number
  readonly random: () => number
  /** For pictures of providers, from wherever the server says that they are: shares nothing with the API. */
  readonly fetchPicture: FetchLike
  /** The way to the person's browser and mail program, for what holds a magic link. */
  readonly outgoing: OutgoingLinks
  /** Told what the person may want to hear while the app is not in front. */
  readonly onNews: (kind: InvitationNewsKind | 'outage', names: readonly string[]) => void
  /** Told whether the open profile is out of reach: while it is, the computer's network is worth watching. */
  readonly onTrouble: (isOutOfReach: boolean) => void
}
