import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { BasemapPalette } from './basemap-palette'
import type { RegionFonts, RegionLayers } from './region-parts'
import { byZoom } from './style-parts'

/** Latin letters where the archive has them; the app's fonts have no others. */
const placeName: ExpressionSpecification = ['coalesce', ['get', 'name:latin'], ['get', 'name'], ['get', 'name:en'], '']

interface From extends RegionLayers {
  readonly layer: string
  readonly filter?: FilterSpecification
  /** Where it begins when that is later than the region itself. */
  readonly fromZoom?: number
}

function common({ source, layer, filter, minzoom, fromZoom = 0 }: From) {
  return {
    source,
    'source-layer': layer,
    minzoom: Math.max(minzoom, fromZoom),
    ...(filter === undefined ? {} : { filter })
  }
}

/** Whether a property is one of these. */
export function isOneOf(property: string, values: readonly string[]): ExpressionSpecification {
  return ['in', ['get', property], ['literal', [...values]]]
}

/** Areas only: some layers hold lines and points under the same name. */
export const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
export const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString']

/** An area in one colour. */
export function area(name: string, from: From, colour: string): LayerSpecification {
  return {
    id: `${from.prefix}-${name}`,
    type: 'fill',
    ...common(from),
    paint: { 'fill-color': colour, 'fill-antialias': true }
  }
}

/** A line whose width grows with the zoom. */
export function line(
  name: string,
  from: From,
  colour: string,
  widths: readonly (readonly [zoom: number, px: number])[],
  dashes?: readonly number[]
): LayerSpecification {
  return {
    id: `${from.prefix}-${name}`,
    type: 'line',
    ...common(from),
    layout: { 'line-join': 'round', 'line-cap': dashes ? 'butt' : 'round' },
    paint: {
      'line-color': colour,
      'line-width': byZoom(...widths),
      ...(dashes ? { 'line-dasharray': [...dashes] } : {})
    }
  }
}

/** Three weights of road, each with the case that sets it off the land: what is wider lies higher. */
export function roads(
  from: RegionLayers,
  layer: string,
  classes: RoadClasses,
  palette: BasemapPalette
): LayerSpecification[] {
  const minor = { ...from, layer, filter: classes.minor, fromZoom: 11 }
  const major = { ...from, layer, filter: classes.major }
  const motorway = { ...from, layer, filter: classes.motorway }
  return [
    line(
      'rail',
      { ...from, layer, filter: classes.rail, fromZoom: 10 },
      palette.rail,
      [
        [10, 0.6],
        [14, 1.2],
        [18, 2]
      ],
      [3, 2]
    ),
    line('minor-case', { ...minor, fromZoom: 13 }, palette.roadCase, [
      [13, 1.6],
      [15, 5],
      [18, 17]
    ]),
    line('major-case', { ...major, fromZoom: 10 }, palette.roadCase, [
      [10, 1.6],
      [13, 4],
      [15, 8],
      [18, 22]
    ]),
    line('motorway-case', { ...motorway, fromZoom: 8 }, palette.roadCase, [
      [8, 1.8],
      [11, 3.6],
      [13, 6],
      [15, 10],
      [18, 26]
    ]),
    line('minor', minor, palette.minorRoad, [
      [11, 0.5],
      [13, 1],
      [15, 3.8],
      [18, 15]
    ]),
    line('major', major, palette.majorRoad, [
      [7, 0.4],
      [10, 1],
      [13, 2.8],
      [15, 6.4],
      [18, 20]
    ]),
    line('motorway', motorway, palette.motorway, [
      [7, 0.9],
      [9, 1.2],
      [11, 2.4],
      [13, 4.4],
      [15, 8.2],
      [18, 24]
    ])
  ]
}

/** How the archive tells its roads apart. */
export interface RoadClasses {
  readonly motorway: FilterSpecification
  readonly major: FilterSpecification
  readonly minor: FilterSpecification
  readonly rail: FilterSpecification
}

/** Names along roads. */
export function roadNames(from: From, palette: BasemapPalette, fonts: RegionFonts): LayerSpecification {
  return {
    id: `${from.prefix}-road-names`,
    type: 'symbol',
    ...common({ ...from, fromZoom: Math.max(12, from.fromZoom ?? 0) }),
    layout: {
      'symbol-placement': 'line',
      'text-field': placeName,
      'text-font': [fonts.medium],
      'text-size': byZoom([12, 9.5], [16, 12], [19, 14]),
      'text-padding': 6,
      'symbol-spacing': 320,
      'text-max-angle': 30
    },
    paint: {
      'text-color': palette.roadText,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.3,
      'text-halo-blur': 0.3
    }
  }
}

interface PlaceLook {
  readonly sizes: readonly (readonly [zoom: number, px: number])[]
  readonly colour: string
  readonly font: string
  readonly isCapitals?: boolean
  /** Smaller comes first. */
  readonly order?: ExpressionSpecification
}

/** Names of places of one size. */
export function placeNames(name: string, from: From, look: PlaceLook, palette: BasemapPalette): LayerSpecification {
  return {
    id: `${from.prefix}-${name}`,
    type: 'symbol',
    ...common(from),
    layout: {
      'text-field': placeName,
      'text-font': [look.font],
      'text-size': byZoom(...look.sizes),
      'text-max-width': 8,
      'text-padding': 5,
      ...(look.isCapitals === true ? { 'text-transform': 'uppercase', 'text-letter-spacing': 0.08 } : {}),
      ...(look.order ? { 'symbol-sort-key': look.order } : {})
    },
    paint: { 'text-color': look.colour, 'text-halo-color': palette.halo, 'text-halo-width': 1.3, 'text-halo-blur': 0.4 }
  }
}
