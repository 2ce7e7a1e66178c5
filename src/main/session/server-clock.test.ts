import { beforeEach, describe, expect, it } from 'vitest'
import { createServerClock, type ServerClock } from './server-clock'

const startMs = 1_800_000_000_000
const minuteMs = 60_000
let nowMs: number
let aheadMs: number
let clock: ServerClock
beforeEach(() => {
  nowMs = startMs
  aheadMs = 0
  clock = createServerClock(() => nowMs)
})

/** @param writtenAt when within the answer's time the header was written: 0 at its start, 1 at its end */
function answer(durationMs = 120, writtenAt = 0.9): void {
  const writtenMs = nowMs + durationMs * writtenAt + aheadMs
  nowMs += durationMs
  clock.offsetMs(Math.floor(writtenMs / 1000) * 1000, durationMs)
  nowMs += 777
}

function answers(count: number, durationMs?: number): void {
  for (let index = 0; index < count; index += 1) answer(durationMs)
}

describe('one answer', () => {
  it.each([
    ['agrees within the resolution of the header', -900, 100, 0],
    ['agrees when the header was written at the start of a slow answer', -25_000, 25_500, 0],
    ['is ahead', 60_000, 100, 60_000],
    ['is behind, by what the wait does not explain', -60_000, 10_000, -50_000],
    ['says nothing without a date', Number.NaN, 100, 0]
  ])('%s', (_name, differenceMs, durationMs, offsetMs) => {
    expect(clock.offsetMs(nowMs + differenceMs, durationMs)).toBe(offsetMs)
  })
})

describe('the estimate', () => {
  it('is not known before the first answer with a date', () => {
    expect(clock.estimateMs()).toBeNull()
    clock.offsetMs(Number.NaN, 100)
    expect(clock.estimateMs()).toBeNull()
    answer()
    expect(clock.estimateMs()).toBe(0)
  })

  it.each([0, 1_000, -1_000, 2_000, -2_000])('is 0 while the clocks agree as far as a header can tell: %i ms', (ms) => {
    aheadMs = ms
    answers(20)
    expect(clock.estimateMs()).toBe(0)
  })

  it.each([5 * minuteMs, -60 * minuteMs, 2 * minuteMs, 10_000, -10_000, 86_400_000])(
    'tells a difference of %i ms to the second, from the first answer on',
    (ms) => {
      aheadMs = ms
      for (let count = 0; count < 30; count += 1) {
        answer()
        expect(Math.abs((clock.estimateMs() ?? 0) - ms)).toBeLessThanOrEqual(1_000)
      }
    }
  )

  it.each([0, 0.5, 1])('takes slow answers of 25 s for no difference, written at %d of their time', (writtenAt) => {
    for (let index = 0; index < 12; index += 1) answer(25_000, writtenAt)
    expect(clock.estimateMs()).toBe(0)
  })

  it.each([0, 0.5, 1])(
    'tells five minutes from slow answers alone, as well as they can, written at %d',
    (writtenAt) => {
      aheadMs = 5 * minuteMs
      for (let index = 0; index < 12; index += 1) answer(25_000, writtenAt)
      expect(Math.abs((clock.estimateMs() ?? 0) - aheadMs)).toBeLessThanOrEqual(13_500)
    }
  )

  it('believes one fast answer more than eight slow ones', () => {
    aheadMs = 5 * minuteMs
    for (let index = 0; index < 8; index += 1) answer(25_000, 0)
    answer()
    expect(Math.abs((clock.estimateMs() ?? 0) - aheadMs)).toBeLessThanOrEqual(1_000)
  })

  it('is not led astray by one answer out of a cache, nor by several that contradict each other', () => {
    answers(5)
    for (const wrongMs of [-3_600_000, 7_200_000, -86_400_000, 300_000]) {
      aheadMs = wrongMs
      answer()
      expect(clock.estimateMs()).toBe(0)
    }
    aheadMs = 0
    answer()
    expect(clock.estimateMs()).toBe(0)
  })

  it.each([
    ['forward', minuteMs * 10],
    ['back', -minuteMs * 10],
    ['forward by a day', 86_400_000]
  ])('follows after two answers when our clock is set %s', (_name, jumpMs) => {
    answers(20)
    nowMs += jumpMs
    aheadMs -= jumpMs
    answer()
    expect(clock.estimateMs()).toBe(0)
    answer()
    expect(Math.abs((clock.estimateMs() ?? 0) + jumpMs)).toBeLessThanOrEqual(1_000)
    nowMs -= jumpMs
    aheadMs += jumpMs
    answers(2)
    expect(clock.estimateMs()).toBe(0)
  })

  it('survives a jump in the middle of an answer', () => {
    answers(3)
    // Our clock was set forward by an hour meanwhile, so the answer seems to have taken an hour.
    nowMs += 60 * minuteMs
    clock.offsetMs(nowMs - 60 * minuteMs, 60 * minuteMs)
    aheadMs = -60 * minuteMs
    answers(2)
    expect(Math.abs((clock.estimateMs() ?? 0) + 60 * minuteMs)).toBeLessThanOrEqual(1_000)
  })

  it('follows a clock that drifts', () => {
    for (let index = 0; index < 60; index += 1) {
      aheadMs = index * 500
      answer()
    }
    expect(Math.abs((clock.estimateMs() ?? 0) - aheadMs)).toBeLessThanOrEqual(4_000)
  })
})
