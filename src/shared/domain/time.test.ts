import { describe, expect, it } from 'vitest'
import { formatAge, formatClock, formatCountdown, formatExact, formatWeekdayTime } from './time'

const nowMs = Date.UTC(2026, 10, 22, 12)
const seconds = (count: number) => nowMs - count * 1000

describe('formatAge', () => {
  it.each([
    [seconds(0), 'just now'],
    [seconds(-30), 'just now'],
    [seconds(40), '40 s ago'],
    [seconds(60), '1 min ago'],
    [seconds(59 * 60), '59 min ago'],
    [seconds(3 * 3600), '3 h ago'],
    [seconds(2 * 86_400), '2 d ago'],
    [seconds(8 * 86_400), 'Nov 14, 2026'],
    [NaN, '']
  ])('says of %d: "%s"', (atMs, text) => {
    expect(formatAge(atMs, nowMs, 'UTC')).toBe(text)
  })
})

it('speaks Spanish', () => {
  expect(formatAge(seconds(720), nowMs, 'UTC', 'es')).toBe('hace 12 min')
  expect(formatAge(nowMs, nowMs, 'UTC', 'es')).toBe('ahora mismo')
  expect(formatCountdown(nowMs + 5 * 60_000, nowMs, 'es')).toBe('en 5 min')
  expect(formatExact(nowMs, 'UTC', 'es')).toContain('22 nov 2026')
  expect(formatWeekdayTime(nowMs, 'UTC', 'es')).toBe('dom 12:00')
})

describe('formatCountdown', () => {
  it.each([
    [0, 'now'],
    [-5, 'now'],
    [30, 'in under a minute'],
    [40 * 60, 'in 40 min'],
    [23 * 3600 + 5, 'in 23 h'],
    [30 * 3600, 'in 30 h'],
    [3 * 86_400, 'in 3 d']
  ])('says of %d seconds ahead: "%s"', (aheadSeconds, text) => {
    expect(formatCountdown(nowMs + aheadSeconds * 1000, nowMs)).toBe(text)
  })
})

it('writes exact times with their zone', () => {
  expect(formatExact(nowMs, 'UTC')).toBe('22 Nov 2026, 12:00:00 UTC')
  expect(formatExact(NaN)).toBe('')
  expect(formatWeekdayTime(nowMs, 'UTC')).toBe('Sun 12:00')
  expect(formatClock(nowMs, 'UTC')).toBe('12:00')
})
