import type { MercatorBox } from './cluster-protocol'
import { mercatorX, mercatorY, worldWidthPx } from './mercator'

/** What a map shows, in degrees; west and east may lie beyond 180 where the view crosses the antimeridian. */
export interface ViewEdges {
  readonly westDeg: number
  readonly southDeg: number
  readonly eastDeg: number
  readonly northDeg: number
}

/** Kept around the view, in CSS pixels: more than a cluster's radius, so that a cluster cut by the box is never seen. */
const marginPx = 80

/** The zoom in steps of one half: clusters are computed for these only, so that they hold still in between. */
export function clusterZoomOf(zoom: number): number {
  return Math.max(0, Math.floor(zoom * 2) / 2)
}

/**
 * The box to ask for: the view with a margin, snapped outward to tiles of the world, so that a small pan asks for the same box and gets
 * the same clusters.
 *
 * @param edges what the map shows
 * @param zoom the map's zoom
 */
export function viewBoxOf(edges: ViewEdges, zoom: number): MercatorBox {
  const tile = 1 / 2 ** Math.max(0, Math.floor(zoom) + 1)
  const margin = marginPx / (worldWidthPx * 2 ** zoom)
  const minY = clampY(down(mercatorY(edges.northDeg) - margin, tile))
  const maxY = clampY(up(mercatorY(edges.southDeg) + margin, tile))
  const width = (edges.eastDeg - edges.westDeg) / 360
  const westX = mercatorX(edges.westDeg)
  const minX = down(westX - margin, tile)
  const maxX = up(westX + width + margin, tile)
  if (maxX - minX >= 1) return { minX: 0, minY, maxX: 1, maxY }
  const world = Math.floor(minX)
  return { minX: minX - world, minY, maxX: maxX - world, maxY }
}

function down(value: number, step: number): number {
  return Math.floor(value / step) * step
}

function up(value: number, step: number): number {
  return Math.ceil(value / step) * step
}

function clampY(y: number): number {
  return Math.min(1, Math.max(0, y))
}

/** The edges of what a map shows. */
export function edgesOf(bounds: {
  readonly getWest: () => number
  readonly getSouth: () => number
  readonly getEast: () => number
  readonly getNorth: () => number
}): ViewEdges {
  return {
    westDeg: bounds.getWest(),
    southDeg: bounds.getSouth(),
    eastDeg: bounds.getEast(),
    northDeg: bounds.getNorth()
  }
}
