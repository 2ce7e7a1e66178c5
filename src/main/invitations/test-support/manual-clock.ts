/** A clock and its timers, moved by the test. */
export interface ManualClock {
  readonly nowMs: () => number
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** Lets time pass; timers run at their moments. */
  readonly pass: (durationMs: number) => void
  /** How long until each timer, ascending. */
  readonly waits: () => readonly number[]
}

/** @param startMs epoch milliseconds */
export function createManualClock(startMs: number): ManualClock {
  let now = startMs
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>()
  const next = () => [...timers].sort((a, b) => a.atMs - b.atMs)[0]
  return {
    nowMs: () => now,
    schedule: (run, delayMs) => {
      const timer = { atMs: now + delayMs, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass(durationMs) {
      const endMs = now + durationMs
      for (let timer = next(); timer !== undefined && timer.atMs <= endMs; timer = next()) {
        timers.delete(timer)
        now = timer.atMs
        timer.run()
      }
      now = endMs
    },
    waits: () => [...timers].map(({ atMs }) => atMs - now).sort((a, b) => a - b)
  }
}
