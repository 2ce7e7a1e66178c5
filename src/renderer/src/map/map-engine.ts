import { Map as MapLibreMap, ScaleControl, type StyleSpecification } from 'maplibre-gl'
import { baseMapStyle, zoomLimitAt, type BaseMap } from './base-map'
import { deepestZoom } from './cluster-radius'
import type { CameraState } from './map-host-types'
import type { MapOverlay } from './map-overlay'
import type { MapScheme } from './palette'
import { isStyleThere } from './style-there'
import { nameLayers, nameSources } from './name-layers'
import { words } from './words'

export interface EngineParts {
  readonly container: HTMLElement
  readonly scheme: MapScheme
  readonly base: BaseMap
  readonly fontsUrl: string
  readonly camera: CameraState | null
  readonly overlays: readonly MapOverlay[]
}

/** Ids of our own sources and layers begin with it. */
const ourPrefix = 'fd-'

/** Shown until the fleet is known: most customers are in North America. */
const firstCamera: CameraState = { longitudeDeg: -96, latitudeDeg: 39, zoom: 3.4 }

/** MapLibre as this app uses it: flat, north up, our own controls. Throws when there is no WebGL 2. */
export function createMapEngine(parts: EngineParts) {
  const { container, fontsUrl, camera, overlays } = parts
  let { scheme, base } = parts
  const { longitudeDeg, latitudeDeg, zoom } = camera ?? firstCamera
  const map = new MapLibreMap({
    container,
    style: fullStyle(base, scheme, fontsUrl, overlays),
    center: [longitudeDeg, latitudeDeg],
    zoom,
    maxZoom: deepestZoom,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: 150,
    locale: { 'Map.Title': words.mapTitle }
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  const scale = new ScaleControl({ maxWidth: 90, unit: 'imperial' })
  map.addControl(scale, 'bottom-right')
  // Never below where the map is: leaving a region must not throw the camera back.
  const limitZoom = () => map.setMaxZoom(Math.max(zoomLimitAt(base, map.getCenter()), map.getZoom()))
  map.on('moveend', limitZoom)
  return {
    map,
    /** Changes colours only: camera, tiles and data stay. */
    setScheme(next: MapScheme): void {
      scheme = next
      map.setStyle(fullStyle(base, scheme, fontsUrl, overlays), { transformStyle: keepOurData })
    },
    /** Changes what lies below: camera, vehicles and overlays stay. */
    setBase(next: BaseMap): void {
      base = next
      const style = fullStyle(base, scheme, fontsUrl, overlays)
      // A style that MapLibre refused never finishes loading, and whatever waits for it would wait for ever: begin anew then.
      if (isStyleThere(map)) map.setStyle(style, { transformStyle: keepOurData })
      else map.setStyle(style, { diff: false })
      limitZoom()
    },
    setSpeedUnit: (unit: 'mph' | 'kph') => scale.setUnit(unit === 'mph' ? 'imperial' : 'metric')
  }
}

/** Whether this browser can draw the map at all; without WebGL 2 MapLibre throws. */
export function isWebGlAvailable(page: Document): boolean {
  if (typeof WebGL2RenderingContext === 'undefined') return false
  const context = page.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

type Sources = StyleSpecification['sources']

function fullStyle(
  baseMap: BaseMap,
  scheme: MapScheme,
  fontsUrl: string,
  overlays: readonly MapOverlay[]
): StyleSpecification {
  const base = baseMapStyle(baseMap, scheme, fontsUrl)
  const layersOf = (place: MapOverlay['place']) =>
    overlays.filter((overlay) => overlay.place === place).flatMap((overlay) => overlay.layers(scheme))
  return {
    ...base,
    sources: Object.assign({}, base.sources, nameSources(), ...overlays.map((overlay) => overlay.sources())) as Sources,
    layers: [...base.layers, ...layersOf('below-vehicles'), ...nameLayers(scheme), ...layersOf('above-vehicles')]
  }
}

/** Vehicles and what lies over them stay, also where the next style knows nothing of them yet. */
function keepOurData(previous: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification {
  const sources = { ...next.sources }
  for (const [id, kept] of Object.entries(previous?.sources ?? {})) if (id.startsWith(ourPrefix)) sources[id] = kept
  return { ...next, sources }
}
