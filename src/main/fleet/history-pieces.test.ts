import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fetchedAt, missingIn, unsettledMs, withPiece, type Piece, type Span } from './history-pieces'

const minuteMs = 60_000

/** A day in minutes, some of them asked for. */
const anyAsk = fc.record({
  from: fc.integer({ min: 0, max: 100 }),
  length: fc.integer({ min: 1, max: 60 }),
  now: fc.integer({ min: 0, max: 200 })
})

const spanOf = ({ from, length }: { from: number; length: number }): Span => ({
  fromMs: from * minuteMs,
  toMs: (from + length) * minuteMs
})

const minutesIn = ({ fromMs, toMs }: Span): readonly number[] =>
  Array.from({ length: (toMs - fromMs) / minuteMs }, (_, at) => fromMs / minuteMs + at)

describe('the stretches that are there', () => {
  it('miss exactly the minutes that were never fetched, or fetched less than ten minutes after', () => {
    fc.assert(
      fc.property(fc.array(anyAsk, { maxLength: 12 }), anyAsk, (asks, last) => {
        let pieces: readonly Piece[] = []
        const fetchedAtOfMinute = new Map<number, number>()
        for (const ask of asks) {
          pieces = withPiece(pieces, { ...spanOf(ask), fetchedAtMs: ask.now * minuteMs })
          for (const minute of minutesIn(spanOf(ask))) fetchedAtOfMinute.set(minute, ask.now)
        }
        const nowMs = last.now * minuteMs
        const isSettled = (minute: number): boolean => {
          const at = fetchedAtOfMinute.get(minute)
          return at !== undefined && minute < Math.min(at, last.now) - unsettledMs / minuteMs
        }
        const missing = missingIn(spanOf(last), pieces, nowMs)
        expect(missing.flatMap(minutesIn)).toEqual(minutesIn(spanOf(last)).filter((minute) => !isSettled(minute)))
        // Apart from each other, so that no two requests are made where one would do.
        missing.slice(1).forEach((span, at) => expect(span.fromMs).toBeGreaterThan(missing[at]?.toMs ?? Infinity))
      })
    )
  })

  it('say of the newest part of a window when it was fetched', () => {
    const pieces = withPiece(withPiece([], { fromMs: 0, toMs: 100, fetchedAtMs: 7 }), {
      fromMs: 50,
      toMs: 80,
      fetchedAtMs: 9
    })
    expect(fetchedAt({ fromMs: 0, toMs: 60 }, pieces)).toBe(9)
    expect(fetchedAt({ fromMs: 60, toMs: 200 }, pieces)).toBe(7)
    expect(fetchedAt({ fromMs: 0, toMs: 50 }, pieces)).toBe(7)
    expect(fetchedAt({ fromMs: 100, toMs: 200 }, pieces)).toBeNull()
  })
})
