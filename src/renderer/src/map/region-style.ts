import type { Region } from '@shared/ipc/schemas-basemaps'
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { BasemapPalette } from './basemap-palette'
import { openMapTilesLabels, openMapTilesShapes } from './region-openmaptiles'
import type { RegionFonts, RegionLayers } from './region-parts'
import { protomapsLabels, protomapsShapes } from './region-protomaps'
import { regionTiles } from './region-source'

/** From this zoom on a region file takes the place of the bundled map, whose deepest zoom it is. */
export const regionsFromZoom = 7

/** A region file that is drawn. */
export interface ShownRegion extends Pick<Region, 'id' | 'bounds' | 'minZoom' | 'maxZoom' | 'schema'> {
  /** Grows when its file is to be read anew: its tiles then have other addresses. */
  readonly revision: number
}

/** One source for each region, whose tiles are asked for within its bounds only; and the ground, where the schema has none. */
export function regionSources(regions: readonly ShownRegion[]): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {}
  for (const region of regions) {
    const { westDeg, southDeg, eastDeg, northDeg } = region.bounds
    const id = sourceIdOf(region)
    sources[id] = {
      type: 'vector',
      tiles: [regionTiles(region.id, region.revision)],
      minzoom: region.minZoom,
      maxzoom: region.maxZoom,
      bounds: [westDeg, southDeg, eastDeg, northDeg]
    }
    if (hasGround(region)) continue
    const ground = { type: 'Polygon' as const, coordinates: [ringOf(region.bounds)] }
    sources[groundIdOf(id)] = { type: 'geojson', data: ground }
  }
  return sources
}

/** Land, water, land use, roads and borders of all regions, from the bottom up. */
export function regionShapes(regions: readonly ShownRegion[], palette: BasemapPalette): LayerSpecification[] {
  return regions.flatMap((region) => {
    const shapes = region.schema === 'protomaps' ? protomapsShapes : openMapTilesShapes
    const from = layersOf(region)
    return hasGround(region) ? shapes(from, palette) : [groundLayer(from, palette), ...shapes(from, palette)]
  })
}

/** Names of roads and places of all regions, the least important first. */
export function regionLabels(
  regions: readonly ShownRegion[],
  palette: BasemapPalette,
  fonts: RegionFonts
): LayerSpecification[] {
  return regions.flatMap((region) => {
    const labels = region.schema === 'protomaps' ? protomapsLabels : openMapTilesLabels
    return labels(layersOf(region), palette, fonts)
  })
}

/** The id of a region's source on the map. */
export function sourceIdOf({ id }: Pick<Region, 'id'>): string {
  return `region-${id}`
}

/** From here on a region is drawn; an archive of few zooms begins where it ends. */
function layersOf(region: ShownRegion): RegionLayers {
  const source = sourceIdOf(region)
  return { source, prefix: source, minzoom: Math.min(regionsFromZoom, region.maxZoom) }
}

/** OpenMapTiles draws water only: what it leaves free is land, and the coarser water of the bundled map must not show there. */
function hasGround({ schema }: Pick<ShownRegion, 'schema'>): boolean {
  return schema === 'protomaps'
}

const groundIdOf = (source: string): string => `${source}-ground`

function groundLayer({ source, prefix, minzoom }: RegionLayers, palette: BasemapPalette): LayerSpecification {
  return {
    id: `${prefix}-land`,
    type: 'fill',
    source: groundIdOf(source),
    minzoom,
    paint: { 'fill-color': palette.land, 'fill-antialias': false }
  }
}

/** The corners of a region, closed. */
export function ringOf({ westDeg, southDeg, eastDeg, northDeg }: Region['bounds']): [number, number][] {
  return [
    [westDeg, southDeg],
    [eastDeg, southDeg],
    [eastDeg, northDeg],
    [westDeg, northDeg],
    [westDeg, southDeg]
  ]
}
