import type { ClusterAnswer } from './cluster-protocol'
import { clusterWords, markWords, sizeShift } from './draw-list'
import { awayFrom, worldUnits, type FixedPoint } from './fixed-point'
import { createHitGrid, firstEntry, noEntry, thingsNear, type HitGrid } from './hit-grid'
import { clusterSizesPx } from './icon-keys'
import type { ScreenView } from './screen-view'

/** Something on the map that can be pointed at, and where it is. */
export type MapTarget = FixedPoint &
  (
    | { readonly kind: 'vehicles'; readonly slots: readonly number[] }
    | { readonly kind: 'cluster'; readonly index: number; readonly total: number }
  )

/**
 * What is drawn at a point of the screen, found in the very arrays that it is drawn from: what lies on top comes first, what contains the point
 * before what is only near.
 *
 * @param x CSS pixels from the left edge of the map
 * @param y CSS pixels from its upper edge
 * @param reachPx how far beside a mark still counts, `mostReachPx` at most
 */
export type HitTest = (
  answer: ClusterAnswer,
  view: ScreenView,
  x: number,
  y: number,
  reachPx: number
) => MapTarget | null

/** Of a single vehicle's mark, in CSS pixels. */
export const markReachPx = 9
/** Marks that are nearer to each other lie on one another: all of them are meant. */
const togetherPx = 5
/** Of a hand that is least steady: more than this beside a mark, nobody means it. */
export const mostReachPx = 8
const largestRadiusPx = Math.max(...clusterSizesPx) / 2

/** Something within reach. */
interface Near {
  readonly index: number
  /** How far outside the mark the point is; negative within. */
  readonly outsidePx: number
}

/** Keeps, for the answer that was last asked about, what lies where. */
export function createHitTest(): HitTest {
  let known: { readonly answer: ClusterAnswer; readonly pxPerUnit: number; readonly grids: Grids } | null = null

  function gridsFor(answer: ClusterAnswer, { pxPerUnit }: ScreenView): Grids {
    if (known?.answer !== answer || known.pxPerUnit !== pxPerUnit) {
      known = { answer, pxPerUnit, grids: gridsOf(answer, pxPerUnit) }
    }
    return known.grids
  }

  return (answer, view, x, y, wantedReachPx) => {
    const reachPx = Math.min(wantedReachPx, mostReachPx)
    const grids = gridsFor(answer, view)
    const point = fixedAt(view, x, y)
    const exempt = grids.exempt && nearest(grids.exempt, view, point, reachPx)
    if (exempt) return vehiclesAt(grids, answer, view, exempt.index)
    const cluster = grids.clusters && nearest(grids.clusters, view, point, reachPx)
    const mark = grids.marks && nearest(grids.marks, view, point, reachPx)
    if (cluster && (!mark || cluster.outsidePx <= Math.max(0, mark.outsidePx)))
      return clusterTarget(answer, cluster.index)
    return mark && vehiclesAt(grids, answer, view, mark.index)
  }
}

/** Null where there is nothing of the kind. */
interface Grids {
  readonly clusters: HitGrid | null
  readonly marks: HitGrid | null
  readonly exempt: HitGrid | null
}

function gridsOf({ clusters, marks, slots, exemptCount }: ClusterAnswer, pxPerUnit: number): Grids {
  const firstExempt = slots.length - exemptCount
  const markUnits = (markReachPx + mostReachPx) / pxPerUnit
  const clusterUnits = (largestRadiusPx + mostReachPx) / pxPerUnit
  const marksOf = (from: number, to: number) =>
    from < to ? createHitGrid(marks, markWords, { from, to }, markUnits) : null
  const to = clusters.length / clusterWords
  return {
    clusters: to > 0 ? createHitGrid(clusters, clusterWords, { from: 0, to }, clusterUnits) : null,
    marks: marksOf(0, firstExempt),
    exempt: marksOf(firstExempt, slots.length)
  }
}

/** The place in the world that lies at a point of the screen. */
function fixedAt({ centreX, centreY, originX, originY, pxPerUnit }: ScreenView, x: number, y: number): FixedPoint {
  const units = centreX + (x - originX) / pxPerUnit
  return { x: units - Math.floor(units / worldUnits) * worldUnits, y: centreY + (y - originY) / pxPerUnit }
}

function clusterTarget({ clusters }: ClusterAnswer, index: number): MapTarget {
  const at = index * clusterWords
  return { kind: 'cluster', index, total: clusters[at + 2] ?? 0, x: clusters[at] ?? 0, y: clusters[at + 1] ?? 0 }
}

/** A mark as a target, with all that lie on it. */
function vehiclesAt(grids: Grids, { marks, slots }: ClusterAnswer, view: ScreenView, index: number): MapTarget {
  const x = marks[index * markWords] ?? 0
  const y = marks[index * markWords + 1] ?? 0
  const together = new Set([slots[index] ?? 0])
  const reach = togetherPx / view.pxPerUnit
  for (const grid of [grids.marks, grids.exempt]) {
    if (grid) for (const other of thingsNear(grid, x, y, reach)) together.add(slots[other] ?? 0)
  }
  return { kind: 'vehicles', slots: [...together], x, y }
}

/** The thing of a grid that is meant by a point, if any is within reach. */
function nearest(grid: HitGrid, { pxPerUnit }: ScreenView, { x, y }: FixedPoint, reachPx: number): Near | null {
  const { words, wordsEach, next, things } = grid
  const isOfClusters = wordsEach === clusterWords
  // Of clusters that contain the point all are as near; of marks the one whose middle is.
  const leastOutsidePx = isOfClusters ? 0 : -markReachPx
  let nearestIndex = -1
  let leastPx = reachPx
  for (let entry = firstEntry(grid, x, y); entry !== noEntry; entry = next[entry] ?? noEntry) {
    const index = things[entry] ?? 0
    const at = index * wordsEach
    const awayX = awayFrom(x, words[at] ?? 0) * pxPerUnit
    const awayY = ((words[at + 1] ?? 0) - y) * pxPerUnit
    const radiusPx = isOfClusters ? clusterRadiusPx(words[at + 4] ?? 0) : markReachPx
    const outsidePx = Math.max(leastOutsidePx, Math.sqrt(awayX * awayX + awayY * awayY) - radiusPx)
    // What is drawn later lies on top.
    if (outsidePx > leastPx || (outsidePx === leastPx && index < nearestIndex)) continue
    leastPx = outsidePx
    nearestIndex = index
  }
  return nearestIndex === -1 ? null : { index: nearestIndex, outsidePx: leastPx }
}

/** @param word the fifth of a cluster */
function clusterRadiusPx(word: number): number {
  return (clusterSizesPx[(word >>> sizeShift) & 3] ?? 0) / 2
}
