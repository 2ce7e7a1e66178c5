import { describe, expect, it } from 'vitest'
import { wallPlace } from './wall-place'

const desk = { x: 0, y: 0, width: 1920, height: 1040 }
const wall = { x: 1920, y: 0, width: 3840, height: 2160 }
const saved = { bounds: { x: 2000, y: 40, width: 1600, height: 900 }, isFullScreen: false }

describe('the wall map opens', () => {
  it('where it was', () => {
    expect(wallPlace(saved, { workAreas: [desk, wall], mainWorkArea: desk })).toEqual(saved)
  })

  it('over the whole of the other screen at first', () => {
    const place = wallPlace(undefined, { workAreas: [desk, wall], mainWorkArea: desk })
    expect(place).toEqual({ bounds: wall, isFullScreen: true })
  })

  it('on the screen that the main window is not on, whichever that is', () => {
    expect(wallPlace(undefined, { workAreas: [desk, wall], mainWorkArea: wall }).bounds).toEqual(desk)
  })

  it('beside the main window where there is one screen', () => {
    const place = wallPlace(undefined, { workAreas: [desk], mainWorkArea: desk })
    expect(place).toEqual({ bounds: { x: 960, y: 0, width: 960, height: 1040 }, isFullScreen: false })
  })

  it('anew when its screen was unplugged', () => {
    expect(wallPlace(saved, { workAreas: [desk], mainWorkArea: desk }).bounds.x).toBe(960)
  })

  it.each([
    undefined,
    null,
    [],
    'x',
    {},
    { bounds: saved.bounds },
    { ...saved, isFullScreen: 'yes' },
    { ...saved, bounds: null },
    { ...saved, bounds: { ...saved.bounds, x: 0.5 } },
    { ...saved, bounds: { ...saved.bounds, height: 30_000 } },
    { ...saved, bounds: { ...saved.bounds, width: 10 } }
  ])('as at the first start when %j was kept', (state) => {
    expect(wallPlace(state, { workAreas: [desk], mainWorkArea: desk }).isFullScreen).toBe(false)
    expect(wallPlace(state, { workAreas: [desk, wall], mainWorkArea: desk }).bounds).toEqual(wall)
  })
})
