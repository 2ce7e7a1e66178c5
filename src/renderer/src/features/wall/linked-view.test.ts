import { expect, it } from 'vitest'
import { zoomToShow } from '../../map/seen-camera'
import { linkMessageOf } from './linked-view'

const camera = { longitudeDeg: -96, latitudeDeg: 39, zoom: 4, widthPx: 900, heightPx: 700 }
const view = { epoch: 3, selectedSlot: 7, camera, passing: Uint32Array.of(1), filterText: 'Late' }

it.each([
  { kind: 'hello' },
  { kind: 'view', view },
  { kind: 'view', view: { epoch: null, selectedSlot: null, camera: null, passing: null, filterText: null } },
  { kind: 'camera', camera },
  { kind: 'select', epoch: 3, slot: null }
])('takes %j', (message) => {
  expect(linkMessageOf(message)).toEqual(message)
})

it.each([
  null,
  'hello',
  { kind: 'other' },
  { kind: 'view' },
  { kind: 'view', view: { ...view, selectedSlot: -1 } },
  { kind: 'view', view: { ...view, passing: [1] } },
  { kind: 'camera', camera: { ...camera, zoom: NaN } },
  { kind: 'select', epoch: '3', slot: 1 }
])('takes nothing of %j', (message) => {
  expect(linkMessageOf(message)).toBeNull()
})

it('shows all of a smaller map, and no more than that', () => {
  expect(zoomToShow(camera, { widthPx: 1800, heightPx: 1400 })).toBeCloseTo(5)
  expect(zoomToShow(camera, { widthPx: 1800, heightPx: 700 })).toBeCloseTo(4)
  expect(zoomToShow(camera, { widthPx: 450, heightPx: 1400 })).toBeCloseTo(3)
})

it('keeps the zoom of a map that has no size yet', () => {
  expect(zoomToShow({ ...camera, widthPx: 0 }, { widthPx: 100, heightPx: 100 })).toBe(4)
})
