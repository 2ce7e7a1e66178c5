/** Every word of the map screen's frame; the map itself has its own. */
export const words = {
  title: 'Vehicles and map',
  map: 'The map',
  showList: 'Show the vehicle list',
  hideList: 'Hide the vehicle list',
  listWidth: 'Width of the vehicle list',
  pixels: (widthPx: number) => `${widthPx} pixels`
} as const
