import { expect, it } from 'vitest'
import { createDrawSession, rectangleBetween, shapeOfPoints } from './place-drawing'

const at = (longitudeDeg: number, latitudeDeg: number) => ({ longitudeDeg, latitudeDeg })

it('makes a circle of its middle and its edge', () => {
  expect(shapeOfPoints('circle', [at(-90, 40)])).toBeNull()
  expect(shapeOfPoints('circle', [at(-90, 40), at(-90, 40)])).toBeNull()
  const circle = shapeOfPoints('circle', [at(-90, 40), at(-90, 41)])
  expect(circle).toMatchObject({ kind: 'circle', centre: at(-90, 40) })
  expect(circle?.kind === 'circle' && circle.radiusM).toBeCloseTo(111_195, -1)
})

it('makes a rectangle of any two corners, also where the map has gone on beyond the antimeridian', () => {
  const rectangle = { kind: 'rectangle', west: 170, south: -10, east: -170, north: 10 }
  expect(rectangleBetween(at(190, -10), at(170, 10))).toEqual(rectangle)
  expect(rectangleBetween(at(-190, 10), at(-170, -10))).toEqual(rectangle)
  expect(rectangleBetween(at(-200, 10), at(200, 20))).toMatchObject({ west: -180, east: 180 })
  expect(rectangleBetween(at(10, 10), at(10, 20))).toBeNull()
})

it('makes a polygon of three corners, and takes the last one back', () => {
  const session = createDrawSession('polygon')
  for (const point of [at(0, 0), at(10, 0), at(10, 10)]) session.add(point)
  session.hover(at(3, 3))
  expect(shapeOfPoints('polygon', session.store.getState().points)).not.toBeNull()
  session.takeBack()
  expect(session.store.getState()).toEqual({ points: [at(0, 0), at(10, 0)], hovered: null })
  expect(shapeOfPoints('polygon', session.store.getState().points)).toBeNull()
})
