import type { Map as MapLibreMap } from 'maplibre-gl'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MapOverlay } from './map-overlay'

/** Gives the map itself to what looks where it looks: the wall map, a picture. */
export interface MapTap {
  /** Null while no map is there. */
  readonly map: StoreApi<{ readonly map: MapLibreMap | null }>
  /** To be put among the overlays of that map. */
  readonly overlay: MapOverlay
}

/** An overlay that draws nothing and holds on to the map. */
export function createMapTap(): MapTap {
  const map = createStore<{ readonly map: MapLibreMap | null }>(() => ({ map: null }))
  return {
    map,
    overlay: {
      place: 'below-vehicles',
      sources: () => ({}),
      layers: () => [],
      attach(attached) {
        map.setState({ map: attached })
        return () => map.setState({ map: null })
      }
    }
  }
}
