import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'

/** Whether MapLibre has taken the style that it was given. */
export function isStyleThere(map: Pick<MapLibreMap, 'getStyle'>): boolean {
  return (map.getStyle() as StyleSpecification | undefined) !== undefined
}
