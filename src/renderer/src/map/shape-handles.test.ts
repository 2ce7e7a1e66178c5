import type { PlaceShape } from '@shared/domain/place'
import { expect, test } from 'vitest'
import { handlesOf, withHandleAt } from './shape-handles'

const at = (longitudeDeg: number, latitudeDeg: number) => ({ longitudeDeg, latitudeDeg })
const circle: PlaceShape = { kind: 'circle', centre: at(-96, 32), radiusM: 20_000 }
const rectangle: PlaceShape = { kind: 'rectangle', west: -100, south: 30, east: -95, north: 35 }
const polygon: PlaceShape = { kind: 'polygon', ring: [at(0, 0), at(1, 0), at(1, 1)] }

test('the edge of a circle is as far from its middle as the radius says', () => {
  const edge = handlesOf(circle)[1]
  expect(edge).toBeDefined()
  expect(withHandleAt(circle, 1, edge ?? at(0, 0))).toMatchObject({ centre: circle.centre })
  const same = withHandleAt(circle, 1, edge ?? at(0, 0))
  expect(same?.kind === 'circle' && same.radiusM).toBeCloseTo(20_000, 3)
})

test('a circle moves by its middle and keeps its radius', () => {
  expect(withHandleAt(circle, 0, at(190, 10))).toEqual({ kind: 'circle', centre: at(-170, 10), radiusM: 20_000 })
  expect(withHandleAt(circle, 1, circle.centre)).toBeNull()
})

test('the opposite corner of a rectangle stays where it is', () => {
  expect(withHandleAt(rectangle, 2, at(-90, 40))).toEqual({ ...rectangle, east: -90, north: 40 })
  expect(withHandleAt(rectangle, 0, at(-90, 40))).toEqual({ ...rectangle, west: -95, south: 35, east: -90, north: 40 })
  expect(withHandleAt(rectangle, 2, at(-100, 40))).toBeNull()
})

test('a rectangle across the antimeridian stays across it', () => {
  const across: PlaceShape = { kind: 'rectangle', west: 170, south: 0, east: -170, north: 10 }
  expect(withHandleAt(across, 2, at(-165, 12))).toEqual({ ...across, east: -165, north: 12 })
})

test('one corner of a polygon moves', () => {
  expect(withHandleAt(polygon, 1, at(2, -1))).toEqual({ kind: 'polygon', ring: [at(0, 0), at(2, -1), at(1, 1)] })
})
