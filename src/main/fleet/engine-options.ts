import type { Failure, FailureCode } from '@shared/ipc/result'
import type { PositionDelta, PositionSnapshot, PositionStatus, SetAsideList } from '@shared/ipc/schemas-positions'
import type { CacheOpening, CacheReading, PositionCache } from './position-cache'
import type { PositionSource } from './rows'
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
  | { readonly kind: 'list-failed'; readonly list: 'fleets' | 'vehicles' | 'tsps'; readonly failure: FailureCode }
  /** A bug of ours; the sweep counts as incomplete. */
  | { readonly kind: 'bug'; readonly error: unknown }

export interface EngineOptions {
  readonly source: PositionSource
  /** The profile's cache, not opened yet; the engine opens and closes it. */
  readonly cache: PositionCache
  readonly scheduler: Scheduler
  /** This computer's clock, epoch milliseconds. */
  readonly now: () => number
  /** A number never given before in this run: positions of one profile must not be taken for those of another. */
  readonly nextEpoch: () => number
  /** From the start of a sweep to the start of the next, in milliseconds; default 60 s: the API ingests about once a minute. */
  readonly intervalMs?: number
  /** Between refreshes of names, in milliseconds; default 10 min. */
  readonly identityIntervalMs?: number
  readonly report?: (report: EngineReport) => void
}

/** Last positions of one profile: swept, kept, handed to the page. */
export interface PositionEngine {
  /** Reads the cache into the store. Sends no request. Call once, before `start`. */
  open(): Promise<CacheOpening>
  /** Begins sweeping, when online; at first it is taken to be. */
  start(): void
  status(): PositionStatus
  snapshot(): PositionSnapshot
  /** Sweeps now. @returns whether a sweep is under way; false while offline, rejected, not started or closed */
  refreshNow(): boolean
  /** Stops the sweep under way; what it received stays. */
  cancelRefresh(): void
  setAside(): SetAsideList
  /** Pauses sweeping unless `online`; coming back online sweeps at once. */
  setOnline(reach: EngineReach): void
  /** How far the server's clock is ahead of this computer's, in milliseconds; used to tell times in the future. */
  setServerClockOffsetMs(offsetMs: number): void
  /** Each subscribes, and returns how to stop. */
  onDelta(listener: (delta: PositionDelta) => void): () => void
  onStatus(listener: (status: PositionStatus) => void): () => void
  /** The store was emptied: ask for a snapshot. */
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
