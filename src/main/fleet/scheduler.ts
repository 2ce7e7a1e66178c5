/** Runs something later; passed in, so that tests decide when later is. */
export interface Scheduler {
  /**
   * @param delayMs milliseconds from now, zero or more
   * @returns cancels; harmless once it has run
   */
  after(delayMs: number, run: () => void): () => void
}

/** Lets everything else that waits on the event loop run first; between chunks of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Resolves after a while, or as soon as the signal is aborted. */
export function waitFor(scheduler: Scheduler, durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const end = (): void => {
      cancelTimer()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancelTimer = scheduler.after(durationMs, end)
    signal.addEventListener('abort', end, { once: true })
  })
}
