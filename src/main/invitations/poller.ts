/** Sets a timer; answers how to clear it. */
export type Schedule = (run: () => void, delayMs: number) => () => void

/** What a round says about the next one: after the usual interval, after a longer wait in milliseconds, or only when told. */
export type NextRound = { readonly kind: 'again'; readonly afterMs?: number } | { readonly kind: 'wait-for-news' }

/** Repeats a task while the server can be reached. */
export interface Poller {
  /** Runs a first round at once, then one per interval, counted from the end of the round before. Starting twice changes nothing. */
  start(intervalMs: number): void
  /** Offline: no rounds. Online again: one at once. At the beginning the server counts as reachable. */
  setOnline(isOnline: boolean): void
  /** Ends for good. */
  stop(): void
}

/**
 * Makes a poller at rest.
 *
 * @param schedule sets a timer
 * @param round one round; it reports its own failures and does not reject
 */
export function createPoller(schedule: Schedule, round: () => Promise<NextRound>): Poller {
  let intervalMs: number | null = null
  let isOnline = true
  let isRunning = false
  let isWaitingForNews = false
  let isStopped = false
  let cancelTimer: (() => void) | null = null

  const isOff = (): boolean => isStopped || !isOnline || intervalMs === null

  async function run(): Promise<void> {
    if (isRunning || isOff()) return
    clearTimer()
    isRunning = true
    isWaitingForNews = false
    let next: NextRound = { kind: 'again' }
    try {
      next = await round()
    } finally {
      isRunning = false
      plan(next)
    }
  }

  function plan(next: NextRound): void {
    isWaitingForNews = next.kind === 'wait-for-news'
    if (isOff() || intervalMs === null || next.kind === 'wait-for-news') return
    clearTimer()
    cancelTimer = schedule(() => void run(), Math.max(intervalMs, next.afterMs ?? 0))
  }

  function clearTimer(): void {
    cancelTimer?.()
    cancelTimer = null
  }

  return {
    start(everyMs) {
      if (intervalMs !== null) return
      intervalMs = everyMs
      void run()
    },
    setOnline(next) {
      const isNews = next && (!isOnline || isWaitingForNews)
      isOnline = next
      if (!next) clearTimer()
      else if (isNews) void run()
    },
    stop() {
      isStopped = true
      clearTimer()
    }
  }
}
