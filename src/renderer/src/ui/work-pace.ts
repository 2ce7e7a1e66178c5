/** More than four times a second could not be told apart. */
const leastPauseMs = 250

/** Even what takes very long is done this often. Work that waited for a window nobody saw was measured by far too long. */
const longestPauseMs = 5000

/** One part of work, four of rest: data takes a fifth of a processor at most, so that the app answers a person, and main gets its turn. */
const pausePerWork = 5

/** How often something may be done anew because data changed, by what it costs on this computer. */
export interface WorkPace {
  /** From the beginning of one to the beginning of the next, in milliseconds. */
  readonly pauseMs: number
  /** @param durationMs how long it took */
  readonly noteWork: (durationMs: number) => void
}

/** Nothing has been measured: 250 ms. */
export function createWorkPace(): WorkPace {
  let pauseMs = leastPauseMs
  return {
    get pauseMs() {
      return pauseMs
    },
    noteWork(durationMs) {
      pauseMs = Math.min(longestPauseMs, Math.max(leastPauseMs, durationMs * pausePerWork))
    }
  }
}
