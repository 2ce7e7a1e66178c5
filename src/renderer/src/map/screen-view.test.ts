import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedOf, worldUnits } from './fixed-point'
import { mercatorX, mercatorY } from './mercator'
import { screenViewOf, screenX, screenY, worldShiftsPx, type ScreenMap } from './screen-view'

/** A map of 800 by 600 pixels as MapLibre would project it. */
function mapAt(lng: number, lat: number, zoom: number): ScreenMap {
  return {
    getCenter: () => ({ lng, lat }),
    getZoom: () => zoom,
    project: () => ({ x: 400, y: 300 }),
    getCanvas: () => ({ width: 1600, height: 1200 }),
    getPixelRatio: () => 2
  } as unknown as ScreenMap
}

describe('places on the screen', () => {
  it('are exact to a thirtieth of a pixel at every zoom, whatever the place on earth', () => {
    const degrees = fc.double({ min: -180, max: 179.99, noNaN: true })
    const latitude = fc.double({ min: -80, max: 80, noNaN: true })
    const px = fc.integer({ min: -400, max: 400 })
    fc.assert(
      fc.property(degrees, latitude, fc.double({ min: 2, max: 17, noNaN: true }), px, px, (lng, lat, zoom, dx, dy) => {
        const view = screenViewOf(mapAt(lng, lat, zoom))
        const world = 512 * 2 ** zoom
        const x = fixedOf(mercatorX(lng) + dx / world)
        const unitY = mercatorY(lat) + dy / world
        if (unitY < 0 || unitY >= 1) return
        expect(Math.abs(screenX(view, x) - 400 - dx)).toBeLessThan(1 / 30)
        expect(Math.abs(screenY(view, Math.round(unitY * worldUnits)) - 300 - dy)).toBeLessThan(1 / 30)
      })
    )
  })

  it('are repeated once for each copy of the world in sight', () => {
    expect(worldShiftsPx(screenViewOf(mapAt(0, 0, 4)), 0)).toEqual([0])
    expect(worldShiftsPx(screenViewOf(mapAt(0, 0, 0)), 0)).toEqual([0, -512, 512])
  })
})
