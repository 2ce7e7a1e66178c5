import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumedLifeMs, elapsedMs, planToken, readLifeSeconds } from './token-life'

describe('readLifeSeconds', () => {
  it.each([
    [3600, 3600],
    ['300', 300],
    [0.001, 1],
    [1.5, 1.5],
    [86_400, 86_400],
    [1e12, 86_400],
    [0, undefined],
    [-1, undefined],
    [NaN, undefined],
    [Infinity, undefined],
    ['', undefined],
    ['soon', undefined],
    ['3600abc', undefined],
    [null, undefined],
    [undefined, undefined],
    [{}, undefined]
  ])('reads %j as %s', (value, seconds) => {
    expect(readLifeSeconds(value)).toBe(seconds)
  })
})

describe('planToken', () => {
  it.each([
    [3600, 0, 3_555_000],
    [300, 0, 270_000],
    [undefined, 0, assumedLifeMs - 30_000],
    [5, 0, 4_000],
    [1, 0, 500]
  ])('with a life of %s s and jitter %s renews after %i ms', (lifeSeconds, random, renewAfterMs) => {
    expect(planToken(lifeSeconds, () => random).renewAfterMs).toBe(renewAfterMs)
  })

  it('renews before the token is unusable, and uses it for half of its life at least', () => {
    const life = fc.double({ min: 0.01, max: 86_400, noNaN: true })
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(life, random, (lifeSeconds, jitter) => {
        const plan = planToken(lifeSeconds, () => jitter)
        expect(plan.renewAfterMs).toBeGreaterThanOrEqual((lifeSeconds * 1000) / 2 - 1e-6)
        expect(plan.renewAfterMs).toBeLessThan(plan.unusableAfterMs)
        expect(plan.unusableAfterMs).toBeLessThan(lifeSeconds * 1000)
      })
    )
  })
})

describe('elapsedMs', () => {
  const start = { wallMs: 1_000_000, monotonicMs: 50 }
  it.each([
    ['both clocks go on', { wallMs: 1_010_000, monotonicMs: 10_050 }, 10_000],
    ['the computer slept', { wallMs: 4_600_000, monotonicMs: 60 }, 3_600_000],
    ['the wall clock was set back', { wallMs: 400_000, monotonicMs: 10_050 }, 10_000],
    ['nothing can be known', { wallMs: 400_000, monotonicMs: 50 }, 0]
  ])('when %s', (_what, now, passedMs) => {
    expect(elapsedMs(start, now)).toBe(passedMs)
  })
})
