/**
 * Runs something later.
 *
 * @param delayMs milliseconds from now
 * @returns how to call it off; harmless once it has run
 */
export function schedule(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}
