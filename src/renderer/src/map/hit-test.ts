import type { ClusterAnswer } from './cluster-protocol'
import { clusterWords, markWords, sizeShift } from './draw-list'
import type { FixedPoint } from './fixed-point'
import { clusterSizesPx } from './icon-keys'
import { screenXNear, screenY, type ScreenView } from './screen-view'

/** Something on the map that can be pointed at, and where it is. */
export type MapTarget = FixedPoint &
  (
    | { readonly kind: 'vehicles'; readonly slots: readonly number[] }
    | { readonly kind: 'cluster'; readonly index: number; readonly total: number }
  )

/** Of a single vehicle's mark, in CSS pixels. */
export const markReachPx = 9
/** Marks that are nearer to each other lie on one another: all of them are meant. */
const togetherPx = 5

/**
 * What is drawn at a point of the screen, found in the very arrays that it is drawn from: what lies on top comes first, what contains the point
 * before what is only near.
 *
 * @param x CSS pixels from the left edge of the map
 * @param y CSS pixels from its upper edge
 * @param reachPx how far beside a mark still counts
 */
export function hitAt(
  answer: ClusterAnswer,
  view: ScreenView,
  x: number,
  y: number,
  reachPx: number
): MapTarget | null {
  const { marks, slots } = answer
  const firstExempt = slots.length - answer.exemptCount
  const exempt = nearestMark(answer, view, x, y, firstExempt, slots.length)
  if (exempt !== null && exempt.outsidePx <= reachPx) return vehiclesAt(answer, view, exempt.index)

  const cluster = nearestCluster(answer, view, x, y)
  const mark = nearestMark(answer, view, x, y, 0, firstExempt)
  const isClusterNearer = cluster !== null && (mark === null || cluster.outsidePx <= Math.max(0, mark.outsidePx))
  if (isClusterNearer && cluster.outsidePx <= reachPx) return clusterTarget(answer, cluster.index)
  if (mark === null || mark.outsidePx > reachPx) return null
  return marks.length > 0 ? vehiclesAt(answer, view, mark.index) : null
}

/** A cluster of an answer as a target. */
export function clusterTarget({ clusters }: ClusterAnswer, index: number): MapTarget {
  const at = index * clusterWords
  return { kind: 'cluster', index, total: clusters[at + 2] ?? 0, x: clusters[at] ?? 0, y: clusters[at + 1] ?? 0 }
}

/** A mark of an answer as a target, with all that lie on it. */
export function vehiclesAt(answer: ClusterAnswer, view: ScreenView, index: number): MapTarget {
  const { marks, slots } = answer
  const x = marks[index * markWords] ?? 0
  const y = marks[index * markWords + 1] ?? 0
  const own = slots[index] ?? 0
  const together = [own]
  const reach = togetherPx / view.pxPerUnit
  for (let other = 0; other < slots.length; other++) {
    const slot = slots[other] ?? 0
    if (slot === own) continue
    const awayX = ((marks[other * markWords] ?? 0) - x) | 0
    const awayY = (marks[other * markWords + 1] ?? 0) - y
    if (awayX * awayX + awayY * awayY < reach * reach) together.push(slot)
  }
  return { kind: 'vehicles', slots: together, x, y }
}

/** Radius of a cluster, in CSS pixels. */
export function clusterRadiusAt({ clusters }: ClusterAnswer, index: number): number {
  const size = ((clusters[index * clusterWords + 4] ?? 0) >>> sizeShift) & 3
  return (clusterSizesPx[size] ?? 0) / 2
}

interface Near {
  readonly index: number
  /** How far outside the mark the point is; negative within. */
  readonly outsidePx: number
}

function nearestMark(
  { marks }: ClusterAnswer,
  view: ScreenView,
  x: number,
  y: number,
  from: number,
  to: number
): Near | null {
  let index = -1
  let least = Infinity
  for (let mark = from; mark < to; mark++) {
    const at = mark * markWords
    const awayX = screenXNear(view, marks[at] ?? 0, x) - x
    const awayY = screenY(view, marks[at + 1] ?? 0) - y
    const away = awayX * awayX + awayY * awayY
    // Those that are drawn later lie on top.
    if (away <= least) {
      least = away
      index = mark
    }
  }
  return index === -1 ? null : { index, outsidePx: Math.sqrt(least) - markReachPx }
}

function nearestCluster(answer: ClusterAnswer, view: ScreenView, x: number, y: number): Near | null {
  const { clusters } = answer
  let nearest: Near | null = null
  // The heaviest lie on top: the first that contains the point hides all others.
  for (let index = clusters.length / clusterWords - 1; index >= 0; index--) {
    const at = index * clusterWords
    const awayX = screenXNear(view, clusters[at] ?? 0, x) - x
    const awayY = screenY(view, clusters[at + 1] ?? 0) - y
    const outsidePx = Math.sqrt(awayX * awayX + awayY * awayY) - clusterRadiusAt(answer, index)
    if (outsidePx <= 0) return { index, outsidePx: 0 }
    if (nearest === null || outsidePx < nearest.outsidePx) nearest = { index, outsidePx }
  }
  return nearest
}
