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
