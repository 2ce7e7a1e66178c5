import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { BasemapPalette } from './basemap-palette'
import { area, isArea, isLine, isOneOf, line, placeNames, roadNames, roads } from './region-layers'
import type { RegionFonts, RegionLayers } from './region-parts'

const kind = (...values: readonly string[]): ExpressionSpecification => isOneOf('kind', values)
const detail = (...values: readonly string[]): ExpressionSpecification => isOneOf('kind_detail', values)
const both = (...conditions: readonly ExpressionSpecification[]) => ['all', ...conditions] as FilterSpecification

/**
 * The Protomaps base map, versions 3 and 4 of its layers: 4 has fewer kinds, and what was a kind of its own is a `kind_detail`.
 *
 * @see https://docs.protomaps.com/basemaps/layers
 */
export function protomapsShapes(from: RegionLayers, palette: BasemapPalette): LayerSpecification[] {
  const landuse = (filter: ExpressionSpecification) => ({ ...from, layer: 'landuse', filter: both(isArea, filter) })
  return [
    area('earth', { ...from, layer: 'earth', filter: isArea }, palette.land),
    area('wood', landuse(kind('forest', 'wood', 'nature_reserve', 'national_park', 'scrub')), palette.wood),
    area(
      'park',
      landuse(kind('park', 'grass', 'grassland', 'golf_course', 'cemetery', 'pitch', 'meadow', 'garden')),
      palette.park
    ),
    area(
      'works',
      landuse(
        kind(
          'industrial',
          'aerodrome',
          'airfield',
          'railway',
          'commercial',
          'hospital',
          'school',
          'university',
          'military'
        )
      ),
      palette.works
    ),
    area('water', { ...from, layer: 'water', filter: isArea }, palette.water),
    line('stream', { ...from, layer: 'water', filter: isLine, fromZoom: 9 }, palette.river, [
      [9, 0.6],
      [14, 2],
      [18, 5]
    ]),
    area('buildings', { ...from, layer: 'buildings', filter: isArea, fromZoom: 14 }, palette.building),
    ...roads(
      from,
      'roads',
      {
        motorway: both(isLine, kind('highway')),
        major: both(isLine, kind('major_road', 'medium_road')),
        minor: both(isLine, kind('minor_road', 'other')),
        rail: both(isLine, kind('rail'))
      },
      palette
    ),
    line(
      'state',
      { ...from, layer: 'boundaries', filter: kind('region') },
      palette.state,
      [
        [7, 1],
        [12, 1.8]
      ],
      [4, 2]
    ),
    line('country', { ...from, layer: 'boundaries', filter: kind('country') }, palette.country, [
      [7, 1.3],
      [12, 2.2]
    ])
  ]
}

/** Names of roads, then of places from the smallest. */
export function protomapsLabels(from: RegionLayers, palette: BasemapPalette, fonts: RegionFonts): LayerSpecification[] {
  const places = (filter: FilterSpecification, fromZoom: number) => ({ ...from, layer: 'places', filter, fromZoom })
  const order: ExpressionSpecification = ['-', 0, ['coalesce', ['get', 'population_rank'], 0]]
  const isLocality = kind('locality')
  const isCity: ExpressionSpecification = [
    'any',
    detail('city', 'locality'),
    ['>=', ['coalesce', ['get', 'population_rank'], 0], 9]
  ]
  return [
    roadNames(
      { ...from, layer: 'roads', filter: kind('highway', 'major_road', 'medium_road', 'minor_road') },
      palette,
      fonts
    ),
    placeNames(
      'quarters',
      places(kind('neighbourhood', 'macrohood'), 12),
      {
        sizes: [
          [12, 9.5],
          [15, 12]
        ],
        colour: palette.stateText,
        font: fonts.semibold,
        isCapitals: true
      },
      palette
    ),
    placeNames(
      'towns',
      places(both(isLocality, ['!', isCity]), 8),
      {
        sizes: [
          [8, 10],
          [11, 12.5],
          [15, 15]
        ],
        colour: palette.townText,
        font: fonts.medium,
        order
      },
      palette
    ),
    placeNames(
      'cities',
      places(both(isLocality, isCity), 7),
      {
        sizes: [
          [7, 13],
          [10, 17],
          [14, 20]
        ],
        colour: palette.cityText,
        font: fonts.medium,
        order
      },
      palette
    )
  ]
}
