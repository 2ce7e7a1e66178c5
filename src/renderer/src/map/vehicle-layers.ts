import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl'
import { mapFonts } from './basemap-style'
import { vehiclePalettes, type MapScheme } from './palette'
import type { DrawnFeature } from './vehicle-features'

/** What the layers read. */
export const vehicleSourceIds = { fleet: 'fd-fleet', selected: 'fd-selected', hovered: 'fd-hovered' } as const

/** Layers that can be pointed at, the topmost first. */
export const pointableLayerIds = ['fd-selected', 'fd-clusters', 'fd-vehicles'] as const

/** Vehicle names appear from this zoom on; the selected one's always. */
const namesFromZoom = 9
/** Around a mark that is pointed at in the list, in CSS pixels. */
export const pulseRadiusPx = 16

export function vehicleSources(): Record<string, SourceSpecification> {
  const source = (): SourceSpecification => ({
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
    buffer: 64,
    tolerance: 0,
    maxzoom: 17
  })
  return {
    [vehicleSourceIds.fleet]: source(),
    [vehicleSourceIds.selected]: source(),
    [vehicleSourceIds.hovered]: source()
  }
}

/** The layers above the base map, from the bottom up. Built once with the style; data only flows through them. */
export function vehicleLayers(scheme: MapScheme): LayerSpecification[] {
  const palette = vehiclePalettes[scheme]
  const isVehicle: LayerSpecification & { type: 'symbol' } = {
    id: 'fd-vehicles',
    type: 'symbol',
    source: vehicleSourceIds.fleet,
    filter: ['==', ['get', 'kind'], 'vehicle'],
    layout: markLayout
  }
  return [
    {
      id: 'fd-hover-ring',
      type: 'circle',
      source: vehicleSourceIds.hovered,
      paint: {
        'circle-radius': pulseRadiusPx,
        'circle-color': palette.accent,
        'circle-opacity': 0.16,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2,
        'circle-pitch-alignment': 'map'
      }
    },
    isVehicle,
    {
      id: 'fd-names',
      type: 'symbol',
      source: vehicleSourceIds.fleet,
      minzoom: namesFromZoom,
      filter: ['==', ['get', 'kind'], 'vehicle'],
      layout: nameLayout,
      paint: namePaint(scheme)
    },
    {
      id: 'fd-clusters',
      type: 'symbol',
      source: vehicleSourceIds.fleet,
      filter: ['==', ['get', 'kind'], 'cluster'],
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'text-field': ['get', 'label'],
        'text-font': [mapFonts.semibold],
        'text-size': ['step', ['get', 'total'], 12, 1000, 11.5, 10_000, 11],
        'text-offset': [0, 0.05],
        'symbol-sort-key': ['get', 'total']
      },
      paint: { 'text-color': palette.text }
    },
    {
      id: 'fd-selected-halo',
      type: 'circle',
      source: vehicleSourceIds.selected,
      paint: {
        'circle-radius': 17,
        'circle-color': palette.accent,
        'circle-opacity': 0.2,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2.5
      }
    },
    { ...isVehicle, id: 'fd-selected', source: vehicleSourceIds.selected },
    {
      id: 'fd-selected-name',
      type: 'symbol',
      source: vehicleSourceIds.selected,
      layout: {
        ...nameLayout,
        'text-font': [mapFonts.semibold],
        'text-size': 13,
        'text-allow-overlap': true,
        'text-variable-anchor-offset': ['top', [0, 1.6]]
      },
      paint: namePaint(scheme)
    }
  ]
}

const markLayout = {
  'icon-image': ['get', 'icon'],
  'icon-rotate': ['get', 'bearing'],
  'icon-rotation-alignment': 'map',
  'icon-allow-overlap': true
} as const satisfies (LayerSpecification & { type: 'symbol' })['layout']

const nameLayout = {
  'text-field': ['get', 'name'],
  'text-font': [mapFonts.medium],
  'text-size': 12,
  'text-max-width': 12,
  'text-padding': 3,
  'text-variable-anchor-offset': ['top', [0, 1], 'bottom', [0, -1], 'left', [1.1, 0], 'right', [-1.1, 0]]
} as unknown as NonNullable<(LayerSpecification & { type: 'symbol' })['layout']>

function namePaint(scheme: MapScheme) {
  const palette = vehiclePalettes[scheme]
  return {
    'text-color': palette.text,
    'text-halo-color': palette.textHalo,
    'text-halo-width': 1.6,
    'text-halo-blur': 0.3
  }
}

export type LayerMap = Pick<MapLibreMap, 'getSource' | 'setPaintProperty' | 'on' | 'off'>

export interface VehicleLayers {
  /** Whether the map has its style and takes data. */
  readonly isReady: () => boolean
  /** Resolves when the map has taken the data, or has lost what it would have drawn it with. */
  readonly drawFleet: (features: readonly DrawnFeature[]) => Promise<void>
  readonly drawSelected: (feature: DrawnFeature | null) => void
  /** Where the ring of the hovered vehicle goes; null for nowhere. */
  readonly drawHovered: (coordinates: [longitudeDeg: number, latitudeDeg: number] | null) => void
  readonly setPulse: (radiusPx: number, opacity: number) => void
  readonly stop: () => void
}

/**
 * Puts data into the sources. A lost WebGL context or another style takes the sources away for a while: what is drawn then goes nowhere, and
 * the host draws anew when the style is back.
 *
 * @param map the map
 * @param onReady told each time the style is there, the first included
 */
export function feedVehicleLayers(map: LayerMap, onReady: () => void): VehicleLayers {
  let isReady = false
  let releaseDraw: () => void = () => undefined

  const handleStyle = () => {
    isReady = true
    onReady()
  }
  const handleLoss = () => {
    isReady = false
    releaseDraw()
  }
  map.on('style.load', handleStyle)
  map.on('webglcontextlost', handleLoss)

  function put(id: string, features: readonly (DrawnFeature | RingFeature)[]): Promise<void> {
    const source = isReady ? map.getSource<GeoJSONSource>(id) : undefined
    if (!source) return Promise.resolve()
    return source.setData({ type: 'FeatureCollection', features: [...features] })
  }

  return {
    isReady: () => isReady,
    async drawFleet(features) {
      // `setData` of a source that was destroyed meanwhile may never settle.
      const isReleased = new Promise<void>((resolve) => (releaseDraw = resolve))
      await Promise.race([put(vehicleSourceIds.fleet, features), isReleased])
    },
    drawSelected: (feature) => void put(vehicleSourceIds.selected, feature ? [feature] : []),
    drawHovered(coordinates) {
      const ring = coordinates ? [ringAt(coordinates)] : []
      void put(vehicleSourceIds.hovered, ring)
    },
    setPulse(radiusPx, opacity) {
      if (!isReady) return
      map.setPaintProperty('fd-hover-ring', 'circle-radius', radiusPx)
      map.setPaintProperty('fd-hover-ring', 'circle-opacity', opacity)
    },
    stop() {
      map.off('style.load', handleStyle)
      map.off('webglcontextlost', handleLoss)
      releaseDraw()
    }
  }
}

type RingFeature = Omit<DrawnFeature, 'properties'> & { readonly properties: null }

function ringAt(coordinates: [number, number]): RingFeature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties: null }
}
