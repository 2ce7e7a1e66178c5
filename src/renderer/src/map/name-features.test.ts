import { describe, expect, it } from 'vitest'
import { answerOf, engineWith, fixedPlaceOf } from './engine-fixture'
import { worldUnits } from './fixed-point'
import { nameFeatures } from './name-features'
import type { ScreenView } from './screen-view'

const zoom = 10
const centre = fixedPlaceOf({ longitudeDeg: 0, latitudeDeg: 45 })
const view: ScreenView = {
  centreX: centre.x,
  centreY: centre.y,
  originX: 400,
  originY: 300,
  pxPerUnit: (512 * 2 ** zoom) / worldUnits,
  widthPx: 800,
  heightPx: 600
}
const nameOf = (slot: number) => `T-${slot}`
const answer = answerOf(
  engineWith([
    { longitudeDeg: 0.1, latitudeDeg: 45 },
    { longitudeDeg: 0.2, latitudeDeg: 45 },
    { longitudeDeg: 0.201, latitudeDeg: 45 },
    { longitudeDeg: 30, latitudeDeg: 45 },
    { longitudeDeg: -0.1, latitudeDeg: 45 }
  ]),
  { zoom, box: { minX: 0.4, minY: 0.3, maxX: 0.6, maxY: 0.4 }, exemptSlots: [4] }
)

describe('names on the map', () => {
  it('are of the single vehicles in view; clusters only keep their room clear', () => {
    const features = nameFeatures(answer, view, zoom, nameOf)
    expect(features.map(({ properties }) => properties.name)).toEqual([undefined, undefined, 'T-0'])
    expect(features[0]?.properties.size).toBeCloseTo(34 / 16)
    expect(features[2]?.geometry.coordinates[0]).toBeCloseTo(0.1, 5)
    expect(features[2]?.geometry.coordinates[1]).toBeCloseTo(45, 5)
  })

  it('are left out from afar', () => {
    expect(nameFeatures(answer, view, 8, nameOf).map(({ properties }) => properties.name)).toEqual([
      undefined,
      undefined,
      undefined
    ])
  })

  it('are not of the chosen vehicle, which is named elsewhere; its place is kept clear', () => {
    const { length } = nameFeatures({ ...answer, exemptCount: 0 }, view, zoom, nameOf)
    const features = nameFeatures(answer, view, zoom, nameOf)
    expect(features.length).toBe(length)
    expect(features.map(({ properties }) => properties.name)).not.toContain('T-4')
  })
})
