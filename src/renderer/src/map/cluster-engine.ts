import { nextStalenessEdgeMs } from '@shared/domain/staleness'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { createClusterGrid, type GridPoints, type Grouping } from './cluster-grid'
import type {
  ClusterAnswer,
  ClusterReply,
  ClusterRequest,
  ClusterView,
  MercatorBox,
  OpenedCluster
} from './cluster-protocol'
import { createPointStore, type PointStore } from './cluster-points'
import { worldWidthPx } from './mercator'
import { ringGroupIndex, ringGroups } from './vehicle-look'

/** Vehicles nearer to each other than this are one cluster, in CSS pixels, below `pointsFromZoom`. */
const clusterRadiusPx = 44
/** From here on only vehicles whose marks would lie on one another are grouped. */
const pointsFromZoom = 12
const markRadiusPx = 12
/** The map goes no deeper. */
export const deepestZoom = 17
/** More than this are never drawn one by one: MapLibre's symbols get slow long before they fail at 32,768 a tile. */
const mostSinglePoints = 4000
/** Members named in one answer; a person does not read further. */
const mostOpenedSlots = 200
/** Less than a pixel at any zoom; makes a box of one point wide enough to hold it. */
const edge = 1e-10

/** Answers the page's requests; without the worker around it, so that it can be tested. */
export interface ClusterEngine {
  /** @returns the reply, or null where the request wants none */
  readonly handle: (request: ClusterRequest) => ClusterReply | null
}

/** An engine that knows no vehicles yet. */
export function createClusterEngine(): ClusterEngine {
  const points = createPointStore()
  const grid = createClusterGrid()
  // For opening a cluster: it must not disturb what `locate` reads.
  const memberGrid = createClusterGrid()
  let last: { readonly view: ClusterView; readonly grouping: Grouping } | null = null

  function groupView(view: ClusterView) {
    const isCrowded = !view.isClusteringOn && points.countIn(view.box) > mostSinglePoints
    const radiusPx = view.isClusteringOn ? radiusPxAt(view.zoom) : isCrowded ? markRadiusPx : 0
    const grouping =
      radiusPx > 0 ? grid.group(points, view.box, mercatorOf(radiusPx, view.zoom), view.selectedSlot ?? -1) : null
    return { isCrowded, grouping }
  }

  function answerView(view: ClusterView): ClusterAnswer {
    const { isCrowded, grouping } = groupView(view)
    last = grouping ? { view, grouping } : null
    const tally = tallyOf(points, view, grouping)
    return { ...tally, isCrowded }
  }

  function locate(slot: number) {
    const index = last?.grouping.clusterOf(slot) ?? -1
    if (last && index !== -1) return { x: last.grouping.x[index] ?? 0, y: last.grouping.y[index] ?? 0 }
    const x = points.x[slot] ?? NaN
    const y = points.y[slot] ?? NaN
    return Number.isNaN(x) ? null : { x, y }
  }

  function open(view: ClusterView, x: number, y: number): OpenedCluster | null {
    const { grouping } = groupView(view)
    const index = grouping ? nearestCluster(grouping, x, y) : -1
    if (!grouping || index === -1) return null
    const slots = points.slotsWhere((slot) => grouping.clusterOf(slot) === index)
    const box = boxOf(points, slots, view.box.minX)
    const splitZoom = splitZoomOf((zoom) => {
      return memberGrid.group(points, box, mercatorOf(radiusPxAt(zoom), zoom), -1, slots).clusterCount > 1
    }, view.zoom)
    return { slots: slots.slice(0, mostOpenedSlots), total: slots.length, box, splitZoom }
  }

  return {
    handle(request) {
      switch (request.kind) {
        case 'reset':
          points.reset(request.columns)
          last = null
          return null
        case 'patch':
          points.patch(request.slots, request.columns, request.removedSlots)
          return null
        case 'view':
          return { kind: 'view', id: request.id, answer: answerView(request.view) }
        case 'open':
          return { kind: 'open', id: request.id, opened: open(request.view, request.x, request.y) }
        case 'locate':
          return { kind: 'locate', id: request.id, at: locate(request.slot) }
      }
    }
  }
}

/** Counts what is in the view: by cluster and ring group, or alone. */
function tallyOf(points: PointStore, view: ClusterView, grouping: Grouping | null): Omit<ClusterAnswer, 'isCrowded'> {
  const indexOf = new Int32Array(grouping?.clusterCount ?? 0).fill(-1)
  let clusterCount = 0
  grouping?.totals.subarray(0, grouping.clusterCount).forEach((total, index) => {
    if (total > 1) indexOf[index] = clusterCount++
  })
  const x = new Float64Array(clusterCount)
  const y = new Float64Array(clusterCount)
  const totals = new Uint32Array(clusterCount)
  const groups = new Uint32Array(clusterCount * ringGroups.length)
  indexOf.forEach((index, from) => {
    if (index === -1) return
    x[index] = grouping?.x[from] ?? NaN
    y[index] = grouping?.y[from] ?? NaN
    totals[index] = grouping?.totals[from] ?? 0
  })

  const singles: number[] = []
  let vehicleCount = 0
  let nextEdgeMs = Infinity
  for (let slot = 0; slot < points.size; slot++) {
    if (!points.isIn(slot, view.box)) continue
    vehicleCount += 1
    const occurredAtMs = points.occurredAtMs[slot] ?? NaN
    nextEdgeMs = Math.min(nextEdgeMs, nextStalenessEdgeMs(occurredAtMs, view.nowMs))
    if (slot === view.selectedSlot) continue
    const index = grouping ? (indexOf[grouping.clusterOf(slot)] ?? -1) : -1
    if (index === -1) {
      singles.push(slot)
      continue
    }
    const isMoving = ((points.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
    const group = index * ringGroups.length + ringGroupIndex(occurredAtMs, view.nowMs, isMoving)
    groups[group] = (groups[group] ?? 0) + 1
  }
  return { x, y, totals, groups, singles: Uint32Array.from(singles), vehicleCount, nextEdgeMs }
}

function radiusPxAt(zoom: number): number {
  return zoom < pointsFromZoom ? clusterRadiusPx : markRadiusPx
}

function mercatorOf(px: number, zoom: number): number {
  return px / (worldWidthPx * 2 ** zoom)
}

function nearestCluster(grouping: Grouping, x: number, y: number): number {
  let nearest = -1
  let least = Infinity
  for (let index = 0; index < grouping.clusterCount; index++) {
    if ((grouping.totals[index] ?? 0) < 2) continue
    const away = Math.hypot((grouping.x[index] ?? 0) - x, (grouping.y[index] ?? 0) - y)
    if (away < least) [nearest, least] = [index, away]
  }
  return nearest
}

function boxOf(points: GridPoints, slots: Uint32Array, westX: number): MercatorBox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const slot of slots) {
    const raw = points.x[slot] ?? 0
    const x = raw < westX ? raw + 1 : raw
    const y = points.y[slot] ?? 0
    minX = Math.min(minX, x)
    maxX = Math.max(maxX, x)
    minY = Math.min(minY, y)
    maxY = Math.max(maxY, y)
  }
  return { minX, minY, maxX: maxX + edge, maxY: maxY + edge }
}

function splitZoomOf(isSplitAt: (zoom: number) => boolean, zoom: number): number | null {
  for (let next = Math.floor(zoom) + 1; next <= deepestZoom; next++) if (isSplitAt(next)) return next
  return null
}
