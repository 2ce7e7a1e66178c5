import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { mapFonts } from './basemap-style'
import { pastColours, vehiclePalettes, type MapScheme } from './palette'

/** What the layers read. */
export const trackSourceIds = { trail: 'fd-trail', history: 'fd-track', marker: 'fd-track-marker' } as const

const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString']
const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
const isGap: ExpressionSpecification = ['get', 'isGap']
const round = { 'line-cap': 'round', 'line-join': 'round' } as const

/** The newest part is full, the oldest a quarter of it. */
const fade: ExpressionSpecification = ['interpolate', ['linear'], ['get', 'age'], 0, 0.95, 1, 0.25]

/** The last hours, below the vehicles. */
export function trailLayers(scheme: MapScheme): LayerSpecification[] {
  const { accent, outline } = vehiclePalettes[scheme]
  return [
    {
      id: 'fd-trail-line',
      type: 'line',
      source: trackSourceIds.trail,
      filter: ['all', isLine, ['!', isGap]],
      layout: round,
      paint: { 'line-color': accent, 'line-width': 3, 'line-opacity': fade }
    },
    {
      id: 'fd-trail-gap',
      type: 'line',
      source: trackSourceIds.trail,
      filter: ['all', isLine, isGap],
      paint: { 'line-color': accent, 'line-width': 2, 'line-opacity': fade, 'line-dasharray': [2, 2.5] }
    },
    {
      id: 'fd-trail-fixes',
      type: 'circle',
      source: trackSourceIds.trail,
      minzoom: 8,
      filter: isPoint,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 2, 13, 4],
        'circle-color': accent,
        'circle-opacity': fade,
        'circle-stroke-color': outline,
        'circle-stroke-width': 1,
        'circle-stroke-opacity': fade
      }
    }
  ]
}

/**
 * A loaded past, its veil over everything live, and the playback marker.
 *
 * @param isVeiled whether everything live is dimmed
 */
export function historyLayers(scheme: MapScheme, isVeiled: boolean): LayerSpecification[] {
  const { outline, text, textHalo } = vehiclePalettes[scheme]
  const past = pastColours[scheme]
  const label: NonNullable<(LayerSpecification & { type: 'symbol' })['layout']> = {
    'text-font': [mapFonts.semibold],
    'text-size': 12,
    'text-anchor': 'top',
    'text-max-width': 14
  }
  const labelPaint = { 'text-color': text, 'text-halo-color': textHalo, 'text-halo-width': 1.6 } as const
  return [
    {
      id: 'fd-track-veil',
      type: 'background',
      layout: { visibility: isVeiled ? 'visible' : 'none' },
      paint: { 'background-color': past.veil, 'background-opacity': 0.62 }
    },
    {
      id: 'fd-track-casing',
      type: 'line',
      source: trackSourceIds.history,
      filter: ['all', isLine, ['!', isGap]],
      layout: round,
      paint: { 'line-color': outline, 'line-width': 6, 'line-opacity': 0.9 }
    },
    {
      id: 'fd-track-line',
      type: 'line',
      source: trackSourceIds.history,
      filter: ['all', isLine, ['!', isGap]],
      layout: round,
      paint: { 'line-color': past.line, 'line-width': 3 }
    },
    {
      id: 'fd-track-gap',
      type: 'line',
      source: trackSourceIds.history,
      filter: ['all', isLine, isGap],
      paint: { 'line-color': past.line, 'line-width': 2, 'line-dasharray': [2, 2.5], 'line-opacity': 0.8 }
    },
    {
      id: 'fd-track-stops',
      type: 'circle',
      source: trackSourceIds.history,
      filter: ['==', ['get', 'kind'], 'stop'],
      paint: {
        'circle-radius': 6,
        'circle-color': outline,
        'circle-stroke-color': past.line,
        'circle-stroke-width': 2.5
      }
    },
    {
      id: 'fd-track-stop-names',
      type: 'symbol',
      source: trackSourceIds.history,
      filter: ['==', ['get', 'kind'], 'stop'],
      layout: { ...label, 'text-field': ['get', 'label'], 'text-offset': [0, 0.9], 'symbol-sort-key': ['get', 'rank'] },
      paint: labelPaint
    },
    {
      id: 'fd-track-marker-halo',
      type: 'circle',
      source: trackSourceIds.marker,
      paint: { 'circle-radius': 16, 'circle-color': past.line, 'circle-opacity': 0.22 }
    },
    {
      id: 'fd-track-marker',
      type: 'circle',
      source: trackSourceIds.marker,
      paint: {
        'circle-radius': 8,
        'circle-color': ['case', ['get', 'isGuess'], outline, past.line],
        'circle-stroke-color': ['case', ['get', 'isGuess'], past.line, outline],
        'circle-stroke-width': 2.5
      }
    },
    {
      id: 'fd-track-marker-name',
      type: 'symbol',
      source: trackSourceIds.marker,
      layout: { ...label, 'text-field': ['get', 'label'], 'text-offset': [0, 1.4], 'text-allow-overlap': true },
      paint: { ...labelPaint, 'text-halo-width': 2 }
    }
  ]
}
