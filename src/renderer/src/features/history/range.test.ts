import { describe, expect, it } from 'vitest'
import { trackOf } from '@renderer/test-support/samples'
import { readHistory } from './loaded-history'
import { stepOf } from './playback-steps'
import { windowOf, writeDay } from './range'

const dayMs = 86_400_000
const nowMs = new Date(2026, 10, 22, 12).getTime()
const day = (days: number): string => writeDay(new Date(2026, 10, 22 + days).getTime())

describe('a time to load', () => {
  it('ends now, or with the last day that was chosen', () => {
    expect(windowOf('week', { from: '', to: '' }, nowMs)).toEqual({
      kind: 'window',
      fromMs: nowMs - 7 * dayMs,
      toMs: nowMs
    })
    expect(windowOf('dates', { from: day(-2), to: day(-2) }, nowMs)).toEqual({
      kind: 'window',
      fromMs: new Date(2026, 10, 20).getTime(),
      toMs: new Date(2026, 10, 21).getTime()
    })
    expect(windowOf('dates', { from: day(0), to: day(3) }, nowMs)).toMatchObject({ toMs: nowMs })
  })

  it.each([
    [{ from: '', to: day(0) }, 'empty'],
    [{ from: '2026-02-31', to: day(0) }, 'empty'],
    [{ from: day(0), to: day(-1) }, 'order'],
    [{ from: day(1), to: day(2) }, 'future'],
    [{ from: day(-45), to: day(0) }, 'too-long']
  ] as const)('%o is refused as %s', (dates, problem) => {
    expect(windowOf('dates', dates, nowMs)).toEqual({ kind: 'problem', problem })
  })

  it('may be 45 days long and never longer, also when the clocks change', () => {
    const longest = windowOf('dates', { from: day(-45), to: day(-1) }, nowMs)
    expect(longest.kind === 'window' && longest.toMs - longest.fromMs).toBeLessThanOrEqual(45 * dayMs)
    expect(longest.kind).toBe('window')
  })
})

describe('a step', () => {
  const minutes = [0, 1, 2, 8, 9, 10]
  const fixes = minutes.map((minute) => ({
    occurredAtMs: nowMs + minute * 60_000,
    latitudeDeg: minute >= 2 && minute <= 8 ? 40 : 39 + minute / 20
  }))
  const wish = { epoch: 1, slot: 0, fromMs: nowMs, toMs: nowMs + dayMs }
  const loaded = readHistory(wish, trackOf(fixes))

  it('goes to the next position or stop, and stays within the track', () => {
    const at = (minute: number, step: Parameters<typeof stepOf>[2]): number =>
      (stepOf(loaded, nowMs + minute * 60_000, step) - nowMs) / 60_000
    expect([at(0.5, 'next-fix'), at(0.5, 'previous-fix'), at(0, 'previous-fix'), at(10, 'next-fix')]).toEqual([
      1, 0, 0, 10
    ])
    expect([at(0, 'next-stop'), at(9, 'previous-stop'), at(2, 'next-stop'), at(1, 'previous-stop')]).toEqual([
      2, 2, 10, 0
    ])
  })
})
