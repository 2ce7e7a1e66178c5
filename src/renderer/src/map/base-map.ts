import type { Region } from '@shared/ipc/schemas-basemaps'
import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { basemapLabels } from './basemap-labels'
import { basemapPalettes } from './basemap-palette'
import { basemapShapes } from './basemap-shapes'
import { basemapStyle, mapFonts } from './basemap-style'
import { deepestZoom } from './cluster-radius'
import type { MapScheme } from './palette'
import { regionLabels, regionShapes, regionsFromZoom, regionSources, ringOf, type ShownRegion } from './region-style'

/** What lies under the vehicles. */
export type BaseMap =
  | { readonly kind: 'bundled' }
  /** The bundled map, with more detail where the person has a file for it. */
  | { readonly kind: 'regions'; readonly regions: readonly ShownRegion[] }
  /** `style` was rebuilt by main; its colours are its own, light and dark alike. */
  | { readonly kind: 'online'; readonly style: StyleSpecification }

/** The map that is always there. */
export const bundledMap: BaseMap = { kind: 'bundled' }

/**
 * The style of a base map, without vehicles.
 *
 * @param base which one
 * @param scheme light or dark
 * @param fontsUrl absolute address of the folder with the app's fonts
 */
export function baseMapStyle(base: BaseMap, scheme: MapScheme, fontsUrl: string): StyleSpecification {
  const bundled = basemapStyle(scheme, fontsUrl)
  if (base.kind === 'bundled') return bundled
  // The app's fonts win over a glyph server, so that names of vehicles look the same on every map.
  const fonts = bundled['font-faces'] ? { 'font-faces': bundled['font-faces'] } : {}
  if (base.kind === 'online') return { ...base.style, ...fonts }
  const palette = basemapPalettes[scheme]
  const { regions } = base
  return {
    ...bundled,
    sources: { ...bundled.sources, ...regionSources(regions) },
    layers: [
      ...basemapShapes(palette),
      ...regionShapes(regions, palette),
      ...outside(regions, basemapLabels(palette, mapFonts)),
      ...regionLabels(regions, palette, mapFonts)
    ]
  }
}

/** Towns and lakes that a region names itself are not named twice. */
function outside(
  regions: readonly Pick<Region, 'bounds'>[],
  labels: readonly LayerSpecification[]
): LayerSpecification[] {
  if (regions.length === 0) return [...labels]
  const isOutside = [
    'any',
    ['<', ['zoom'], regionsFromZoom],
    ['!', ['within', { type: 'MultiPolygon', coordinates: regions.map((region) => [ringOf(region.bounds)]) }]]
  ]
  return labels.map((layer) => {
    const isTown = 'source-layer' in layer && (layer['source-layer'] === 'place' || layer.id === 'label-lake')
    if (!isTown || !('filter' in layer)) return layer
    return { ...layer, filter: ['all', layer.filter, isOutside] as unknown as FilterSpecification }
  })
}

/** How far beyond its deepest tiles a map may be enlarged. */
const zoomsBeyondTiles = 4
/** Where a house fills the screen. */
const deepestDetailZoom = 19

/**
 * How far the map may be zoomed in at a place: further where there is more to see.
 *
 * @param base which map
 * @param at what the middle of the map shows, in degrees
 */
export function zoomLimitAt(base: BaseMap, at: { readonly lng: number; readonly lat: number }): number {
  if (base.kind !== 'regions') return deepestZoom
  const here = base.regions.filter(
    ({ bounds: { westDeg, southDeg, eastDeg, northDeg } }) =>
      at.lng >= westDeg && at.lng <= eastDeg && at.lat >= southDeg && at.lat <= northDeg
  )
  const deepest = Math.max(0, ...here.map((region) => region.maxZoom + zoomsBeyondTiles))
  return Math.max(deepestZoom, Math.min(deepestDetailZoom, deepest))
}
