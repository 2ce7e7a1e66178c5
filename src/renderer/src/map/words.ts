import type { RingGroup } from './vehicle-look'

const count = (value: number) => new Intl.NumberFormat('en-US').format(value)

/** Everything the map says. */
export const words = {
  mapTitle:
    'Map of vehicles. Arrow keys go from one vehicle or group to the next, Enter opens it, Shift with an arrow moves the map, plus and minus zoom, Escape gives the arrows to the map.',
  region: 'Vehicle map',
  controls: 'Map controls',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fitAll: 'Show all',
  fitAllHint: 'Show all vehicles',
  grouping: 'Group',
  groupingHint: 'Group vehicles that are close together',
  legend: 'Legend',
  closeLegend: 'Close the legend',
  about: 'About this map',
  attribution: 'Natural Earth · © GeoNames (CC BY 4.0) · US Census',
  aboutText:
    'This map is part of the app and works offline. It shows land, water, borders and towns; roads are not included. The town names and places are data of GeoNames (geonames.org), licensed CC BY 4.0.',
  basemapMissing: 'The base map could not be read. Vehicles are still shown; restart Fleet Desk to try again.',
  crowded: 'There are too many vehicles here to show each one. They stay grouped until you zoom in.',
  settingNotSaved: 'The setting could not be saved. Try again.',
  noWebGl: {
    title: 'The map cannot be drawn on this computer',
    text: 'It needs WebGL 2, which the graphics driver does not offer. The vehicle list works without it. Updating the graphics driver usually helps.'
  },
  spotTitle: (total: number) => `${count(total)} vehicles at this spot`,
  closeSpot: 'Close',
  unnamed: 'Unnamed vehicle',
  vehicles: (total: number) => (total === 1 ? '1 vehicle' : `${count(total)} vehicles`),
  count,
  noTime: 'Time not known'
} as const

/** What the parts of a ring mean, for the legend and the card on a cluster. */
export const groupWords: Readonly<Record<RingGroup, string>> = {
  live: 'Live, up to 5 min',
  recent: 'Recent, 5 to 30 min',
  quiet: 'Parked and quiet, up to 24 h',
  late: 'Late while moving, 30 min to 4 h',
  stale: 'Stale while moving, 4 to 24 h',
  lost: 'Lost, over 24 h'
}

/** The legend's two other parts. */
export const legendWords = {
  shapes: 'Shape: what it did at its last position',
  ages: 'Fill: how old that position is',
  clusters: 'Groups',
  chevron: 'Moving; direction derived from its last two positions',
  circle: 'Moving, direction not known',
  dot: 'Standing',
  live: 'Live, up to 5 min',
  recent: 'Recent, 5 to 30 min',
  late: 'Late, 30 min to 4 h (neutral when parked)',
  stale: 'Stale, 4 to 24 h (neutral when parked)',
  lost: 'Lost, over 24 h',
  cluster: 'Number of vehicles; the ring shows their ages. Select it to zoom in.'
} as const
