import type { LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl'
import type { MapScheme } from './palette'

/**
 * Something on the map that is not the fleet: a track, a place. Ids of its sources and layers begin with `fd-`, so that they outlive a change
 * of the base map.
 */
export interface MapOverlay {
  readonly place: 'below-vehicles' | 'above-vehicles'
  readonly sources: () => Record<string, SourceSpecification>
  readonly layers: (scheme: MapScheme) => readonly LayerSpecification[]
  /**
   * The map is there. Its style may come, go and come again (`style.load`, `webglcontextlost`): data is to be put in after each `style.load`.
   *
   * @returns how to let go of it
   */
  readonly attach: (map: MapLibreMap) => () => void
}
