import { describe, expect, it } from 'vitest'
import { createRepeat } from './repeat'
import { createFakeTime } from './test-support/fakes'

/** A loop whose runs end when told to. */
function begin() {
  const time = createFakeTime(0)
  const runs: { end: (notBeforeMs?: number | null) => Promise<void>; signal: AbortSignal }[] = []
  const repeat = createRepeat({
    intervalMs: 60_000,
    scheduler: time,
    now: time.now,
    onChange: () => undefined,
    run: (signal) =>
      new Promise((resolve) => {
        const end = async (notBeforeMs: number | null = null): Promise<void> => {
          resolve(notBeforeMs)
          await new Promise((later) => setImmediate(later))
        }
        signal.addEventListener('abort', () => resolve(null))
        runs.push({ end, signal })
      })
  })
  return { time, runs, repeat }
}

describe('repeating', () => {
  it('runs a minute after the previous start, not after its end', async () => {
    const { time, runs, repeat } = begin()
    repeat.setAllowed(true)
    time.advance(20_000)
    await runs[0]?.end()
    expect(repeat.nextAtMs).toBe(60_000)
    time.advance(39_999)
    expect(runs).toHaveLength(1)
    time.advance(1)
    expect(runs).toHaveLength(2)
  })

  it('pauses between runs that take longer than the interval', async () => {
    const { time, runs, repeat } = begin()
    repeat.setAllowed(true)
    time.advance(90_000)
    await runs[0]?.end()
    expect(repeat.nextAtMs).toBe(95_000)
  })

  it('waits as long as the server asks', async () => {
    const { runs, repeat } = begin()
    repeat.setAllowed(true)
    await runs[0]?.end(300_000)
    expect(repeat.nextAtMs).toBe(300_000)
  })

  it('runs sooner on request, once', async () => {
    const { time, runs, repeat } = begin()
    repeat.setAllowed(true)
    expect(repeat.runNow()).toBe(true)
    expect(runs).toHaveLength(1)
    await runs[0]?.end()
    expect(repeat.runNow()).toBe(true)
    await runs[1]?.end()
    time.advance(59_999)
    expect(runs).toHaveLength(2)
  })

  it('does nothing while paused, and runs at once afterwards', async () => {
    const { time, runs, repeat } = begin()
    repeat.setAllowed(true)
    await runs[0]?.end()
    repeat.setAllowed(false)
    expect(repeat.nextAtMs).toBeNull()
    time.advance(600_000)
    expect(repeat.runNow()).toBe(false)
    expect(runs).toHaveLength(1)
    repeat.setAllowed(true)
    expect(runs).toHaveLength(2)
  })

  it('plans nothing when it was paused during a run', async () => {
    const { time, runs, repeat } = begin()
    repeat.setAllowed(true)
    repeat.setAllowed(false)
    await runs[0]?.end()
    expect(time.timerCount).toBe(0)
  })

  it('cancels a run and comes again at its time', async () => {
    const { runs, repeat } = begin()
    repeat.setAllowed(true)
    await repeat.cancel()
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(repeat.nextAtMs).toBe(60_000)
  })

  it('leaves no timer when stopped, and waits for the run under way', async () => {
    const { time, runs, repeat } = begin()
    repeat.setAllowed(true)
    await repeat.stop()
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(time.timerCount).toBe(0)
    repeat.setAllowed(false)
    repeat.setAllowed(true)
    expect(runs).toHaveLength(1)
  })
})
