import type { Scheduler } from './scheduler'

/** Between the end of a run that took longer than the interval and the next: the server gets a moment, too. */
const leastPauseMs = 5_000

export interface RepeatOptions {
  /** From the start of one run to the start of the next, in milliseconds. */
  readonly intervalMs: number
  readonly scheduler: Scheduler
  /** Wall clock, epoch milliseconds. */
  readonly now: () => number
  /**
   * One run; must heed the signal and must not throw.
   *
   * @returns the earliest time for the next run, where the server asked to wait; null for the usual interval
   */
  readonly run: (signal: AbortSignal) => Promise<number | null>
  /** Something that `isRunning` or `nextAtMs` shows has changed. */
  readonly onChange: () => void
}

/** Runs something again and again while it is allowed to. */
export interface Repeat {
  readonly isRunning: boolean
  /** When the next run starts; null while one runs, and while paused. */
  readonly nextAtMs: number | null
  /** Runs now, unless a run is under way or the loop is paused. @returns whether a run is under way now */
  runNow(): boolean
  /** Cancels the run under way, if any, and resolves when it has ended; the next one comes at its time. */
  cancel(): Promise<void>
  /** Allows or pauses; allowing after a pause runs at once. A run under way is left to end by itself. */
  setAllowed(isAllowed: boolean): void
  /** Ends the loop; resolves when the run under way has ended. */
  stop(): Promise<void>
}

/** A loop that is paused; `setAllowed(true)` starts it. */
export function createRepeat({ intervalMs, scheduler, now, run, onChange }: RepeatOptions): Repeat {
  let isAllowed = false
  let isStopped = false
  let running: { readonly controller: AbortController; readonly done: Promise<void> } | null = null
  let next: { readonly atMs: number; readonly cancel: () => void } | null = null

  const unplan = (): void => {
    next?.cancel()
    next = null
  }

  const plan = (atMs: number): void => {
    unplan()
    next = { atMs, cancel: scheduler.after(Math.max(0, atMs - now()), start) }
  }

  const runOnce = async (signal: AbortSignal, startedAtMs: number): Promise<void> => {
    const notBeforeMs = await run(signal)
    running = null
    if (isAllowed && !isStopped) {
      plan(Math.max(startedAtMs + intervalMs, now() + Math.min(leastPauseMs, intervalMs), notBeforeMs ?? 0))
    }
    onChange()
  }

  function start(): void {
    unplan()
    const controller = new AbortController()
    running = { controller, done: Promise.resolve() }
    running = { controller, done: runOnce(controller.signal, now()) }
    onChange()
  }

  return {
    get isRunning() {
      return running !== null
    },
    get nextAtMs() {
      return next?.atMs ?? null
    },
    runNow() {
      if (isAllowed && !isStopped && running === null) start()
      return running !== null
    },
    async cancel() {
      running?.controller.abort()
      await running?.done
    },
    setAllowed(allowed) {
      if (isStopped || allowed === isAllowed) return
      isAllowed = allowed
      if (!allowed) unplan()
      else if (running === null) start()
      onChange()
    },
    async stop() {
      isStopped = true
      unplan()
      running?.controller.abort()
      await running?.done
    }
  }
}
