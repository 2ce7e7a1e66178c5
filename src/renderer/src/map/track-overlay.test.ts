import type { Map as MapLibreMap } from 'maplibre-gl'
import { describe, expect, it, vi } from 'vitest'
import { trackOf } from '../test-support/samples'
import { historyFeatures, trailFeatures } from './track-features'
import { createTrackOverlay } from './track-overlay'

const track = trackOf([
  { occurredAtMs: 0, longitudeDeg: -98 },
  { occurredAtMs: 60_000, longitudeDeg: -97 },
  { occurredAtMs: 3_600_000, longitudeDeg: -96 }
])
const history = historyFeatures(track, [], () => '')

/** As much of a map as the overlay asks for. */
function fakeMap() {
  const listeners = new Map<string, () => void>()
  const data = new Map<string, { features: readonly unknown[] }>()
  const setLayoutProperty = vi.fn()
  const container = document.createElement('div')
  const map = {
    getCanvasContainer: () => container,
    on: (type: string, listener: () => void) => listeners.set(type, listener),
    off: (type: string) => listeners.delete(type),
    getSource: (id: string) => ({ setData: (given: { features: readonly unknown[] }) => data.set(id, given) }),
    getLayer: () => ({}),
    setLayoutProperty
  }
  return {
    map: map as unknown as MapLibreMap,
    data,
    setLayoutProperty,
    container,
    listeners,
    tell: (type: string) => listeners.get(type)?.()
  }
}

describe('tracks on the map', () => {
  it('are put in when the style comes, and again when it comes anew', () => {
    const overlay = createTrackOverlay()
    const { map, data, tell, setLayoutProperty, listeners, container } = fakeMap()
    overlay.setHistory(history)
    const detach = overlay.overlays.map(({ attach }) => attach(map))
    expect(data.size).toBe(0)
    tell('style.load')
    expect(data.get('fd-track')?.features).toEqual(history?.features)
    data.clear()
    tell('webglcontextlost')
    overlay.setTrail(trailFeatures(track, 3_600_000, 3_600_000))
    expect(data.size).toBe(0)
    tell('style.load')
    expect(data.get('fd-trail')?.features.length).toBeGreaterThan(0)
    expect(setLayoutProperty).toHaveBeenLastCalledWith('fd-track-veil', 'visibility', 'visible')
    expect(container.hasAttribute('data-past')).toBe(true)
    overlay.setHistory(null)
    expect(container.hasAttribute('data-past')).toBe(false)
    expect(setLayoutProperty).toHaveBeenLastCalledWith('fd-track-veil', 'visibility', 'none')
    detach.forEach((end) => end())
    expect(listeners.size).toBe(0)
  })

  it('have ids of our own, so that they outlive a change of the base map', () => {
    for (const { sources, layers } of createTrackOverlay().overlays) {
      const ids = [...Object.keys(sources()), ...layers('light').map(({ id }) => id)]
      expect(ids.every((id) => id.startsWith('fd-'))).toBe(true)
    }
  })

  it('draw what is not known apart, and fade with age', () => {
    const { features } = trailFeatures(track, 3_600_000, 7_200_000)
    const lines = features.filter(({ geometry }) => geometry.type === 'LineString')
    expect(lines.map(({ properties }) => [properties['isGap'], properties['age']])).toEqual([
      [false, expect.closeTo(0.49, 1)],
      [true, 0]
    ])
    expect(history?.bounds).toEqual({ west: -98, east: -96, south: 39, north: 39 })
  })
})
