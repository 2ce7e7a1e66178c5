/** The simulator's idea of now; tests and the control endpoint may push it forward, never back. */
export interface SimulatorClock {
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Moves this clock forward by `milliseconds`, for expiry tests. */
  readonly advance: (milliseconds: number) => void
}

/**
 * Wraps a time source.
 *
 * @param source epoch milliseconds; `Date.now` in a process, a fixed value in a test
 */
export function createSimulatorClock(source: () => number): SimulatorClock {
  let offsetMs = 0
  return {
    now: () => source() + offsetMs,
    advance: (milliseconds) => {
      offsetMs += milliseconds
    }
  }
}
