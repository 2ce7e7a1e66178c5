import type { Scheduler } from './scheduler'

const dayMs = 86_400_000
const checkEveryMs = 3_600_000

export interface RetentionOptions {
  readonly scheduler: Scheduler
  readonly now: () => number
  /** How long a vehicle is kept that no sweep sees any more, in days. */
  readonly retentionDays: () => number
  /** Drops vehicles last seen before. */
  readonly drop: (oldestSeenMs: number) => Promise<void>
  readonly onBug: (error: unknown) => void
}

/** Drops vehicles that nobody has seen for longer than they may be kept. */
export interface Retention {
  /** Vehicles last seen before are to be dropped, as of now. */
  oldestSeenMs(): number
  /** Looks once an hour from now on. */
  start(): void
  /** Looks at once, if the person has chosen another time. */
  check(): void
  stop(): void
}

/** Does nothing before `start`. */
export function createRetention({ scheduler, now, retentionDays, drop, onBug }: RetentionOptions): Retention {
  let days = retentionDays()
  let cancel: (() => void) | null = null

  const oldestSeenMs = (): number => {
    days = retentionDays()
    return now() - days * dayMs
  }
  const dropNow = (): void => {
    drop(oldestSeenMs()).catch(onBug)
  }
  const wait = (): void => {
    cancel = scheduler.after(checkEveryMs, () => {
      wait()
      dropNow()
    })
  }

  return {
    oldestSeenMs,
    start: wait,
    check() {
      if (cancel !== null && retentionDays() !== days) dropNow()
    },
    stop() {
      cancel?.()
      cancel = null
    }
  }
}
