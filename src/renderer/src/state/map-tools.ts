import { bundledMap, type BaseMap } from '@renderer/map/base-map'
import type { MapHost } from '@renderer/map/map-host-types'
import type { MapOverlay } from '@renderer/map/map-overlay'
import type { TakeMapPicture } from '@renderer/map/map-picture-types'
import { createMapTap, type MapTap } from '@renderer/map/map-tap'
import { createPlacesOverlay, type PlacesOverlay } from '@renderer/map/places-overlay'
import { createTrackOverlay, type TrackOverlay } from '@renderer/map/track-overlay'
import { createViewCamera, type ViewCamera } from '@renderer/map/view-camera'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The map of this window, for what is not part of it: who wants it to look somewhere, and what is drawn over the base map. */
export interface MapTools {
  /** Null while no map is shown. */
  readonly host: StoreApi<{ readonly host: MapHost | null }>
  /** MapLibre's own map, for where it looks and what it drew. */
  readonly tap: MapTap
  /** What lies under the vehicles at the moment, and whose data that is; the built-in one before any was shown. */
  readonly base: StoreApi<{ readonly base: BaseMap; readonly attribution: string }>
  /** How a map is drawn for a file or for paper; null before any map was shown. A value, so that what exports does not load the map. */
  readonly picture: StoreApi<{ readonly take: TakeMapPicture | null }>
  /** Everything that is drawn beside the fleet, from the bottom up. */
  readonly overlays: readonly MapOverlay[]
  /** Trail, loaded past and playback marker. */
  readonly tracks: TrackOverlay
  /** The place that is looked at or drawn, and the saved ones. */
  readonly places: PlacesOverlay
  /** Where saved views move the map. */
  readonly camera: Pick<ViewCamera, 'look'>
}

/** No map yet, and nothing drawn over it. */
export function createMapTools(): MapTools {
  const camera = createViewCamera()
  const tap = createMapTap()
  const tracks = createTrackOverlay()
  const places = createPlacesOverlay()
  return {
    host: createStore(() => ({ host: null })),
    tap,
    base: createStore(() => ({ base: bundledMap, attribution: '' })),
    picture: createStore(() => ({ take: null })),
    overlays: [tap.overlay, camera.overlay, places.overlay, ...tracks.overlays],
    tracks,
    places,
    camera
  }
}
