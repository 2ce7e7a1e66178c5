import { deepestFitZoom, fitPaddingPx } from '../map/camera'
import type { FleetBounds } from '../map/fleet-bounds'
import { mercatorY, worldWidthPx } from '../map/mercator'

/** Where a map looks: its middle in Mercator units, where x may lie outside the world, and its zoom as MapLibre counts it. */
export interface FittedCamera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface PaneSize {
  readonly widthPx: number
  readonly heightPx: number
}

/**
 * Where the map will look at first (`fitFirst` in map/camera.ts), without a map: what MapLibre's `cameraForBounds` and `jumpTo` come to for a map
 * that is flat and north up, and as large as the pane. An end-to-end test holds the two against each other.
 *
 * @returns null where the pane is too small to fit anything, so that the map would stay where it is
 */
export function fitCamera(bounds: FleetBounds, { widthPx, heightPx }: PaneSize): FittedCamera | null {
  const [west, east] = [bounds.westDeg / 360 + 0.5, bounds.eastDeg / 360 + 0.5]
  const [north, south] = [mercatorY(bounds.northDeg), mercatorY(bounds.southDeg)]
  const scaleX = (widthPx - 2 * fitPaddingPx) / ((east - west) * worldWidthPx)
  const scaleY = (heightPx - 2 * fitPaddingPx) / ((south - north) * worldWidthPx)
  if (scaleX < 0 || scaleY < 0) return null
  const wantedZoom = Math.min(Math.log2(Math.min(scaleX, scaleY)), deepestFitZoom)
  // The map never shows what is north or south of the world.
  const zoom = Math.max(wantedZoom, Math.log2(heightPx / worldWidthPx))
  const halfHeight = heightPx / (worldWidthPx * 2 ** zoom) / 2
  const y = Math.min(1 - halfHeight, Math.max(halfHeight, (north + south) / 2))
  return { x: (west + east) / 2, y, zoom }
}
