import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInstantMs } from '../schemas/fields'
import { InstantReader } from './instant'
import { JsonBytes } from './json-bytes'

function read(text: string): number | null {
  const json = new JsonBytes(new TextEncoder().encode(`"${text}"`))
  const ms = new InstantReader(json).read(1, json.length - 1)
  return Number.isNaN(ms) ? null : ms
}

describe('an instant in bytes', () => {
  it.each([
    ['2026-04-17T01:41:18Z', Date.UTC(2026, 3, 17, 1, 41, 18)],
    ['2026-04-17T01:41:18.263362Z', Date.UTC(2026, 3, 17, 1, 41, 18, 263)],
    ['2026-04-17T03:41:18+02:00', Date.UTC(2026, 3, 17, 1, 41, 18)],
    ['2026-04-16T20:11:18.5-05:30', Date.UTC(2026, 3, 17, 1, 41, 18, 500)],
    ['2026-04-17T01:41:18', Date.UTC(2026, 3, 17, 1, 41, 18)],
    ['2026-04-17 01:41:18', Date.UTC(2026, 3, 17, 1, 41, 18)],
    ['2026-04-17', Date.UTC(2026, 3, 17)],
    ['2024-02-29T23:59:59.999999999Z', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
    ['2026-13-45T00:00:00Z', null],
    ['2026-04-17T01:41:18.Z', null],
    ['2026-04-17T01:41:18ZZ', null],
    ['yesterday', null],
    ['', null]
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('is the same as readInstantMs gives, for everything that looks like one', () => {
    const two = fc
      .oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 99 }))
      .map((value) => String(value).padStart(2, '0'))
    const year = fc
      .oneof(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 0, max: 9999 }))
      .map((value) => String(value).padStart(4, '0'))
    const fraction = fc.oneof(fc.constant(''), fc.stringMatching(/^[.,]\d{0,12}$/))
    const zone = fc.oneof(
      fc.constantFrom('', 'Z', 'z', '+00:00', '-00:00', '+0530', '+05', 'X'),
      fc.tuple(fc.constantFrom('+', '-'), two, two).map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`)
    )
    const separator = fc.constantFrom('T', 'T', 'T', 't', ' ')
    fc.assert(
      fc.property(
        year,
        two,
        two,
        separator,
        fc.tuple(two, two, two),
        fraction,
        zone,
        (years, month, day, between, time, rest, offset) => {
          const text = `${years}-${month}-${day}${between}${time.join(':')}${rest}${offset}`
          expect(read(text)).toBe(readInstantMs(text))
        }
      ),
      { numRuns: 3000 }
    )
  })

  it('is the same for every day of four centuries', () => {
    for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2301, 0, 1); day += 86_400_000) {
      const text = new Date(day + 12_345_678).toISOString()
      if (read(text) !== day + 12_345_678) throw new Error(text)
    }
  })
})
