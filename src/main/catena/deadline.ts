import { performance } from 'node:perf_hooks'

/** How a bounded piece of work ended early. */
export type Interruption = 'cancelled' | 'timed-out'

/** Either what the work gave, or why it was stopped. What the work itself throws is thrown on. */
export type Bounded<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'stopped'; readonly why: Interruption }

/** Runs work that may take only so long and may be cancelled by its caller. */
export type Deadline = <T>(
  /** The caller's own, if any. */
  signal: AbortSignal | undefined,
  /** Started before this returns; gets a signal that joins the caller's and the clock. */
  work: (signal: AbortSignal) => Promise<T>
) => Promise<Bounded<T>>

/**
 * Builds a time limit for many pieces of work.
 *
 * Node 18.15 has no `AbortSignal.any`, so the caller's signal and the clock are joined by hand. The outcome does not rely on the
 * work heeding its signal: a `fetch` that ignores it would otherwise hang its caller.
 *
 * @param timeoutMs longest time for each, in milliseconds
 */
export function createDeadline(timeoutMs: number): Deadline {
  const whenOverdue = createOverdueWatch(timeoutMs)
  return <T>(signal: AbortSignal | undefined, work: (joined: AbortSignal) => Promise<T>): Promise<Bounded<T>> => {
    if (signal?.aborted === true) return Promise.resolve({ kind: 'stopped', why: 'cancelled' })
    const controller = new AbortController()
    return new Promise((resolve, reject) => {
      const cleanUp = (): void => {
        stopWatching()
        signal?.removeEventListener('abort', cancel)
      }
      const stop = (why: Interruption): void => {
        cleanUp()
        resolve({ kind: 'stopped', why })
        // The reason tells who listens further down apart: a request that took too long failed, one that was called off did not.
        controller.abort(why === 'timed-out' ? new DOMException('The time limit is over', 'TimeoutError') : undefined)
      }
      const cancel = (): void => stop('cancelled')
      const stopWatching = whenOverdue(() => stop('timed-out'))
      signal?.addEventListener('abort', cancel, { once: true })
      const done = (value: T): void => {
        cleanUp()
        resolve({ kind: 'done', value })
      }
      const failed = (error: Error): void => {
        cleanUp()
        reject(error)
      }
      work(controller.signal).then(done, failed)
    })
  }
}

/**
 * One timer for many waits of the same length: setting and clearing one for each costs 10 of the 30 microseconds that a call
 * takes beyond its bare `fetch` (`npm run bench -- token`). The timer stays armed when its wait has ended, and is aimed anew when it fires.
 *
 * @param limitMs the length of every wait
 * @returns adds a wait; gives back how to end it
 */
function createOverdueWatch(limitMs: number): (onOverdue: () => void) => () => void {
  // In the order of their ends, as all last equally long.
  const waits = new Set<{ readonly endsAtMs: number; readonly onOverdue: () => void }>()
  let timer: NodeJS.Timeout | undefined

  const isArmed = (): boolean => timer !== undefined

  function arm(delayMs: number): void {
    // A timer that outlives its wait must not keep a process alive.
    timer = setTimeout(check, Math.max(1, delayMs)).unref()
  }

  function check(): void {
    timer = undefined
    const nowMs = performance.now()
    for (const wait of waits) {
      if (wait.endsAtMs > nowMs) {
        // Whoever was told a moment ago may have started something new, and armed it.
        if (!isArmed()) arm(wait.endsAtMs - nowMs)
        return
      }
      waits.delete(wait)
      wait.onOverdue()
    }
  }

  return (onOverdue) => {
    const wait = { endsAtMs: performance.now() + limitMs, onOverdue }
    waits.add(wait)
    if (!isArmed()) arm(limitMs)
    return () => void waits.delete(wait)
  }
}

/**
 * Waits, or stops waiting when the signal is aborted; never rejects.
 *
 * @param durationMs in milliseconds
 * @param signal ends the wait early
 */
export function sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve()
      return
    }
    const finish = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, durationMs)
    signal?.addEventListener('abort', finish, { once: true })
  })
}

/**
 * Waits for work that others share, or until one of the signals is aborted; the work itself goes on.
 *
 * @returns what the work gave, or `aborted`
 */
export async function unlessAborted<T>(
  work: Promise<T>,
  ...signals: readonly (AbortSignal | undefined)[]
): Promise<T | 'aborted'> {
  if (signals.some((signal) => signal?.aborted === true)) return 'aborted'
  let cleanUp = (): void => undefined
  const aborted = new Promise<'aborted'>((resolve) => {
    const stop = (): void => resolve('aborted')
    for (const signal of signals) signal?.addEventListener('abort', stop, { once: true })
    cleanUp = () => {
      for (const signal of signals) signal?.removeEventListener('abort', stop)
    }
  })
  try {
    return await Promise.race([aborted, work])
  } finally {
    cleanUp()
  }
}
