import { createClusterGrid, type FixedBox, type Grouping } from './cluster-grid'
import type { Points } from './cluster-points'
import type { ClusterView, MercatorBox, OpenedCluster } from './cluster-protocol'
import { deepestZoom, fixedOfPx, markRadiusPx, radiusPxAt } from './cluster-radius'
import { openSieve } from './cluster-sieve'
import { awayFrom, worldUnits, type FixedPoint } from './fixed-point'

interface Opening {
  readonly points: Points
  /** Of the view in which the cluster was seen. */
  readonly grouping: Grouping
  readonly view: ClusterView
  /** Where it was seen. */
  readonly at: FixedPoint
}

/** The members of the cluster at a place, and how far one must go in to tell them apart; null when there is none. */
export function openCluster({ points, grouping, view, at }: Opening): OpenedCluster | null {
  const index = nearestCluster(grouping, at)
  if (index === -1) return null
  const slots = new Uint32Array(grouping.totals[index] ?? 0)
  let found = 0
  for (let slot = 0; slot < points.size; slot++) if (grouping.clusterOf(slot) === index) slots[found++] = slot
  const box = boxAround(points, slots)
  const memberGrid = createClusterGrid()
  const isSplitAt = (zoom: number) => {
    const radiusPx = view.isClusteringOn ? radiusPxAt(zoom, view.clusterRadiusPx) : markRadiusPx
    const radius = fixedOfPx(radiusPx, zoom)
    return memberGrid.group({ points, box, radius, sieve: openSieve, candidates: slots }).clusterCount > 1
  }
  return { slots, box: mercatorBoxOf(box), splitZoom: splitZoomOf(isSplitAt, view.zoom) }
}

function nearestCluster(grouping: Grouping, at: FixedPoint): number {
  let nearest = -1
  let least = Infinity
  for (let index = 0; index < grouping.clusterCount; index++) {
    if ((grouping.totals[index] ?? 0) < 2) continue
    const away = Math.hypot(awayFrom(at.x, grouping.x[index] ?? 0), (grouping.y[index] ?? 0) - at.y)
    if (away < least) [nearest, least] = [index, away]
  }
  return nearest
}

/** A point on the right or lower edge is outside, so the box is one unit wider than what it holds. */
function boxAround(points: Points, slots: Uint32Array): FixedBox {
  const fromX = points.x[slots[0] ?? 0] ?? 0
  let [west, east, north, south] = [0, 0, worldUnits, 0]
  for (const slot of slots) {
    const away = awayFrom(fromX, points.x[slot] ?? 0)
    const y = points.y[slot] ?? 0
    west = Math.min(west, away)
    east = Math.max(east, away)
    north = Math.min(north, y)
    south = Math.max(south, y)
  }
  return { x: (fromX + west) >>> 0, y: north, width: Math.min(worldUnits, east - west + 1), height: south - north + 1 }
}

function mercatorBoxOf({ x, y, width, height }: FixedBox): MercatorBox {
  const minX = x / worldUnits
  const minY = y / worldUnits
  return { minX, minY, maxX: minX + width / worldUnits, maxY: minY + height / worldUnits }
}

function splitZoomOf(isSplitAt: (zoom: number) => boolean, zoom: number): number | null {
  for (let next = Math.floor(zoom) + 1; next <= deepestZoom; next++) if (isSplitAt(next)) return next
  return null
}
