import { describe, expect, it } from 'vitest'
import { fitCamera } from './fit-camera'

const pane = { widthPx: 832, heightPx: 690 }

describe('the camera of the first picture', () => {
  it('fits the fleet into the pane with room around it', () => {
    const camera = fitCamera({ westDeg: -122, southDeg: 30, eastDeg: -74, northDeg: 45 }, pane)
    // What MapLibre's cameraForBounds gives for the same box, pane and padding.
    expect(camera?.zoom).toBeCloseTo(Math.log2((832 - 112) / ((48 / 360) * 512)), 6)
    expect(camera?.x).toBeCloseTo(-98 / 360 + 0.5)
    // Halfway between the two on the map, which is north of halfway in degrees.
    expect(camera?.y).toBeCloseTo((0.41247 + 0.3597) / 2, 2)
  })

  it('shows a fleet at one spot with its surroundings', () => {
    expect(fitCamera({ westDeg: -98, southDeg: 39, eastDeg: -98, northDeg: 39 }, pane)?.zoom).toBe(11)
  })

  it('shows nothing beyond the poles', () => {
    const camera = fitCamera(
      { westDeg: -180, southDeg: -80, eastDeg: 180, northDeg: 84 },
      { widthPx: 3000, heightPx: 690 }
    )
    const worldPx = 512 * 2 ** (camera?.zoom ?? 0)
    expect(worldPx).toBeGreaterThanOrEqual(690 - 1e-6)
    expect((camera?.y ?? 0) * worldPx).toBeCloseTo(worldPx / 2, 0)
  })

  it('goes on beyond the antimeridian where the fleet does', () => {
    expect(fitCamera({ westDeg: 178, southDeg: -18, eastDeg: 181, northDeg: -17 }, pane)?.x).toBeCloseTo(
      179.5 / 360 + 0.5
    )
  })

  it('is none where nothing can be fitted', () => {
    expect(fitCamera({ westDeg: 1, southDeg: 1, eastDeg: 2, northDeg: 2 }, { widthPx: 100, heightPx: 690 })).toBeNull()
  })
})
