import { describe, expect, it } from 'vitest'
import { fleetBounds, mainAreaBounds } from './fleet-bounds'

function tableOf(places: readonly (readonly [number, number])[]) {
  return {
    size: places.length,
    longitudeDeg: Float64Array.from(places, ([longitudeDeg]) => longitudeDeg),
    latitudeDeg: Float64Array.from(places, ([, latitudeDeg]) => latitudeDeg),
    isPresent: () => true
  }
}

const texas = Array.from({ length: 20 }, (_, index) => [-100 + index / 4, 30 + index / 10] as const)

describe('bounds of the fleet', () => {
  it('hold every vehicle', () => {
    expect(
      fleetBounds(
        tableOf([
          [-100, 30],
          [-80, 45],
          [-90, 25]
        ])
      )
    ).toEqual({ westDeg: -100, southDeg: 25, eastDeg: -80, northDeg: 45 })
  })

  it('go the short way across the antimeridian', () => {
    expect(
      fleetBounds(
        tableOf([
          [178, -17],
          [-179, -18]
        ])
      )
    ).toEqual({ westDeg: 178, southDeg: -18, eastDeg: 181, northDeg: -17 })
  })

  it('leave the widest gap out, wherever it lies between slices of the globe', () => {
    expect(
      fleetBounds(
        tableOf([
          [-179.99, 1],
          [-10.05, 2],
          [-10.01, 3],
          [120.2, 4]
        ])
      )
    ).toEqual({ westDeg: -10.05, southDeg: 1, eastDeg: 180.01, northDeg: 4 })
  })

  it('hold one vehicle, also at the very edge of the world', () => {
    expect(fleetBounds(tableOf([[180, 5]]))).toEqual({ westDeg: 180, southDeg: 5, eastDeg: 180, northDeg: 5 })
  })

  it('are nothing without positions', () => {
    expect(fleetBounds(tableOf([[NaN, NaN]]))).toBeNull()
    expect(mainAreaBounds(tableOf([]))).toBeNull()
  })
})

describe('main area', () => {
  it('leaves out a few strays on another continent', () => {
    expect(mainAreaBounds(tableOf([...texas, [10, 50]]))?.eastDeg).toBeLessThan(-90)
  })

  it('is everything when no area holds most vehicles', () => {
    const europe = texas.map(([longitudeDeg, latitudeDeg]) => [longitudeDeg + 110, latitudeDeg + 20] as const)
    expect(mainAreaBounds(tableOf([...texas, ...europe]))?.eastDeg).toBeGreaterThan(10)
  })
})
