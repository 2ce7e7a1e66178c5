import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '@shared/ipc/result'
import { createGate } from './gate'
import { createPace } from './pace'
import { createFakeTime, finished, type FakeTime } from './test-support/fakes'

/** The simulator's limiter: a bucket that refills evenly and holds one second's worth. */
function createLimiter(time: FakeTime, perSecond: number) {
  const capacity = Math.max(1, perSecond)
  let tokens = capacity
  let filledAtMs = time.now()
  return (): number | null => {
    tokens = Math.min(capacity, tokens + ((time.now() - filledAtMs) / 1000) * perSecond)
    filledAtMs = time.now()
    if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / perSecond))
    tokens -= 1
    return null
  }
}

interface Run {
  readonly perSecond: number
  readonly latencyMs: number
  /** By how much an answer may be later, in milliseconds. */
  readonly jitterMs: number
  readonly most: number
  readonly requestCount: number
  readonly randoms: () => number
}

/** Sends requests through a gate to a limited server. */
async function sweepThrough({ perSecond, latencyMs, jitterMs, most, requestCount, randoms }: Run) {
  const time = createFakeTime(0)
  const refuse = createLimiter(time, perSecond)
  const gate = createGate({ scheduler: time, now: time.now, random: randoms, mostAtOnce: () => most })
  const refusals: { readonly sentAtMs: number; readonly answeredAtMs: number }[] = []
  const wait = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve))

  const ask = async (): Promise<Result<null>> => {
    const sentAtMs = time.now()
    const laterMs = randoms() * jitterMs
    await wait((latencyMs + laterMs) / 2)
    const seconds = refuse()
    await wait((latencyMs + laterMs) / 2)
    if (seconds === null) return ok(null)
    refusals.push({ sentAtMs, answeredAtMs: time.now() })
    return fail('rate-limited', { status: 429, retryAfterSeconds: seconds })
  }

  let left = requestCount
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const answer = await gate.run(ask, { signal: new AbortController().signal, priority: 'sweep' })
      if (!answer.ok) throw new Error(`A request ended with ${answer.error.code}`)
    }
  }
  await finished(time, Promise.all(Array.from({ length: most + 2 }, work)))
  const waveEndMs = refusals[0]?.answeredAtMs ?? Infinity
  return { durationMs: time.now(), refusals, late: refusals.filter(({ sentAtMs }) => sentAtMs > waveEndMs) }
}

/** A reproducible source of [0, 1). */
function randomsOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

describe('against a limiter', () => {
  it('is refused in one wave only, and gets done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 3, 10, 30),
        fc.integer({ min: 20, max: 800 }),
        fc.constantFrom(0, 0, 5, 50),
        fc.integer({ min: 1, max: 12 }),
        fc.integer(),
        async (perSecond, latencyMs, jitterMs, most, seed) => {
          const requestCount = 120
          const run = { perSecond, latencyMs, jitterMs, most, requestCount, randoms: randomsOf(seed) }
          const { late, durationMs } = await sweepThrough(run)
          expect(late).toEqual([])
          // Half of what is allowed, less the room for others; or what the setting lets through.
          const possible = Math.min(Math.max(0.9, 0.45 * (perSecond - 1)), (most * 1000) / (latencyMs + jitterMs) / 2)
          expect(durationMs).toBeLessThan((requestCount / possible) * 1000 + 10_000)
        }
      ),
      { numRuns: 60 }
    )
  }, 60_000)

  it('sweeps a hundred pages at ten a second and 150 ms within half a minute', async () => {
    const run = { perSecond: 10, latencyMs: 150, jitterMs: 10, most: 6, requestCount: 110, randoms: randomsOf(7) }
    const { durationMs, refusals, late } = await sweepThrough(run)
    expect(refusals.length).toBeGreaterThan(0)
    expect(refusals.length).toBeLessThanOrEqual(6)
    expect(late).toEqual([])
    expect(durationMs).toBeLessThan(30_000)
  })
})

describe('the pace', () => {
  const refusedAfter = (count: number) => {
    const pace = createPace()
    for (let number = 0; number < count; number++) pace.noteAdmitted(1000 + number)
    pace.noteRefused(1500, 1600)
    return pace
  }

  it('is none before the first refusal', () => {
    const pace = createPace()
    pace.noteSent(0)
    expect(pace.waitMs(0)).toBe(0)
    expect(pace.perSecond(0)).toBeNull()
  })

  it('is half of what was admitted in the second before, less a tenth for others', () => {
    expect(refusedAfter(20).perSecond(1600)).toBe(9)
    expect(refusedAfter(1).perSecond(1600)).toBe(0.9)
  })

  it('counts answers that come after the refusal, but not what was sent before that second or after it', () => {
    const pace = createPace()
    pace.noteAdmitted(499)
    pace.noteAdmitted(500)
    for (let number = 0; number < 10; number++) pace.noteAdmitted(1000)
    pace.noteRefused(1500, 1600)
    for (let number = 0; number < 10; number++) pace.noteAdmitted(1400)
    pace.noteAdmitted(1501)
    expect(pace.perSecond(1600)).toBe(9)
  })

  it('is believed for five minutes, and a tenth more is tried each minute after', () => {
    const pace = refusedAfter(20)
    const minute = (number: number) => 1600 + number * 60_000
    expect(pace.perSecond(minute(5) - 1)).toBe(9)
    expect(pace.perSecond(minute(5))).toBeCloseTo(9.9)
    expect(pace.perSecond(minute(6))).toBeCloseTo(10.89)
  })

  it('spaces requests evenly, whatever becomes of the clock', () => {
    const pace = refusedAfter(20)
    pace.noteSent(2000)
    expect(pace.waitMs(2000)).toBeCloseTo(111.1, 1)
    expect(pace.waitMs(2100)).toBeCloseTo(11.1, 1)
    expect(pace.waitMs(2200)).toBe(0)
    expect(pace.waitMs(-1e9)).toBeCloseTo(111.1, 1)
  })
})
