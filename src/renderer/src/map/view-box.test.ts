import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from './mercator'
import { clusterZoomOf, viewBoxOf } from './view-box'

const chicago = { westDeg: -88.2, southDeg: 41.6, eastDeg: -87.2, northDeg: 42.1 }

describe('view box', () => {
  it('is the same after a small pan', () => {
    const moved = { ...chicago, westDeg: chicago.westDeg + 0.01, eastDeg: chicago.eastDeg + 0.01 }
    expect(viewBoxOf(moved, 9)).toEqual(viewBoxOf(chicago, 9))
  })

  it('holds the view with a margin, and is never wider than the world', () => {
    const longitude = fc.double({ min: -540, max: 540, noNaN: true })
    const span = fc.double({ min: 0.001, max: 400, noNaN: true })
    fc.assert(
      fc.property(longitude, span, fc.double({ min: 0, max: 17, noNaN: true }), (westDeg, spanDeg, zoom) => {
        const box = viewBoxOf({ westDeg, eastDeg: westDeg + spanDeg, southDeg: 10, northDeg: 20 }, zoom)
        const width = box.maxX - box.minX
        expect(width).toBeLessThanOrEqual(1)
        expect(width).toBeGreaterThanOrEqual(Math.min(1, spanDeg / 360) - 1e-9)
        expect(box.minX).toBeGreaterThanOrEqual(0)
        expect(box.minX).toBeLessThan(1)
        expect(box.minY).toBeLessThan(mercatorY(20))
        expect(box.maxY).toBeGreaterThan(mercatorY(10))
      })
    )
  })

  it('reaches past the antimeridian instead of around the globe', () => {
    const box = viewBoxOf({ westDeg: 177, eastDeg: 183, southDeg: -19, northDeg: -15 }, 7)
    expect(box.maxX).toBeGreaterThan(1)
    expect(box.maxX - box.minX).toBeLessThan(0.1)
  })
})

describe('cluster zoom', () => {
  it('changes in steps of one half', () => {
    expect([0, 4.2, 4.49, 4.5, 4.99, -0.3].map(clusterZoomOf)).toEqual([0, 4, 4, 4.5, 4.5, 0])
  })
})

describe('Mercator', () => {
  it('comes back to the same place', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 179.99, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (longitudeDeg, latitudeDeg) => {
          expect(longitudeOf(mercatorX(longitudeDeg))).toBeCloseTo(longitudeDeg, 8)
          expect(latitudeOf(mercatorY(latitudeDeg))).toBeCloseTo(latitudeDeg, 8)
        }
      )
    )
  })
})
