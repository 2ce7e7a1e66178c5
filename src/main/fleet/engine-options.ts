import type { Failure, FailureCode, Result } from '@shared/ipc/result'
import type { AsOfPositions, HistoryProgress, StoredPositions, Track } from '@shared/ipc/schemas-history'
import type { Packed } from '@shared/ipc/packed'
import type {
  PictureColumns,
  PositionDelta,
  PositionSnapshot,
  PositionStatus,
  SetAsideList
} from '@shared/ipc/schemas-positions'
import type { VehicleFacts } from '@shared/ipc/schemas-vehicle'
import type { SnapshotContent } from './feed-backlog'
import type { QuietEdges, SourceKeys, SourceTally } from './fleet-tally'
import type { CacheOpening, CacheReading, PositionCache } from './position-cache'
import type { PositionSource } from './rows'
import type { Turns } from './engine-turns'
import type { Scheduler } from './scheduler'

/** Whether asking the server makes sense. `rejected`: the credentials are refused, so asking again would only be refused again. */
export type EngineReach = 'online' | 'offline' | 'rejected'

/** Something worth a line in the log. Never holds a name, an id or a position. */
export type EngineReport =
  | { readonly kind: 'cache-opened'; readonly opening: CacheOpening; readonly reading: CacheReading }
  | {
      readonly kind: 'sweep-ended'
      readonly received: number
      readonly durationMs: number
      readonly failure: FailureCode | null
    }
  | {
      readonly kind: 'list-failed'
      readonly list: 'fleets' | 'vehicles' | 'drivers' | 'tsps'
      readonly failure: FailureCode
    }
  /** A bug of ours; the sweep counts as incomplete. */
  | { readonly kind: 'bug'; readonly error: unknown }

export interface EngineOptions {
  readonly source: PositionSource
  /** The profile's cache, not opened yet; the engine opens and closes it. */
  readonly cache: PositionCache
  readonly scheduler: Scheduler
  /** What keeps main from doing two long things in one turn of its event loop; shared with whoever reads the pages. Default: its own. */
  readonly turns?: Turns
  /** This computer's clock, epoch milliseconds. */
  readonly now: () => number
  /** A number never given before in this run: positions of one profile must not be taken for those of another. */
  readonly nextEpoch: () => number
  /** From the start of a sweep to the start of the next, in milliseconds; default 60 s: the API ingests about once a minute. */
  readonly intervalMs?: number
  /** Least time between two deltas to one follower, in milliseconds; default 250. */
  readonly deltaIntervalMs?: number
  /** Vehicles that no sweep has seen for longer are dropped, in days, 1 to 365; asked when it matters, since it may change. */
  readonly retentionDays: () => number
  /** Requests under way at once, at most, 1 to 12; asked before each. */
  readonly mostRequestsAtOnce: () => number
  /** Gives [0, 1), for the jitter of pauses. */
  readonly random: () => number
  /** Between refreshes of names, in milliseconds; default 10 min. */
  readonly identityIntervalMs?: number
  readonly report?: (report: EngineReport) => void
  /**
   * Told while it is opened what the last run left of the vehicles for a first picture, before the cache is read; at most once.
   *
   * @returns resolves when the cache may be read: until then the processors are the picture's
   */
  readonly onPicture?: ((picture: Packed<PictureColumns>) => Promise<void>) | undefined
}

/** One window that is told what changes. */
export interface FeedFollower {
  /** Everything, in fresh arrays; what was waiting for this follower is in it. */
  snapshot(): PositionSnapshot
  /** The follower has taken a delta in, so the next one may go out. One of another epoch or sequence is ignored. */
  taken(delta: { readonly epoch: number; readonly sequence: number }): void
  /** Nothing goes out while not shown; being shown again sends what piled up as one delta, the newest of each vehicle. */
  setShown(isShown: boolean): void
  stop(): void
}

/** Fixes of one vehicle asked for. Epoch milliseconds; `fromMs` included, `toMs` not. */
export interface TrackRequest {
  readonly epoch: number
  readonly slot: number
  readonly fromMs: number
  readonly toMs: number
}

