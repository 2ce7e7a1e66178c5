import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceM, earthRadiusM, placeBounds, wrapLongitude, type PlaceShape } from './place'
import { insideTest } from './place-inside'
import { placeOutline, placeTop } from './place-outline'

const longitude = fc.double({ min: -180, max: 179.999, noNaN: true })
const latitude = fc.double({ min: -80, max: 80, noNaN: true })
const point = fc.record({ longitudeDeg: longitude, latitudeDeg: latitude })

describe('distanceM', () => {
  it('is known for Chicago to Dallas, and across the antimeridian', () => {
    expect(distanceM(-87.6298, 41.8781, -96.797, 32.7767) / 1000).toBeCloseTo(1292, -1)
    expect(distanceM(179.5, 0, -179.5, 0) / 1000).toBeCloseTo(111.2, 0)
  })

  it('is the same both ways, nought for one point, and at most half way round', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const there = distanceM(a.longitudeDeg, a.latitudeDeg, b.longitudeDeg, b.latitudeDeg)
        expect(there).toBeCloseTo(distanceM(b.longitudeDeg, b.latitudeDeg, a.longitudeDeg, a.latitudeDeg), 3)
        expect(there).toBeLessThanOrEqual(Math.PI * earthRadiusM + 1)
        expect(distanceM(a.longitudeDeg, a.latitudeDeg, a.longitudeDeg, a.latitudeDeg)).toBe(0)
      })
    )
  })
})

describe('a circle', () => {
  it('holds what is at most its radius away, wherever it lies', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 1, max: 15_000_000, noNaN: true }), (centre, other, radiusM) => {
        const away = distanceM(centre.longitudeDeg, centre.latitudeDeg, other.longitudeDeg, other.latitudeDeg)
        fc.pre(Math.abs(away - radiusM) > 1)
        const isInside = insideTest({ kind: 'circle', centre, radiusM })
        expect(isInside(other.longitudeDeg, other.latitudeDeg)).toBe(away <= radiusM)
      })
    )
  })

  it('is drawn at its radius, in one piece and inside its box', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 100, max: 1_000_000, noNaN: true }), (centre, radiusM) => {
        const shape: PlaceShape = { kind: 'circle', centre, radiusM }
        const { southDeg, northDeg } = placeBounds(shape)
        let [lastX] = placeOutline(shape)[0] ?? [0]
        for (const [x, y] of placeOutline(shape)) {
          expect(distanceM(centre.longitudeDeg, centre.latitudeDeg, x, y) / radiusM).toBeCloseTo(1, 4)
          expect(Math.abs(x - lastX)).toBeLessThan(180)
          expect(y).toBeGreaterThanOrEqual(southDeg - 1e-6)
          expect(y).toBeLessThanOrEqual(northDeg + 1e-6)
          lastX = x
        }
      })
    )
  })
})

describe('a rectangle', () => {
  const box = fc.record({ west: longitude, widthDeg: fc.double({ min: 0.1, max: 300, noNaN: true }), south: latitude })

  it('holds what lies between its edges, also across the antimeridian', () => {
    fc.assert(
      fc.property(box, fc.double({ min: 0, max: 359.9, noNaN: true }), ({ west, widthDeg, south }, eastward) => {
        fc.pre(Math.abs(eastward - widthDeg) > 1e-6 && eastward > 1e-6)
        const shape: PlaceShape = { kind: 'rectangle', west, south, east: wrapLongitude(west + widthDeg), north: 85 }
        const isInside = insideTest(shape)
        expect(isInside(wrapLongitude(west + eastward), south + 1)).toBe(eastward < widthDeg)
        expect(isInside(wrapLongitude(west + widthDeg / 2), south - 1)).toBe(false)
      })
    )
  })
})

describe('a polygon', () => {
  it('means the same as the rectangle with its corners, wherever it lies', () => {
    fc.assert(
      fc.property(
        longitude,
        latitude,
        fc.double({ min: 1, max: 170, noNaN: true }),
        point,
        (west, south, width, at) => {
          const east = wrapLongitude(west + width)
          const north = south + 5
          fc.pre([south, north].every((edge) => Math.abs(edge - at.latitudeDeg) > 1e-6))
          fc.pre([west, east].every((edge) => Math.abs(wrapLongitude(edge - at.longitudeDeg)) > 1e-6))
          const corner = (longitudeDeg: number, latitudeDeg: number) => ({ longitudeDeg, latitudeDeg })
          const ring = [corner(west, south), corner(east, south), corner(east, north), corner(west, north)]
          const inRing = insideTest({ kind: 'polygon', ring })
          const inBox = insideTest({ kind: 'rectangle', west, south, east, north })
          expect(inRing(at.longitudeDeg, at.latitudeDeg)).toBe(inBox(at.longitudeDeg, at.latitudeDeg))
          const inTheMiddle = wrapLongitude(west + width / 2)
          expect(inRing(inTheMiddle, south + 2)).toBe(true)
          expect(inRing(wrapLongitude(inTheMiddle + 180), south + 2)).toBe(false)
        }
      )
    )
  })

  it('leaves out what lies in its notch', () => {
    const corners: readonly (readonly [number, number])[] = [
      [170, 0],
      [-170, 0],
      [-170, 20],
      [180, 2],
      [170, 20]
    ]
    const ring = corners.map(([longitudeDeg, latitudeDeg]) => ({ longitudeDeg, latitudeDeg }))
    const isInside = insideTest({ kind: 'polygon', ring })
    expect(isInside(180, 15)).toBe(false)
    expect(isInside(-180, 1)).toBe(true)
    expect(isInside(172, 10)).toBe(true)
    expect(isInside(-172, 10)).toBe(true)
    expect(isInside(0, 1)).toBe(false)
    expect(placeBounds({ kind: 'polygon', ring })).toEqual({ westDeg: 170, southDeg: 0, eastDeg: 190, northDeg: 20 })
    expect(placeTop({ kind: 'polygon', ring })).toEqual([190, 20])
  })
})

it('has no vehicle without a position inside', () => {
  const centre = { longitudeDeg: 0, latitudeDeg: 0 }
  expect(insideTest({ kind: 'circle', centre, radiusM: 1e7 })(NaN, NaN)).toBe(false)
  expect(insideTest({ kind: 'rectangle', west: -180, south: -90, east: 180, north: 90 })(NaN, NaN)).toBe(false)
})
