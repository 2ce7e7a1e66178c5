import type { Map as MapLibreMap } from 'maplibre-gl'
import { expect, it, vi } from 'vitest'
import type { PlaceShape } from '@shared/domain/place'
import { createPlacesOverlay, featuresOf, noPlaces } from './places-overlay'

const shape: PlaceShape = { kind: 'rectangle', west: 179, south: 0, east: -179, north: 1 }

it('draws what was set before there was a map, and again after its style or its graphics were lost', () => {
  const setData = vi.fn()
  const listeners = new Map<string, () => void>()
  const map = {
    on: (type: string, listener: () => void) => listeners.set(type, listener),
    off: (type: string) => listeners.delete(type),
    getSource: () => ({ setData })
  } as unknown as MapLibreMap
  const { overlay, set } = createPlacesOverlay()
  set({ ...noPlaces, saved: [{ shape, name: 'Yard' }] })
  const detach = overlay.attach(map)
  expect(setData).not.toHaveBeenCalled()
  listeners.get('style.load')?.()
  expect(setData).toHaveBeenCalledTimes(1)
  listeners.get('webglcontextlost')?.()
  set(noPlaces)
  expect(setData).toHaveBeenCalledTimes(1)
  listeners.get('style.load')?.()
  expect(setData).toHaveBeenLastCalledWith({ type: 'FeatureCollection', features: [] })
  detach()
  expect(listeners.size).toBe(0)
})

it('draws a place across the antimeridian in one piece, with its name', () => {
  const [area, name] = featuresOf({ ...noPlaces, open: { shape, name: 'Yard', hasMiddle: true } })
  expect(area?.geometry.coordinates).toEqual([
    [
      [179, 0],
      [181, 0],
      [181, 1],
      [179, 1],
      [179, 0]
    ]
  ])
  expect(name).toMatchObject({ geometry: { coordinates: [180, 1] }, properties: { name: 'Yard', part: 'name' } })
})
