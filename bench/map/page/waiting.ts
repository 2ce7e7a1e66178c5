const askEveryMs = 15

/**
 * Asks until the answer is not null.
 *
 * @param what named when it takes too long
 */
export async function until<T>(ask: () => T | null, what: string, timeoutMs = 120_000): Promise<T> {
  const endMs = performance.now() + timeoutMs
  for (;;) {
    const answer = ask()
    if (answer !== null) return answer
    if (performance.now() > endMs) throw new Error(`Waited too long for ${what}`)
    await pause(askEveryMs)
  }
}

/** Waits. */
export function pause(durationMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, durationMs))
}

/** The next time the browser is about to draw. */
export function nextFrame(): Promise<number> {
  return new Promise((done) => requestAnimationFrame(done))
}
