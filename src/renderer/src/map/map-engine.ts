import { Map as MapLibreMap, ScaleControl, type StyleSpecification } from 'maplibre-gl'
import { basemapStyle } from './basemap-style'
import { deepestZoom } from './cluster-engine'
import type { CameraState } from './map-host-types'
import type { MapScheme } from './palette'
import { vehicleLayers, vehicleSourceIds, vehicleSources } from './vehicle-layers'
import { words } from './words'

export interface EngineParts {
  readonly container: HTMLElement
  readonly scheme: MapScheme
  readonly fontsUrl: string
  readonly camera: CameraState | null
}

/** Shown until the fleet is known: most customers are in North America. */
const firstCamera: CameraState = { longitudeDeg: -96, latitudeDeg: 39, zoom: 3.4 }

/** MapLibre as this app uses it: flat, north up, our own controls. Throws when there is no WebGL 2. */
export function createMapEngine({ container, scheme, fontsUrl, camera }: EngineParts) {
  const { longitudeDeg, latitudeDeg, zoom } = camera ?? firstCamera
  const map = new MapLibreMap({
    container,
    style: fullStyle(scheme, fontsUrl),
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
  return {
    map,
    /** Changes colours only: camera, tiles and data stay. */
    setScheme(next: MapScheme): void {
      map.setStyle(fullStyle(next, fontsUrl), { transformStyle: keepVehicleData })
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

function fullStyle(scheme: MapScheme, fontsUrl: string): StyleSpecification {
  const base = basemapStyle(scheme, fontsUrl)
  return {
    ...base,
    sources: { ...base.sources, ...vehicleSources() },
    layers: [...base.layers, ...vehicleLayers(scheme)]
  }
}

function keepVehicleData(previous: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification {
  const sources = { ...next.sources }
  for (const id of Object.values(vehicleSourceIds)) {
    const kept = previous?.sources[id]
    if (kept) sources[id] = kept
  }
  return { ...next, sources }
}