/** Last positions of one profile: swept, kept, handed to the page. */
export interface PositionEngine {
  /** Reads the cache into the store. Sends no request. Call once, before `start`. */
  open(): Promise<CacheOpening>
  /** Begins sweeping, when online; at first it is taken to be. */
  start(): void
  status(): PositionStatus
  /** Follows the positions; nothing is sent before the first `snapshot`, and no second delta before the first is taken. */
  follow(send: (delta: PositionDelta) => void): FeedFollower
  /** Sweeps now, or goes on with a sweep that was cancelled. @returns whether a sweep is under way; false while offline, rejected, not started or closed */
  refreshNow(): boolean
  /** Stops the sweep under way; what it received stays. */
  cancelRefresh(): void
  setAside(): SetAsideList
  /** What is known now of some vehicles, in fresh arrays; slots of vehicles that left are not in it. Null for another epoch. */
  rowsOf(epoch: number, slots: Uint32Array): SnapshotContent | null
  /** Counts all vehicles by fleet and provider, as of now by the server's clock. Some milliseconds where there are 100,000. */
  tally(quiet: QuietEdges): { readonly epoch: number; readonly sources: readonly SourceTally[] }
  /** The vehicles that `rowsOf` gives, in the same order, by the keys of their sources. Null for another epoch. */
  sourceKeysOf(epoch: number, slots: Uint32Array): SourceKeys | null
  /** Vehicles of some fleets, by the keys of `SourceTally`. */
  slotsOfFleets(fleetKeys: ReadonlySet<string>): { readonly epoch: number; readonly slots: Uint32Array }
  /** Pauses sweeping unless `online`; coming back online sweeps at once. */
  setOnline(reach: EngineReach): void
  /** How far the server's clock is ahead of this computer's, in milliseconds; used to tell times in the future. */
  setServerClockOffsetMs(offsetMs: number): void
  /** Where every vehicle was at a moment of the last 24 hours. Fails with `not-found` for another epoch. */
  asOf(epoch: number, atMs: number): Promise<Result<AsOfPositions>>
  /** One vehicle's fixes of the last 24 hours, as far as they are kept. Fails with `not-found` for another epoch or an empty slot. */
  trail(request: TrackRequest): Promise<Result<Track>>
  /**
   * One vehicle's past from the server, kept until the engine is closed. Fails with `not-found` (another epoch, an empty slot),
   * `invalid-input` (window empty or over 45 days), `cancelled`, or as the API call fails.
   */
  history(request: TrackRequest & { readonly requestId: string }): Promise<Result<Track>>
  cancelHistory(requestId: string): void
  /**
   * What the server knows of one vehicle beyond the columns; asking for another one cancels this. Fails with `not-found` (another epoch, an empty
   * slot), `cancelled`, or as the API call fails.
   */
  vehicle(request: { readonly epoch: number; readonly slot: number }): Promise<Result<VehicleFacts>>
  /** What is kept on this computer. */
  stored(): Promise<StoredPositions>
  /** Each subscribes, and returns how to stop. */
  onStatus(listener: (status: PositionStatus) => void): () => void
  onHistoryProgress(listener: (progress: HistoryProgress) => void): () => void
  /** The store was emptied: ask for a snapshot. Followers stay followers. */
  onReset(listener: (reset: { readonly epoch: number }) => void): () => void
  /** Small sealed things beside the positions, such as invitations; for use between `open` and `close`. */
  readonly blobs: PositionCache['blobs']
  /** Deletes the cached positions and all blobs, and begins anew with an empty store. */
  forgetPositions(): Promise<void>
  /** Stops sweeping and closes the cache, or deletes it. The engine cannot be used again. */
  close(options?: { readonly forget: boolean }): Promise<void>
}

/** The earliest time for the next try, where the server asked to wait. */
export function notBefore(failure: Failure, nowMs: number): number | null {
  return failure.retryAfterSeconds === undefined ? null : nowMs + failure.retryAfterSeconds * 1000
}
