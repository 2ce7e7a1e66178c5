import { createClusterGrid, fixedBoxOf, isInBox, type FixedBox, type Grouping } from './cluster-grid'
import { openCluster } from './cluster-open'
import { createPointStore } from './cluster-points'
import type { ClusterAnswer, ClusterReply, ClusterRequest, ClusterView, DrawnPlace } from './cluster-protocol'
import { clusterWords, markWords, writeCluster, writeMark } from './draw-list'
import type { FixedPoint } from './fixed-point'
import { isRowPresent } from './point-rows'
import { fixedOfPx, markRadiusPx, radiusPxAt } from './cluster-radius'
import { isPassing, nextEdgeOf, sieveOf, type Sieve } from './cluster-sieve'
import { ringGroups } from './vehicle-look'

/** More than this are never drawn one by one: their marks would cover one another, and a computer without a graphics card would stall. */
const mostSinglePoints = 10_000

/** Answers the page's requests; without the worker around it, so that it can be tested. */
export interface ClusterEngine {
  /** @returns the reply, or null where the request wants none */
  readonly handle: (request: ClusterRequest) => ClusterReply | null
}

/** An engine that knows no vehicles yet. */
export function createClusterEngine(): ClusterEngine {
  const points = createPointStore()
  const grid = createClusterGrid()
  let passing: Uint32Array | null = null
  let last: Grouping | null = null

  function answerView(view: ClusterView): ClusterAnswer {
    const sieve = sieveOf(view, passing)
    const box = fixedBoxOf(view.box)
    const isOneByOne = !view.isClusteringOn && slotsIn(sieve, box, mostSinglePoints + 1).length <= mostSinglePoints
    const isCrowded = !view.isClusteringOn && !isOneByOne
    const radiusPx = isCrowded ? markRadiusPx : radiusPxAt(view.zoom, view.clusterRadiusPx)
    last = isOneByOne ? null : grid.group({ points, box, radius: fixedOfPx(radiusPx, view.zoom), sieve })
    const alone = last ? aloneIn(last) : slotsIn(sieve, box, mostSinglePoints)
    const exempt = view.exemptSlots.filter(
      (slot) => isHeld(slot) && isInBox(box, points.x[slot] ?? 0, points.y[slot] ?? 0)
    )
    const slots = new Uint32Array(alone.length + exempt.length)
    slots.set(alone)
    slots.set(exempt, alone.length)
    const singleSeconds = [...slots].map((slot) => points.seconds[slot] ?? 0)
    return {
      ...clustersOf(last),
      slots,
      marks: marksOf(slots, view.nowMs),
      exemptCount: exempt.length,
      vehicleCount: slots.length + groupedIn(last),
      nextEdgeMs: Math.min(nextEdgeOf(singleSeconds, view.nowMs), nextEdgeOf(last?.oldest ?? [], view.nowMs)),
      isCrowded
    }
  }

  function isHeld(slot: number): boolean {
    return slot < points.size && isRowPresent(points.marks[slot] ?? 0)
  }

  function slotsIn(sieve: Sieve, box: FixedBox, most: number): Uint32Array {
    const found: number[] = []
    for (let slot = 0; slot < points.size && found.length < most; slot++) {
      if (isPassing(sieve, points.marks, slot) && isInBox(box, points.x[slot] ?? 0, points.y[slot] ?? 0))
        found.push(slot)
    }
    return Uint32Array.from(found)
  }

  function marksOf(slots: Uint32Array, nowMs: number): Uint32Array {
    const words = new Uint32Array(slots.length * markWords)
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] ?? 0
      const place = {
        x: points.x[slot] ?? 0,
        y: points.y[slot] ?? 0,
        mark: points.marks[slot] ?? 0,
        seconds: points.seconds[slot] ?? 0,
        source: points.sources[slot] ?? 0
      }
      writeMark(words, index, place, nowMs)
    }
    return words
  }

  function locate(slot: number): DrawnPlace | null {
    const index = last?.clusterOf(slot) ?? -1
    if (last && index !== -1) {
      return { x: last.x[index] ?? 0, y: last.y[index] ?? 0, total: last.totals[index] ?? 1 }
    }
    return isHeld(slot) ? { x: points.x[slot] ?? 0, y: points.y[slot] ?? 0, total: 1 } : null
  }

  function open(view: ClusterView, at: FixedPoint) {
    answerView(view)
    return last ? openCluster({ points, grouping: last, view, at }) : null
  }

  return {
    handle(request) {
      switch (request.kind) {
        case 'load':
          if (request.from === 0) last = null
          points.load(request.from, request.size, request.rows)
          return { kind: 'load', id: request.id, rows: request.rows }
        case 'patch':
          points.patch(request.slots, request.rows, request.removedSlots)
          return null
        case 'passing':
          passing = request.words
          return null
        case 'view':
          return { kind: 'view', id: request.id, answer: answerView(request.view) }
        case 'open':
          return { kind: 'open', id: request.id, opened: open(request.view, request.at) }
        case 'locate':
          return { kind: 'locate', id: request.id, at: locate(request.slot) }
      }
    }
  }
}

/** Vehicles that no other one is near, in the order of their slots. */
function aloneIn(grouping: Grouping): Uint32Array {
  const { clusterCount, totals, someSlot } = grouping
  return someSlot
    .subarray(0, clusterCount)
    .filter((_, index) => totals[index] === 1)
    .sort()
}

/** Vehicles in clusters of two and more. */
function groupedIn(grouping: Grouping | null): number {
  let grouped = 0
  for (let index = 0; grouping && index < grouping.clusterCount; index++) {
    const total = grouping.totals[index] ?? 0
    if (total > 1) grouped += total
  }
  return grouped
}

function clustersOf(grouping: Grouping | null): Pick<ClusterAnswer, 'clusters' | 'groups'> {
  const found = grouping === null ? [] : Array.from({ length: grouping.clusterCount }, (_, index) => index)
  const order = found.filter((index) => (grouping?.totals[index] ?? 0) > 1)
  order.sort((a, b) => (grouping?.totals[a] ?? 0) - (grouping?.totals[b] ?? 0))
  const clusters = new Uint32Array(order.length * clusterWords)
  const groups = new Uint32Array(order.length * ringGroups.length)
  order.forEach((from, index) => {
    if (grouping === null) return
    const counts = grouping.groups.subarray(from * ringGroups.length, (from + 1) * ringGroups.length)
    groups.set(counts, index * ringGroups.length)
    const place = { x: grouping.x[from] ?? 0, y: grouping.y[from] ?? 0 }
    writeCluster(clusters, index, place, counts, grouping.worst[from] ?? 0)
  })
  return { clusters, groups }
}
