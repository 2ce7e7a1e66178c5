import { describe, expect, it } from 'vitest'
import { createDeadline, sleep } from './deadline'

const never = (): Promise<never> => new Promise(() => undefined)

describe('createDeadline', () => {
  it('gives what the work gave, and throws what it threw', async () => {
    const inTime = createDeadline(5_000)
    expect(await inTime(undefined, () => Promise.resolve(7))).toEqual({ kind: 'done', value: 7 })
    await expect(inTime(undefined, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  it('starts the work before it returns', () => {
    let isStarted = false
    void createDeadline(5_000)(undefined, () => {
      isStarted = true
      return Promise.resolve()
    })
    expect(isStarted).toBe(true)
  })

  it('starts nothing for a caller that has given up', async () => {
    const work = (): Promise<never> => Promise.reject(new Error('started'))
    expect(await createDeadline(5_000)(AbortSignal.abort(), work)).toEqual({ kind: 'stopped', why: 'cancelled' })
  })

  it('stops work that takes too long and aborts its signal, also when the work does not listen', async () => {
    let signal: AbortSignal | undefined
    const stopped = await createDeadline(20)(undefined, (joined) => {
      signal = joined
      return never()
    })
    expect(stopped).toEqual({ kind: 'stopped', why: 'timed-out' })
    expect(signal?.aborted).toBe(true)
  })

  it('gives each of many pieces of work its full time, whatever became of those before', async () => {
    const inTime = createDeadline(60)
    const startedMs = performance.now()
    const first = inTime(undefined, never)
    void inTime(undefined, () => Promise.resolve())
    await sleep(30)
    const secondStartedMs = performance.now()
    const second = inTime(undefined, never)
    expect(await first).toEqual({ kind: 'stopped', why: 'timed-out' })
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(59)
    expect(await second).toEqual({ kind: 'stopped', why: 'timed-out' })
    expect(performance.now() - secondStartedMs).toBeGreaterThanOrEqual(59)
    // The timer went to rest in between; later work is timed as well.
    expect(await inTime(undefined, never)).toEqual({ kind: 'stopped', why: 'timed-out' })
  })

  it('times work that is started because other work ran out of time', async () => {
    const inTime = createDeadline(20)
    const again = inTime(undefined, never).then(() => inTime(undefined, never))
    expect(await again).toEqual({ kind: 'stopped', why: 'timed-out' })
  })

  it('stops at once when the caller gives up', async () => {
    const controller = new AbortController()
    const stopped = createDeadline(5_000)(controller.signal, never)
    controller.abort()
    expect(await stopped).toEqual({ kind: 'stopped', why: 'cancelled' })
  })
})
