import { pageLanguage } from '@shared/domain/language'
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { BasemapPalette } from './basemap-palette'
import { placeNameIn } from './basemap-names'
import { all, byRank, byZoom, fromBasemap, isShownAtZoom } from './style-parts'

const name = placeNameIn(pageLanguage())

interface Fonts {
  readonly medium: string
  readonly semibold: string
}

const rankUpTo = (rank: number): ExpressionSpecification => ['<=', ['get', 'rank'], rank]
const isClass = (label: string): ExpressionSpecification => ['==', ['get', 'class'], label]

/** World cities, and capitals that are not small. */
const isMajor: ExpressionSpecification = ['any', rankUpTo(2), ['all', ['==', ['get', 'capital'], 2], rankUpTo(4)]]
const isCity: ExpressionSpecification = ['all', rankUpTo(4), ['!', isMajor]]

/** Names, the least important first: what comes later wins the room. */
export function basemapLabels(palette: BasemapPalette, fonts: Fonts): LayerSpecification[] {
  return [
    ...waterLabels(palette, fonts),
    cityDots(palette),
    townLabels(palette, fonts),
    stateLabels(palette, fonts),
    cityLabels('place-city', isCity, palette, fonts),
    countryLabels(palette, fonts),
    cityLabels('place-major', isMajor, palette, fonts)
  ]
}

function waterLabels(palette: BasemapPalette, fonts: Fonts): LayerSpecification[] {
  return [
    {
      id: 'label-ocean',
      type: 'symbol',
      ...fromBasemap('label'),
      maxzoom: 8,
      filter: all(isClass('ocean'), isShownAtZoom),
      layout: {
        'text-field': name,
        'text-font': [fonts.medium],
        'text-size': byZoom([1, byRank([[1, 11]], 10)], [6, byRank([[1, 17]], 14)]),
        'text-letter-spacing': 0.12,
        'text-max-width': 6,
        'text-padding': 8
      },
      paint: { 'text-color': palette.waterText }
    },
    {
      id: 'label-lake',
      type: 'symbol',
      ...fromBasemap('label'),
      minzoom: 4,
      filter: all(isClass('lake'), isShownAtZoom),
      layout: {
        'text-field': name,
        'text-font': [fonts.medium],
        'text-size': byZoom([4, 9.5], [8, 12.5]),
        'text-letter-spacing': 0.06,
        'text-max-width': 6,
        'text-padding': 6
      },
      paint: { 'text-color': palette.waterText }
    }
  ]
}

/** A dot for each city at the zooms where its name stands beside it. */
function cityDots(palette: BasemapPalette): LayerSpecification {
  return {
    id: 'place-dot',
    type: 'circle',
    ...fromBasemap('place'),
    minzoom: 3,
    maxzoom: 9,
    filter: all(['any', rankUpTo(4), isMajor], isShownAtZoom),
    paint: {
      'circle-color': palette.dot,
      'circle-radius': byZoom([3, 1.2], [6, 2]),
      'circle-stroke-color': palette.dotRing,
      'circle-stroke-width': 0.8,
      'circle-opacity': 0.75,
      'circle-stroke-opacity': 0.75
    }
  }
}

function townLabels(palette: BasemapPalette, fonts: Fonts): LayerSpecification {
  return {
    id: 'place-town',
    type: 'symbol',
    ...fromBasemap('place'),
    minzoom: 6,
    filter: all(['>', ['get', 'rank'], 4], ['!', isMajor], isShownAtZoom),
    layout: {
      'text-field': name,
      'text-font': [fonts.medium],
      'symbol-sort-key': ['get', 'sort'],
      'text-size': byZoom(
        [6, 10],
        [
          9,
          byRank(
            [
              [5, 12.5],
              [6, 11.5]
            ],
            10.5
          )
        ],
        [
          11,
          byRank(
            [
              [5, 14],
              [6, 13]
            ],
            12
          )
        ]
      ),
      'text-max-width': 8,
      'text-padding': byZoom([6, 10], [9, 4])
    },
    paint: { 'text-color': palette.townText, ...haloOf(palette, 1.2) }
  }
}

