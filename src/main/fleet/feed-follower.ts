import type { PositionDelta } from '@shared/ipc/schemas-positions'
import type { FeedFollower } from './engine-options'
import type { Backlog } from './feed-backlog'
import type { Scheduler } from './scheduler'
import type { StoreChange } from './store-change'

interface FollowerParts {
  readonly backlog: Backlog
  readonly epoch: number
  readonly scheduler: Scheduler
  readonly intervalMs: number
  readonly mostSlots: number
  readonly send: (delta: PositionDelta) => void
}

/**
 * A delta of more slots than this is part of something large, a first sweep mostly. To draw it takes the page and the graphics process longer than to
 * bring it, and they share the processors with the sweep: the next one comes after twice the interval.
 */
const bulkSlots = 2000

/** A follower as the feed sees it. */
export interface PacedFollower extends FeedFollower {
  note(change: StoreChange): void
}

/**
 * Paces what one window is told. A delta goes out when something has waited for the interval, the last one was taken, and the window is shown.
 * The interval begins with the first change that waits, which is never before the last delta went: so two deltas are at least an
 * interval apart, and no timer runs while nothing waits.
 *
 * The names that a snapshot of many leaves out follow it as deltas, each but the first as soon as the one before was taken: in one order with everything
 * else, so that a name never comes late for a slot that has another vehicle by then.
 */
export function createFollower({
  backlog,
  epoch,
  scheduler,
  intervalMs,
  mostSlots,
  send
}: FollowerParts): PacedFollower {
  let phase: 'before-snapshot' | 'following' | 'stopped' = 'before-snapshot'
  let isShown = true
  let sequence = 0
  let inFlight: number | null = null
  let cancelTimer: (() => void) | null = null
  let isBulk = false
  /** Something has waited for the interval. */
  let isDue = false
  /** Deltas with the names of the snapshot that are still to go, for which no interval is waited. */
  let hurried = 0

  function waitForMore(): void {
    if (backlog.isEmpty || isDue || cancelTimer !== null) return
    cancelTimer = scheduler.after(isBulk ? 2 * intervalMs : intervalMs, () => {
      cancelTimer = null
      isDue = true
      sendIfPossible()
    })
  }

  function sendIfPossible(): void {
    if (!isDue || !isShown || inFlight !== null) return
    isDue = false
    const content = backlog.take(mostSlots)
    isBulk = (content?.columns.slots.length ?? 0) > bulkSlots
    hurried = backlog.isEmpty ? 0 : Math.max(0, hurried - 1)
    if (hurried > 0) isDue = true
    else waitForMore()
    if (content === null) return
    sequence += 1
    inFlight = sequence
    send({ epoch, sequence, ...content })
  }

  function rest(): void {
    cancelTimer?.()
    cancelTimer = null
    isDue = false
    inFlight = null
  }

  return {
    note(change) {
      // Before the first snapshot there is nothing to add to, and the snapshot will have it all.
      if (phase !== 'following') return
      backlog.note(change)
      waitForMore()
    },
    snapshot() {
      if (phase === 'before-snapshot') phase = 'following'
      // A delta that is on its way is in the snapshot, too, and the follower skips it by its sequence.
      rest()
      const content = backlog.takeAll(mostSlots)
      hurried = Math.ceil(backlog.size / mostSlots)
      waitForMore()
      return { epoch, sequence, ...content }
    },
    taken(delta) {
      if (delta.epoch !== epoch || delta.sequence !== inFlight) return
      inFlight = null
      sendIfPossible()
    },
    setShown(shown) {
      isShown = shown
      sendIfPossible()
    },
    stop() {
      phase = 'stopped'
      rest()
    }
  }
}
