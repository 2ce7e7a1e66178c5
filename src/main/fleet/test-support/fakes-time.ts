import type { Scheduler } from '../scheduler'

/** A clock that stands still until it is moved, with the timers that hang on it. */
export interface FakeTime extends Scheduler {
  readonly now: () => number
  /** Moves the clock on; timers that are due run in order. */
  advance(ms: number): void
  /** When the next timer is due; null when there is none. */
  readonly nextAtMs: number | null
  readonly timerCount: number
}

/** Starts at a round time. */
export function createFakeTime(startMs = 1_800_000_000_000): FakeTime {
  let nowMs = startMs
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>()
  const nextTimer = () => {
    let next: { readonly atMs: number; readonly run: () => void } | undefined
    for (const timer of timers) if (next === undefined || timer.atMs < next.atMs) next = timer
    return next
  }
  return {
    now: () => nowMs,
    get nextAtMs() {
      return nextTimer()?.atMs ?? null
    },
    get timerCount() {
      return timers.size
    },
    after(delayMs, run) {
      const timer = { atMs: nowMs + Math.max(0, delayMs), run }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    advance(ms) {
      const untilMs = nowMs + ms
      for (let due = nextTimer(); due !== undefined && due.atMs <= untilMs; due = nextTimer()) {
        timers.delete(due)
        nowMs = due.atMs
        due.run()
      }
      nowMs = untilMs
    }
  }
}

/** Moves the clock from timer to timer until something is finished. Rejects when nothing is left that could finish it. */
export async function finished<T>(time: FakeTime, work: Promise<T>): Promise<T> {
  const state = { isDone: false }
  const done = work.finally(() => {
    state.isDone = true
  })
  for (let idle = 0; idle < 1000;) {
    await new Promise((resolve) => setImmediate(resolve))
    if (state.isDone) return done
    const { nextAtMs } = time
    // What is waited for may hang on the disk, and not on a timer.
    if (nextAtMs === null) idle += 1
    else time.advance(nextAtMs - time.now())
  }
  throw new Error('Nothing is left that could finish this')
}