function stateLabels(palette: BasemapPalette, fonts: Fonts): LayerSpecification {
  return {
    id: 'label-state',
    type: 'symbol',
    ...fromBasemap('label'),
    minzoom: 3.4,
    maxzoom: 9,
    filter: all(isClass('state'), isShownAtZoom),
    layout: {
      'text-field': ['step', ['zoom'], ['coalesce', ['get', 'abbr'], name], 4.6, name],
      'text-font': [fonts.semibold],
      'text-transform': 'uppercase',
      'text-letter-spacing': 0.14,
      'text-size': byZoom(
        [3.4, 9],
        [5, byRank([[1, 10.5]], 9.5)],
        [
          8,
          byRank(
            [
              [1, 15],
              [2, 13.5]
            ],
            12
          )
        ]
      ),
      'text-max-width': 7,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'rank'],
      'text-variable-anchor-offset': ['center', [0, 0], 'top', [0, 0.8], 'bottom', [0, -0.8]]
    },
    paint: { 'text-color': palette.stateText, ...haloOf(palette, 1.4) }
  }
}

function cityLabels(
  id: string,
  which: ExpressionSpecification,
  palette: BasemapPalette,
  fonts: Fonts
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    ...fromBasemap('place'),
    minzoom: 3,
    filter: all(which, isShownAtZoom),
    layout: {
      'text-field': name,
      'text-font': [fonts.medium],
      'symbol-sort-key': ['get', 'sort'],
      'text-size': byZoom(
        [3, byRank([[1, 11]], 10)],
        [
          6,
          byRank(
            [
              [1, 14.5],
              [2, 13.5],
              [3, 12.5]
            ],
            11.5
          )
        ],
        [
          9,
          byRank(
            [
              [1, 19],
              [2, 17],
              [3, 15]
            ],
            14
          )
        ]
      ),
      'text-max-width': 8,
      'text-padding': byZoom([3, 2], [6, 4], [9, 3]),
      'text-justify': 'auto',
      'text-variable-anchor-offset': ['top', [0, 0.35], 'bottom', [0, -0.35], 'left', [0.5, 0], 'right', [-0.5, 0]]
    },
    paint: { 'text-color': palette.cityText, ...haloOf(palette, 1.2) }
  }
}

function countryLabels(palette: BasemapPalette, fonts: Fonts): LayerSpecification {
  return {
    id: 'label-country',
    type: 'symbol',
    ...fromBasemap('label'),
    minzoom: 1,
    maxzoom: 7.5,
    filter: all(isClass('country'), isShownAtZoom),
    layout: {
      'text-field': name,
      'text-font': [fonts.semibold],
      'text-size': byZoom(
        [1, byRank([[[1, 2], 10]], 9)],
        [
          4,
          byRank(
            [
              [1, 16],
              [2, 14],
              [3, 13]
            ],
            11.5
          )
        ],
        [
          6,
          byRank(
            [
              [1, 20],
              [2, 18],
              [3, 16]
            ],
            14
          )
        ]
      ),
      'text-letter-spacing': 0.04,
      'text-max-width': 6,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'rank'],
      'text-variable-anchor-offset': [
        'center',
        [0, 0],
        'top',
        [0, 0.7],
        'bottom',
        [0, -0.7],
        'left',
        [0.3, 0],
        'right',
        [-0.3, 0]
      ]
    },
    paint: { 'text-color': palette.countryText, ...haloOf(palette, 1.6) }
  }
}

function haloOf(palette: BasemapPalette, widthPx: number) {
  return { 'text-halo-color': palette.halo, 'text-halo-width': widthPx, 'text-halo-blur': 0.4 }
}
