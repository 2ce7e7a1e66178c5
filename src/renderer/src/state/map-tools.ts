import type { MapHost } from '@renderer/map/map-host-types'
import type { MapOverlay } from '@renderer/map/map-overlay'
import { createTrackOverlay, type TrackOverlay } from '@renderer/map/track-overlay'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The map of this window, for what is not part of it: who wants it to look somewhere, and what is drawn over the base map. */
export interface MapTools {
  /** Null while no map is shown. */
  readonly host: StoreApi<{ readonly host: MapHost | null }>
  /** Everything that is drawn beside the fleet, from the bottom up. */
  readonly overlays: readonly MapOverlay[]
  /** Trail, loaded past and playback marker. */
  readonly tracks: TrackOverlay
}

/** No map yet, and nothing drawn over it. */
export function createMapTools(): MapTools {
  const tracks = createTrackOverlay()
  return { host: createStore(() => ({ host: null })), overlays: [...tracks.overlays], tracks }
}
