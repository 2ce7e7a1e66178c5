import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJsonBytes } from './json-bytes'
import { writeInstant } from './write-instant'

function instantText(atMs: number, withFraction: boolean): string {
  const out = createJsonBytes(8)
  writeInstant(out, atMs, withFraction)
  return new TextDecoder().decode(out.bytes())
}

describe('writeInstant', () => {
  it('writes every moment from 1970 to 9999 as toISOString does', () => {
    const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last }), (atMs) => {
        expect(instantText(atMs, true)).toBe(new Date(atMs).toISOString())
      }),
      { numRuns: 2000 }
    )
  })

  it.each([
    '1970-01-01T00:00:00.000Z',
    '2000-02-29T23:59:59.999Z',
    '2024-02-29T12:00:00.000Z',
    '2100-02-28T00:00:00.000Z',
    '2100-03-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z'
  ])('knows the calendar at %s', (text) => {
    expect(instantText(Date.parse(text), true)).toBe(text)
  })

  it('leaves the fraction out, and what is below a millisecond, too', () => {
    expect(instantText(Date.UTC(2026, 4, 4, 15, 0, 1, 234), false)).toBe('2026-05-04T15:00:01Z')
    expect(instantText(1234.9, true)).toBe('1970-01-01T00:00:01.234Z')
  })
})
