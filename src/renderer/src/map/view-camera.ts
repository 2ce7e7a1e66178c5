import type { Map as MapLibreMap } from 'maplibre-gl'
import type { CameraState } from './map-host-types'
import type { MapOverlay } from './map-overlay'

/** Moves the map to where a saved view looks. */
export interface ViewCamera {
  /** Draws nothing; it is how the map comes here. */
  readonly overlay: MapOverlay
  /** Does nothing while no map is shown. */
  readonly look: (camera: CameraState) => void
}

const easeMs = 400

/** No map yet. */
export function createViewCamera(): ViewCamera {
  let shown: MapLibreMap | null = null
  return {
    overlay: {
      place: 'above-vehicles',
      sources: () => ({}),
      layers: () => [],
      attach(map) {
        shown = map
        return () => (shown = null)
      }
    },
    look({ longitudeDeg, latitudeDeg, zoom }) {
      const duration = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : easeMs
      shown?.easeTo({ center: [longitudeDeg, latitudeDeg], zoom, duration })
    }
  }
}
