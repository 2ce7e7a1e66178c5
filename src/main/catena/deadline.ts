/** How a bounded piece of work ended early. */
export type Interruption = 'cancelled' | 'timed-out'

/** Either what the work gave, or why it was stopped. What the work itself throws is thrown on. */
export type Bounded<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'stopped'; readonly why: Interruption }

/**
 * Runs work that may take only so long and may be cancelled by its caller.
 *
 * Node 18.15 has no `AbortSignal.any`, so the caller's signal and the clock are joined by hand. The race does not rely on the
 * work heeding its signal: a `fetch` that ignores it would otherwise hang its caller.
 *
 * @param timeoutMs longest time, in milliseconds
 * @param signal the caller's own, if any
 * @param work gets the joined signal
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>
): Promise<Bounded<T>> {
  if (signal?.aborted === true) return { kind: 'stopped', why: 'cancelled' }
  const controller = new AbortController()
  let cleanUp = (): void => undefined
  const interrupted = new Promise<Bounded<T>>((resolve) => {
    const stop = (why: Interruption): void => {
      resolve({ kind: 'stopped', why })
      controller.abort()
    }
    const cancel = (): void => stop('cancelled')
    const timer = setTimeout(() => stop('timed-out'), timeoutMs)
    signal?.addEventListener('abort', cancel, { once: true })
    cleanUp = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
    }
  })
  const run = async (): Promise<Bounded<T>> => ({ kind: 'done', value: await work(controller.signal) })
  try {
    return await Promise.race([interrupted, run()])
  } finally {
    cleanUp()
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
