const longestDelayMs = 86_400_000

/**
 * Runs something later.
 *
 * @param delayMs milliseconds from now
 * @returns how to call it off; harmless once it has run
 */
export function schedule(run: () => void, delayMs: number): () => void {
  // Beyond 2^31 ms Node's timers fire at once: a server that asks to wait for a year must not be asked in a loop.
  const timer = setTimeout(run, Math.min(delayMs, longestDelayMs))
  return () => clearTimeout(timer)
}
