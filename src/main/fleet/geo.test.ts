import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { derivedBearingDeg, distanceM, isFurtherThan } from './geo'

const start = { longitudeDeg: 10, latitudeDeg: 50, occurredAtMs: 0 }
const to = (longitudeDeg: number, latitudeDeg: number, occurredAtMs = 60_000) => ({
  longitudeDeg,
  latitudeDeg,
  occurredAtMs
})

describe('distance', () => {
  it('measures a degree of latitude as about 111 km', () => {
    expect(distanceM(start, to(10, 51))).toBeCloseTo(111_195, -1)
  })

  it('takes the short way across the date line', () => {
    expect(distanceM(to(179.99, 0), to(-179.99, 0))).toBeLessThan(2_300)
  })
})

describe('being further than a limit', () => {
  const place = fc.record({
    longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
    latitudeDeg: fc.double({ min: -90, max: 90, noNaN: true }),
    occurredAtMs: fc.constant(0)
  })
  const nearby = fc
    .tuple(place, fc.double({ min: -0.1, max: 0.1, noNaN: true }), fc.double({ min: -0.1, max: 0.1, noNaN: true }))
    .map(([from, east, north]) => ({
      from,
      next: {
        ...from,
        longitudeDeg: from.longitudeDeg + east,
        latitudeDeg: Math.max(-90, Math.min(90, from.latitudeDeg + north))
      }
    }))
  const anywhere = fc.record({ from: place, next: place })

  it('is what the distance says', () => {
    const limitM = fc.oneof(fc.constantFrom(30, 1000, 5400), fc.double({ min: 1, max: 2.1e7, noNaN: true }))
    fc.assert(
      fc.property(fc.oneof(nearby, anywhere), limitM, ({ from, next }, limit) => {
        expect(isFurtherThan(limit, from, next)).toBe(distanceM(from, next) > limit)
      }),
      { numRuns: 2000 }
    )
  })

  it('is never so for a place that is not known', () => {
    expect(isFurtherThan(1, to(NaN, NaN), start)).toBe(false)
  })
})

describe('derived bearing', () => {
  it.each([
    ['north', to(10, 50.01), 0],
    ['east', to(10.01, 50), 90],
    ['south', to(10, 49.99), 180],
    ['west', to(9.99, 50), 270]
  ])('points %s', (_, next, degrees) => {
    expect(derivedBearingDeg(start, next, NaN)).toBeCloseTo(degrees, 1)
  })

  it('stays between 0 and 360 also when stored in single precision', () => {
    const bearing = derivedBearingDeg(start, to(10 - 1e-9, 50.01), NaN)
    expect(Math.fround(bearing)).toBeLessThan(360)
    expect(bearing).toBeGreaterThanOrEqual(0)
  })

  it('keeps the previous bearing when the vehicle hardly moved', () => {
    expect(derivedBearingDeg(start, to(10.0001, 50.0001), 123)).toBe(123)
  })

  it('is unknown for a first fix', () => {
    expect(derivedBearingDeg({ longitudeDeg: NaN, latitudeDeg: NaN, occurredAtMs: NaN }, to(10, 50), 5)).toBeNaN()
  })

  it('is unknown when the fixes are hours apart', () => {
    expect(derivedBearingDeg(start, to(11, 50, 3_600_000), 5)).toBeNaN()
  })
})
