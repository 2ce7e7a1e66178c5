import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksBetween } from './marks'

const hourMs = 3_600_000
const nowMs = new Date(2026, 10, 23, 14, 20).getTime()
const hourOf = (atMs: number) => `${new Date(atMs).getHours()} h`

describe('marks of the time slider', () => {
  it('are full hours, every third of a day', () => {
    const marks = marksBetween(nowMs - 24 * hourMs, nowMs, hourOf)
    expect(marks.map(({ label }) => label)).toEqual(['18 h', '21 h', '0 h', '3 h', '6 h', '9 h', '12 h'])
  })

  it('are every hour where little is kept, and none in half an hour', () => {
    expect(marksBetween(nowMs - 3 * hourMs, nowMs, hourOf).map(({ label }) => label)).toEqual(['12 h', '13 h', '14 h'])
    expect(marksBetween(new Date(2026, 10, 23, 14, 5).getTime(), nowMs, hourOf)).toEqual([])
  })

  it('lie between the ends, in order, and are few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 60 }), fc.integer({ min: 0, max: 86_400 }), (minutes, shiftS) => {
        const toMs = nowMs + shiftS * 1000
        const fromMs = toMs - minutes * 60_000
        const values = marksBetween(fromMs, toMs, hourOf).map(({ value }) => value)
        expect(values.length).toBeLessThanOrEqual(9)
        expect(values).toEqual([...values].sort((a, b) => a - b))
        for (const value of values) expect(value > fromMs && value < toMs && value % 60_000 === 0).toBe(true)
      })
    )
  })
})
