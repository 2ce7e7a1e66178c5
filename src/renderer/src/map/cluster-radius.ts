import { worldUnits } from './fixed-point'
import { worldWidthPx } from './mercator'

/** From here on only vehicles whose marks would lie on one another are grouped. */
const pointsFromZoom = 12
/** How near two marks may be without lying on one another, in CSS pixels. */
export const markRadiusPx = 12
/** The map goes no deeper. */
export const deepestZoom = 17

/** How near vehicles are grouped, in CSS pixels, by the choice of the person. */
export const clusterRadiiPx = { fine: 30, normal: 44, coarse: 64 } as const
export type ClusterRadius = keyof typeof clusterRadiiPx

/** How near to each other vehicles are one cluster at a zoom, in CSS pixels. */
export function radiusPxAt(zoom: number, clusterRadiusPx: number): number {
  return zoom < pointsFromZoom ? clusterRadiusPx : markRadiusPx
}

/** CSS pixels at a zoom in fixed-point units. */
export function fixedOfPx(px: number, zoom: number): number {
  return (px / (worldWidthPx * 2 ** zoom)) * worldUnits
}
