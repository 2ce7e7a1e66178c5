import type { FailureCode } from '@shared/ipc/result'
import type { Reachability } from '@shared/ipc/schemas-session'
import { createReachability, type ReachabilityTracker } from '../reachability'

interface Timer {
  readonly run: () => void
  readonly atMs: number
}

interface Asked {
  readonly atMs: number
  readonly signal: AbortSignal
  readonly end: () => void
}

/** A tracker with clocks, timers and probes of the test's own. */
export interface ReachabilityBench {
  readonly tracker: ReachabilityTracker
  /** The wall clock; a test may make it jump. */
  nowMs: number
  /** What a probe does before it ends; null leaves it under way. */
  onProbe: (() => void) | null
  readonly timers: () => readonly Timer[]
  readonly told: readonly Reachability[]
  readonly asked: readonly Asked[]
  /** Times between one probe and the next. */
  gapsMs(): readonly number[]
  /** Makes each probe end with this failure. */
  failing(code: FailureCode, retryAfterSeconds?: number): void
  /** Lets promises settle; no timer runs. */
  settle(): Promise<void>
  /** Moves both clocks on, running what is due on the way. */
  pass(durationMs: number): Promise<void>
}

export function createReachabilityBench(): ReachabilityBench {
  /** Goes on steadily when the computer's clock jumps. */
  let steadyMs = 0
  let timers: Timer[] = []
  const told: Reachability[] = []
  const asked: Asked[] = []
  const tracker = createReachability({
    nowMs: () => bench.nowMs,
    random: () => 0.5,
    schedule: (run, delayMs) => {
      const mine = { run, atMs: steadyMs + delayMs }
      timers.push(mine)
      return () => {
        timers = timers.filter((timer) => timer !== mine)
      }
    },
    probe: (signal) =>
      new Promise((resolve) => {
        asked.push({ atMs: bench.nowMs, signal, end: resolve })
        if (bench.onProbe === null) return
        bench.onProbe()
        resolve()
      }),
    onChange: (state) => told.push(state)
  })
  const bench: ReachabilityBench = {
    tracker,
    nowMs: 1_000_000,
    onProbe: () => undefined,
    timers: () => timers,
    told,
    asked,
    gapsMs: () => asked.slice(1).map(({ atMs }, index) => atMs - (asked[index]?.atMs ?? 0)),
    failing(code, retryAfterSeconds) {
      bench.onProbe = () => tracker.failed(code, retryAfterSeconds)
    },
    async settle() {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
    },
    async pass(durationMs) {
      const endMs = steadyMs + durationMs
      for (;;) {
        const due = timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
        const stepMs = (due?.atMs ?? endMs) - steadyMs
        bench.nowMs += stepMs
        steadyMs += stepMs
        if (due === undefined) return
        timers = timers.filter((timer) => timer !== due)
        due.run()
        await bench.settle()
      }
    }
  }
  return bench
}
