import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longitudeOf, minuteMs, noteIn, setUp, startMs } from './trail-test-support'

/** What may happen to a ring. Times are minutes after the start. */
const anyStep = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      fixes: fc.array(fc.tuple(fc.nat(9), fc.integer({ min: -40, max: 1 })), { minLength: 1, maxLength: 20 })
    })
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 300 }) })
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('jump' as const), minutes: fc.integer({ min: -3000, max: 3000 }) })
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('save' as const), isFull: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('ask' as const), minutesAgo: fc.integer({ min: 0, max: 900 }) })
  }
)

describe('whatever happens', () => {
  it('answers as a plain list of all fixes would, for every moment it claims to cover', async () => {
    let askedWithin = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 80 }), async (steps) => {
        const { clock, segments, begin } = setUp({ limitBytes: 18_000 })
        let trail = begin()
        await trail.open()
        const all: { slot: number; s: number }[] = []
        let presentMs = startMs
        for (const step of steps) {
          switch (step.kind) {
            case 'note': {
              // One fix of each slot, as a page of the store has it.
              const fixes = [...new Map(step.fixes)].map(([slot, minute]) => ({
                slot,
                atMs: presentMs + minute * 7 * minuteMs + slot * 997
              }))
              noteIn(trail, fixes)
              for (const { slot, atMs } of fixes) all.push({ slot, s: Math.floor(atMs / 1000) })
              break
            }
            case 'wait':
              presentMs += step.minutes * minuteMs
              clock.nowMs += step.minutes * minuteMs
              break
            case 'jump':
              clock.nowMs += step.minutes * minuteMs
              break
            case 'save':
              segments.isFull = step.isFull
              await trail.save()
              break
            case 'restart':
              segments.isFull = false
              await trail.save()
              trail = begin()
              await trail.open()
              break
            case 'ask': {
              const atMs = presentMs - step.minutesAgo * minuteMs
              const answer = await trail.asOf(atMs)
              const isCovered = answer.coversFromMs !== null && atMs >= answer.coversFromMs
              const known = new Map<number, number>()
              for (const { slot, s } of all) {
                if (s * 1000 <= atMs) known.set(slot, Math.max(s, known.get(slot) ?? 0))
              }
              const got = new Map([...answer.slots].map((slot, row) => [slot, (answer.occurredAtMs[row] ?? 0) / 1000]))
              if (isCovered) {
                askedWithin += known.size > 0 ? 1 : 0
                expect(new Map([...got].sort())).toEqual(new Map([...known].sort()))
              }
              for (const [row, slot] of answer.slots.entries()) {
                const fixMs = answer.occurredAtMs[row] ?? NaN
                expect(fixMs).toBeLessThanOrEqual(atMs)
                expect(answer.longitudeDeg[row]).toBeCloseTo(longitudeOf(slot, fixMs), 5)
              }
              break
            }
          }
        }
      }),
      { numRuns: 300 }
    )
    // Else the property would hold for want of questions.
    expect(askedWithin).toBeGreaterThan(100)
  }, 60_000)
})
