import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { BasemapPalette } from './basemap-palette'
import { area, isArea, isLine, isOneOf, line, placeNames, roadNames, roads } from './region-layers'
import type { RegionFonts, RegionLayers } from './region-parts'

const isClass = (...values: readonly string[]): ExpressionSpecification => isOneOf('class', values)
const both = (...conditions: readonly ExpressionSpecification[]) => ['all', ...conditions] as FilterSpecification
const isLevel = (level: number): ExpressionSpecification => ['==', ['get', 'admin_level'], level]

/**
 * The OpenMapTiles schema. It has no land: what is not water is land, so a ground lies below it.
 *
 * @see https://openmaptiles.org/schema/
 */
export function openMapTilesShapes(from: RegionLayers, palette: BasemapPalette): LayerSpecification[] {
  const boundary = (level: number) => ({
    ...from,
    layer: 'boundary',
    filter: both(isLevel(level), ['!=', ['get', 'maritime'], 1])
  })
  return [
    area('wood', { ...from, layer: 'landcover', filter: isClass('wood', 'forest') }, palette.wood),
    area('grass', { ...from, layer: 'landcover', filter: isClass('grass') }, palette.park),
    area('park', { ...from, layer: 'park', filter: isArea }, palette.park),
    area(
      'works',
      {
        ...from,
        layer: 'landuse',
        filter: isClass('industrial', 'commercial', 'retail', 'railway', 'hospital', 'school', 'university', 'military')
      },
      palette.works
    ),
    area('water', { ...from, layer: 'water', filter: isArea }, palette.water),
    line('stream', { ...from, layer: 'waterway', fromZoom: 9 }, palette.river, [
      [9, 0.6],
      [14, 2],
      [18, 5]
    ]),
    area('aeroway', { ...from, layer: 'aeroway', filter: isArea, fromZoom: 10 }, palette.works),
    area('buildings', { ...from, layer: 'building', filter: isArea, fromZoom: 14 }, palette.building),
    ...roads(
      from,
      'transportation',
      {
        motorway: both(isLine, isClass('motorway', 'trunk')),
        major: both(isLine, isClass('primary', 'secondary', 'tertiary')),
        minor: both(isLine, isClass('minor', 'service', 'street', 'street_limited', 'busway')),
        rail: both(isLine, isClass('rail'))
      },
      palette
    ),
    line(
      'state',
      boundary(4),
      palette.state,
      [
        [7, 1],
        [12, 1.8]
      ],
      [4, 2]
    ),
    line('country', boundary(2), palette.country, [
      [7, 1.3],
      [12, 2.2]
    ])
  ]
}

/** Names of roads, then of places from the smallest. */
export function openMapTilesLabels(
  from: RegionLayers,
  palette: BasemapPalette,
  fonts: RegionFonts
): LayerSpecification[] {
  const places = (filter: FilterSpecification, fromZoom: number) => ({ ...from, layer: 'place', filter, fromZoom })
  const order: ExpressionSpecification = ['coalesce', ['get', 'rank'], 99]
  return [
    roadNames({ ...from, layer: 'transportation_name', filter: isLine }, palette, fonts),
    placeNames(
      'quarters',
      places(isClass('suburb', 'quarter', 'neighbourhood'), 12),
      {
        sizes: [
          [12, 9.5],
          [15, 12]
        ],
        colour: palette.stateText,
        font: fonts.semibold,
        isCapitals: true,
        order
      },
      palette
    ),
    placeNames(
      'towns',
      places(isClass('town', 'village', 'hamlet'), 8),
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
      places(isClass('city'), 7),
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
