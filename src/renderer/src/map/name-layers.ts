import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { mapFonts } from './basemap-style'
import { vehiclePalettes, type MapScheme } from './palette'

/** What the layers read. */
export const nameSourceId = 'fd-names'

/** Vehicle names appear from this zoom on; the selected one's always. */
export const namesFromZoom = 9
/** An image that nobody sees: it keeps the names of towns from lying below marks. */
export const blankImageId = 'fd-blank'
/** Side of the blank image, in CSS pixels; `size` of a feature is a multiple of it. */
export const blankSidePx = 16

/** The source of names; small, and filled when the map rests. */
export function nameSources(): Record<string, SourceSpecification> {
  return {
    [nameSourceId]: {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      buffer: 64,
      tolerance: 0,
      maxzoom: 17
    }
  }
}

/** The symbol layers of names; the fleet lies over them (`fleet-layer.ts`), and the names of the chosen over the fleet (`chosen-labels.ts`). */
export function nameLayers(scheme: MapScheme): LayerSpecification[] {
  return [
    {
      id: 'fd-vehicle-names',
      type: 'symbol',
      source: nameSourceId,
      minzoom: namesFromZoom,
      filter: ['has', 'name'],
      layout: nameLayout,
      paint: namePaint(scheme)
    },
    {
      id: 'fd-blocks',
      type: 'symbol',
      source: nameSourceId,
      layout: {
        'icon-image': blankImageId,
        'icon-size': ['get', 'size'],
        'icon-padding': 0,
        'icon-allow-overlap': true
      }
    }
  ]
}

const nameLayout = {
  'text-field': ['get', 'name'],
  'text-font': [mapFonts.medium],
  'text-size': 12,
  'text-max-width': 12,
  'text-padding': 2,
  'text-variable-anchor-offset': ['top', [0, 1.1], 'bottom', [0, -1.1], 'left', [1.1, 0], 'right', [-1.1, 0]]
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
