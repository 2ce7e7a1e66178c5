import type { ClusterAnswer } from './cluster-protocol'
import { clusterWords, markWords } from './draw-list'
import type { FixedPoint } from './fixed-point'
import { screenX, screenY, type ScreenView } from './screen-view'

/** Something in view that the keyboard can go to, with its place on the screen in CSS pixels. */
export interface KeyTarget extends FixedPoint {
  readonly px: number
  readonly py: number
  /** Place in the answer's marks or clusters. */
  readonly index: number
  /** Null for a cluster. */
  readonly slot: number | null
  readonly total: number
}

/** In reading order: by lines of this height, in CSS pixels, and from the left. */
const linePx = 40
export type Direction = 'up' | 'down' | 'left' | 'right'
const steps: Readonly<Record<Direction, readonly [number, number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0]
}

/** Everything in view, in reading order. */
export function keyTargets(answer: ClusterAnswer, view: ScreenView, rightInsetPx: number): readonly KeyTarget[] {
  const targets: KeyTarget[] = []
  const add = (words: Uint32Array, at: number, rest: Pick<KeyTarget, 'index' | 'slot' | 'total'>) => {
    const x = words[at] ?? 0
    const y = words[at + 1] ?? 0
    const px = screenX(view, x)
    const py = screenY(view, y)
    if (px < 0 || px > view.widthPx - rightInsetPx || py < 0 || py > view.heightPx) return
    targets.push({ x, y, px, py, ...rest })
  }
  const { clusters, marks, slots } = answer
  for (let index = 0; index * clusterWords < clusters.length; index++) {
    add(clusters, index * clusterWords, { index, slot: null, total: clusters[index * clusterWords + 2] ?? 0 })
  }
  slots.forEach((slot, index) => add(marks, index * markWords, { index, slot, total: 1 }))
  return targets.sort((a, b) => Math.floor(a.py / linePx) - Math.floor(b.py / linePx) || a.px - b.px)
}

/** The nearest target in a direction: what is straight ahead before what is to the side. Null when there is none. */
export function targetTowards(
  targets: readonly KeyTarget[],
  from: { readonly px: number; readonly py: number },
  direction: Direction
): KeyTarget | null {
  const [stepX, stepY] = steps[direction]
  return leastOf(targets, (target) => {
    const [awayX, awayY] = [target.px - from.px, target.py - from.py]
    const ahead = awayX * stepX + awayY * stepY
    const aside = Math.abs(awayX * stepY) + Math.abs(awayY * stepX)
    return ahead > 1 ? ahead + 2 * aside : Infinity
  })
}

/** The target nearest to a point of the screen; null when there is none. */
export function targetNear(
  targets: readonly KeyTarget[],
  px: number,
  py: number,
  reachPx = Infinity
): KeyTarget | null {
  return leastOf(targets, (target) => {
    const away = Math.hypot(target.px - px, target.py - py)
    return away <= reachPx ? away : Infinity
  })
}

function leastOf(targets: readonly KeyTarget[], costOf: (target: KeyTarget) => number): KeyTarget | null {
  let best: KeyTarget | null = null
  let least = Infinity
  for (const target of targets) {
    const cost = costOf(target)
    if (cost < least) [best, least] = [target, cost]
  }
  return best
}
