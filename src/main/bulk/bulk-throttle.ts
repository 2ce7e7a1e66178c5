import type { BulkHold } from '@shared/ipc/schemas-bulk'

/** More at once gain nothing: the server's pace is the limit, and each one in flight is one to look up after a crash. */
const mostAtOnce = 4

/** Where a server refuses without naming a wait, or cannot answer: doubled each time. */
const firstWaitMs = 1_000
const longestWaitMs = 60_000

/** Half a second at most, so that several computers of one organisation do not come back together. */
const jitterMs = 500

/** A run is minutes long: a pace that is believed for as long (as the sweep's is) would cost more than now and then another refusal. */
const firstGapMs = 50
const mostGapMs = 1_000
const leastGapMs = 5

const offline: BulkHold = { kind: 'offline' }

type TimedHold = Exclude<BulkHold, { kind: 'offline' }>

/** When the next request of a run may go out. */
export interface BulkThrottle {
  /** Why nothing may go out now; null when the server takes requests. */
  hold(): BulkHold | null
  /** How many may be on their way together. */
  atOnce(): number
  /** Milliseconds until the next may go; 0: now; null: when somebody says that the server can be reached. */
  waitMs(): number | null
  noteSent(): void
  /** The server did what it was asked, or said why not. */
  answered(): void
  /** The server asks to wait (429). @param askedMs how long; null when it did not say */
  refused(askedMs: number | null): void
  /** Nobody answered, or nothing that can be understood. */
  failed(): void
  setOnline(isOnline: boolean): void
  /** The person wants to go on: what was waited for may be over. */
  reset(): void
}

/** @param random gives [0, 1) */
export function createBulkThrottle(nowMs: () => number, random: () => number): BulkThrottle {
  let isOnline = true
  let held: TimedHold | null = null
  let failureCount = 0
  let atOnce = mostAtOnce
  /** Between two requests; twice as long after each wave of refusals, and shorter again with each answer. */
  let gapMs = 0
  let lastSentAtMs = -Infinity

  function stillHeld(): TimedHold | null {
    if (held !== null && held.untilMs <= nowMs()) held = null
    return held
  }

  function holdFor(kind: TimedHold['kind'], askedMs: number | null): void {
    const backOffMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failureCount, 10))
    failureCount += 1
    const untilMs = nowMs() + (askedMs ?? backOffMs) + random() * jitterMs
    if (held === null || held.untilMs < untilMs) held = { kind, untilMs }
  }

  return {
    hold: () => (isOnline ? stillHeld() : offline),
    atOnce: () => Math.floor(atOnce),
    waitMs() {
      if (!isOnline) return null
      const timed = stillHeld()
      if (timed !== null) return timed.untilMs - nowMs()
      // A clock that was set back must not stop everything.
      return Math.min(gapMs, Math.max(0, lastSentAtMs + gapMs - nowMs()))
    },
    noteSent() {
      lastSentAtMs = nowMs()
    },
    answered() {
      gapMs = gapMs < leastGapMs ? 0 : gapMs * 0.95
      failureCount = 0
      atOnce = Math.min(mostAtOnce, atOnce + 0.05)
    },
    refused(askedMs) {
      // Those that were on their way together are refused together: one wave, one lesson.
      if (stillHeld()?.kind !== 'rate-limited') {
        gapMs = Math.min(mostGapMs, Math.max(firstGapMs, gapMs * 2))
        atOnce = Math.max(1, atOnce / 2)
      }
      holdFor('rate-limited', askedMs)
    },
    failed: () => holdFor('server-trouble', null),
    setOnline(online) {
      isOnline = online
      if (online && held?.kind === 'server-trouble') held = null
    },
    reset() {
      if (held?.kind === 'server-trouble') held = null
      failureCount = 0
    }
  }
}
