import type { PositionDelta } from '@shared/ipc/schemas-positions'
import type { FeedFollower } from './engine-options'
import { createBacklog, type FeedStore } from './feed-backlog'
import { createFollower, type PacedFollower } from './feed-follower'
import type { Scheduler } from './scheduler'
import type { StoreChange } from './store-change'

/** At most four deltas a second: more could not be told apart on a map. */
const usualIntervalMs = 250

/** A delta of this many slots keeps main busy for about two milliseconds, with all their names for about five; the rest goes with the next. A snapshot has the names of so many. */
const usualMostSlots = 10_000

export interface FeedOptions {
  readonly store: FeedStore
  /** Another number for every store there ever is in a run. */
  readonly epoch: number
  readonly scheduler: Scheduler
  /** Least time between two deltas to one follower, in milliseconds; default 250. */
  readonly intervalMs?: number
  /** Slots in one delta, at most; default 10,000. */
  readonly mostSlots?: number
}

/** Tells windows what the store holds: each at its own pace, once as a whole and then by what changed. */
export interface Feed {
  readonly epoch: number
  /** Notes a change for every follower that has a snapshot. O(changed) for each. */
  note(change: StoreChange): void
  /** @param send gets each delta; nothing before the first `snapshot` */
  follow(send: (delta: PositionDelta) => void): FeedFollower
  /** Drops what is waiting and sends nothing more; snapshots can still be had. */
  stop(): void
}

/**
 * A feed of one store.
 *
 * What waits is remembered as slots, a bit each, and read from the store when it is sent: the newest wins, and a follower that takes nothing
 * for a day costs no more than one that is a moment late. A follower for whom everything changed gets deltas, too: they carry what a
 * snapshot would, but for the names, and in pieces between which main does other things.
 */
export function createFeed({
  store,
  epoch,
  scheduler,
  intervalMs = usualIntervalMs,
  mostSlots = usualMostSlots
}: FeedOptions): Feed {
  const followers = new Set<PacedFollower>()
  let isStopped = false

  return {
    epoch,
    note(change) {
      for (const follower of followers) follower.note(change)
    },
    follow(send) {
      const follower = createFollower({ backlog: createBacklog(store), epoch, scheduler, intervalMs, mostSlots, send })
      if (!isStopped) followers.add(follower)
      return {
        snapshot: () => follower.snapshot(),
        taken: (delta) => follower.taken(delta),
        setShown: (isShown) => follower.setShown(isShown),
        stop() {
          followers.delete(follower)
          follower.stop()
        }
      }
    },
    stop() {
      isStopped = true
      for (const follower of followers) follower.stop()
      followers.clear()
    }
  }
}
