import type { SourceSpecification } from 'maplibre-gl'
import { describe, expect, it, vi } from 'vitest'
import {
  feedVehicleLayers,
  pointableLayerIds,
  vehicleLayers,
  vehicleSourceIds,
  vehicleSources,
  type LayerMap
} from './vehicle-layers'

type Heard = (event?: unknown) => void

/** Only what the layers use of a map: sources that remember their data, and events that the test fires. */
function fakeMap() {
  const listeners = new Map<string, Heard>()
  const data = new Map<string, unknown>()
  let answer: () => Promise<void> = () => Promise.resolve()
  const source = (id: string) => ({
    setData: (next: unknown) => {
      data.set(id, next)
      return answer()
    }
  })
  const map = {
    getSource: (id: string) => source(id),
    setPaintProperty: vi.fn(),
    on: (name: string, listener: Heard) => listeners.set(name, listener),
    off: (name: string) => listeners.delete(name)
  }
  return {
    map: map as unknown as LayerMap,
    data,
    listeners,
    fire: (name: string) => listeners.get(name)?.(),
    answerWith: (next: () => Promise<void>) => (answer = next)
  }
}

const truck = {
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [5, 50] as [number, number] },
  properties: { kind: 'vehicle', slot: 1, icon: 'vehicle/light/1/dot/live', bearing: 0, name: 'T-1' }
} as const

describe('vehicle layers', () => {
  it('read sources that exist, and can all be pointed at', () => {
    const sources: Record<string, SourceSpecification> = vehicleSources()
    for (const scheme of ['light', 'dark'] as const) {
      const layers = vehicleLayers(scheme)
      const used = layers.map((layer) => ('source' in layer ? layer.source : ''))
      expect(used.every((id) => id in sources)).toBe(true)
      expect(layers.map((layer) => layer.id)).toEqual(expect.arrayContaining([...pointableLayerIds]))
    }
  })

  it('draw nothing before the style is there, and tell when it is', async () => {
    const { map, data, fire } = fakeMap()
    const onReady = vi.fn()
    const layers = feedVehicleLayers(map, onReady)
    await layers.drawFleet([truck])
    expect(data.size).toBe(0)
    fire('style.load')
    expect(onReady).toHaveBeenCalledOnce()
    await layers.drawFleet([truck])
    expect(data.get(vehicleSourceIds.fleet)).toEqual({ type: 'FeatureCollection', features: [truck] })
  })

  it('do not wait for a source that went with its WebGL context', async () => {
    const { map, fire, answerWith } = fakeMap()
    const layers = feedVehicleLayers(map, () => undefined)
    fire('style.load')
    answerWith(() => new Promise(() => undefined))
    const drawing = layers.drawFleet([truck])
    fire('webglcontextlost')
    await drawing
    expect(layers.isReady()).toBe(false)
    fire('style.load')
    expect(layers.isReady()).toBe(true)
  })

  it('take the selected vehicle and the ring away again', () => {
    const { map, data, fire } = fakeMap()
    const layers = feedVehicleLayers(map, () => undefined)
    fire('style.load')
    layers.drawSelected(truck)
    layers.drawHovered([5, 50])
    layers.drawSelected(null)
    layers.drawHovered(null)
    expect([...data.values()]).toEqual([
      { type: 'FeatureCollection', features: [] },
      { type: 'FeatureCollection', features: [] }
    ])
  })

  it('leave no listener behind', () => {
    const { map, listeners } = fakeMap()
    feedVehicleLayers(map, () => undefined).stop()
    expect(listeners.size).toBe(0)
  })
})
