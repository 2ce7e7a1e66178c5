import type { LayerSpecification } from 'maplibre-gl'
import type { BasemapPalette } from './basemap-palette'
import { all, byRank, byZoom, fromBasemap } from './style-parts'

/** Land, water and borders, from the bottom up. */
export function basemapShapes(palette: BasemapPalette): LayerSpecification[] {
  return [...landAndWater(palette), ...borders(palette)]
}

function landAndWater(palette: BasemapPalette): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': palette.water } },
    { id: 'land', type: 'fill', ...fromBasemap('land'), paint: { 'fill-color': palette.land } },
    {
      id: 'urban',
      type: 'fill',
      ...fromBasemap('urban'),
      minzoom: 4,
      // The outlines are coarse: they fade before that shows.
      maxzoom: 9.5,
      paint: {
        'fill-color': palette.urban,
        'fill-opacity': byZoom([4, 0.35], [6, 1], [8, 0.9], [9.5, 0]),
        'fill-antialias': false
      }
    },
    {
      id: 'county',
      type: 'line',
      ...fromBasemap('boundary'),
      minzoom: 7,
      filter: ['==', ['get', 'level'], 6],
      paint: {
        'line-color': palette.county,
        'line-width': byZoom([7, 0.6], [10, 1.2]),
        'line-opacity': byZoom([7, 0], [7.6, 1])
      }
    },
    {
      id: 'river',
      type: 'line',
      ...fromBasemap('river'),
      minzoom: 3,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.river,
        'line-opacity': byZoom([3, 0.5], [6, 1]),
        'line-width': byZoom(
          [3, 0.5],
          [
            7,
            byRank(
              [
                [1, 1.6],
                [2, 1.1]
              ],
              0.8
            )
          ],
          [
            10,
            byRank(
              [
                [1, 3],
                [2, 2.2]
              ],
              1.5
            )
          ]
        )
      }
    },
    { id: 'lake', type: 'fill', ...fromBasemap('lake'), paint: { 'fill-color': palette.water } },
    {
      id: 'coast',
      type: 'line',
      ...fromBasemap('land'),
      minzoom: 2,
      paint: { 'line-color': palette.coast, 'line-width': byZoom([2, 0.4], [7, 0.9]) }
    },
    {
      id: 'lakeshore',
      type: 'line',
      ...fromBasemap('lake'),
      minzoom: 4,
      paint: { 'line-color': palette.coast, 'line-width': byZoom([4, 0.4], [7, 0.8]) }
    }
  ]
}

function borders(palette: BasemapPalette): LayerSpecification[] {
  return [
    {
      id: 'state',
      type: 'line',
      ...fromBasemap('boundary'),
      minzoom: 3,
      filter: ['==', ['get', 'level'], 4],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.state,
        'line-width': byZoom([3, 0.6], [6, 1], [10, 1.8]),
        'line-dasharray': [4, 2]
      }
    },
    {
      id: 'country-case',
      type: 'line',
      ...fromBasemap('boundary'),
      minzoom: 3,
      filter: all(['==', ['get', 'level'], 2], ['!', ['has', 'disputed']]),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.countryCase, 'line-width': byZoom([3, 2], [8, 5]) }
    },
    {
      id: 'country',
      type: 'line',
      ...fromBasemap('boundary'),
      filter: all(['==', ['get', 'level'], 2], ['!', ['has', 'disputed']]),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.country,
        'line-opacity': byZoom([1, 0.6], [4, 1]),
        'line-width': byZoom([0, 0.5], [3, 0.8], [6, 1.3], [10, 2.2])
      }
    },
    {
      id: 'country-disputed',
      type: 'line',
      ...fromBasemap('boundary'),
      filter: all(['==', ['get', 'level'], 2], ['has', 'disputed']),
      paint: {
        'line-color': palette.disputed,
        'line-width': byZoom([0, 0.4], [3, 0.8], [6, 1.2]),
        'line-dasharray': [2, 2]
      }
    }
  ]
}
