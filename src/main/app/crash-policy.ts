/** A second crash within this time is not answered by another reload, in milliseconds. */
export const crashLoopMs = 60_000

/**
 * Decides what follows a crash of the page: it comes back by itself once a minute; more often would be a loop, and the person is asked.
 *
 * @param nowMs clock, in epoch or monotonic milliseconds
 */
export function createCrashPolicy(nowMs: () => number): { readonly next: () => 'reload' | 'ask' } {
  let lastCrashAtMs = Number.NEGATIVE_INFINITY
  return {
    next: () => {
      const sinceLastMs = nowMs() - lastCrashAtMs
      lastCrashAtMs = nowMs()
      // A clock set back gives a negative age: that is not proof of a minute without crashes.
      return sinceLastMs > crashLoopMs ? 'reload' : 'ask'
    }
  }
}
