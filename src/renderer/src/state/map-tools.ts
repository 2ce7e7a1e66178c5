import type { MapHost } from '@renderer/map/map-host-types'
import type { MapOverlay } from '@renderer/map/map-overlay'
import { createMapTap, type MapTap } from '@renderer/map/map-tap'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The map of this window, for what is not part of it: who wants it to look somewhere, and what is drawn over the base map. */
export interface MapTools {
  /** Null while no map is shown. */
  readonly host: StoreApi<{ readonly host: MapHost | null }>
  /** MapLibre's own map, for where it looks and what it drew. */
  readonly tap: MapTap
  /** Everything that is drawn beside the fleet, from the bottom up. */
  readonly overlays: readonly MapOverlay[]
}

/** No map yet, and nothing drawn over it. */
export function createMapTools(): MapTools {
  const tap = createMapTap()
  return { host: createStore(() => ({ host: null })), tap, overlays: [tap.overlay] }
}
