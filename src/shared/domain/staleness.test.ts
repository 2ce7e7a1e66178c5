import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStalenessEdgeMs, stalenessOf } from './staleness'

const nowMs = Date.UTC(2026, 10, 22, 12)
const minutes = (count: number) => nowMs - count * 60_000

describe('stalenessOf', () => {
  it.each([
    [minutes(0), 'live'],
    [minutes(5), 'live'],
    [minutes(5) - 1, 'recent'],
    [minutes(30), 'recent'],
    [minutes(31), 'late'],
    [minutes(240), 'late'],
    [minutes(241), 'stale'],
    [minutes(24 * 60), 'stale'],
    [minutes(24 * 60) - 1, 'lost'],
    [NaN, 'never'],
    // A clock that is a little behind the server's must not turn the freshest position into something else.
    [nowMs + 30_000, 'live']
  ] as const)('calls a position of %d %s', (occurredAtMs, bucket) => {
    expect(stalenessOf(occurredAtMs, nowMs)).toBe(bucket)
  })
})

describe('nextStalenessEdgeMs', () => {
  it('names the first moment at which the bucket differs, and no earlier one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 3600_000 }), (ageMs) => {
        const occurredAtMs = nowMs - ageMs
        const edgeMs = nextStalenessEdgeMs(occurredAtMs, nowMs)
        expect(edgeMs).toBeGreaterThan(nowMs)
        expect(stalenessOf(occurredAtMs, edgeMs - 1)).toBe(stalenessOf(occurredAtMs, nowMs))
        expect(stalenessOf(occurredAtMs, edgeMs)).not.toBe(stalenessOf(occurredAtMs, nowMs))
      })
    )
  })

  it('never plans a redraw for a vehicle that is lost or was never seen', () => {
    expect(nextStalenessEdgeMs(minutes(24 * 60 + 1), nowMs)).toBe(Infinity)
    expect(nextStalenessEdgeMs(NaN, nowMs)).toBe(Infinity)
  })
})
