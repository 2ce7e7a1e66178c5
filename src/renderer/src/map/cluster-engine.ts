import { createClusterGrid, fixedBoxOf, isInBox, type Grouping } from './cluster-grid'
import { openCluster } from './cluster-open'
import { createPointStore } from './cluster-points'
import type { ClusterAnswer, ClusterReply, ClusterRequest, ClusterView, DrawnPlace } from './cluster-protocol'
import { clusterWords, markWords, writeCluster, writeMark } from './draw-list'
import type { FixedPoint } from './fixed-point'
import { isRowPresent } from './point-rows'
import { fixedOfPx, markRadiusPx, radiusPxAt } from './cluster-radius'
import { createVehicleSieve, createTally } from './cluster-sieve'
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
    const isIn = createVehicleSieve(points, view, passing)
    const box = fixedBoxOf(view.box)
    const tally = createTally(points, view.nowMs)
    const isCrowded = !view.isClusteringOn && countUpTo(mostSinglePoints, isIn, box) > mostSinglePoints
    last = null
    let alone: Uint32Array
    if (view.isClusteringOn || isCrowded) {
      const radiusPx = isCrowded ? markRadiusPx : radiusPxAt(view.zoom, view.clusterRadiusPx)
      const radius = fixedOfPx(radiusPx, view.zoom)
      last = grid.group({ points, box, radius, isIn, ringGroupOf: tally.noteSlot })
      alone = aloneIn(last)
    } else {
      alone = slotsIn(isIn, box)
      alone.forEach(tally.noteSlot)
    }
    const exempt = view.exemptSlots.filter((slot) => isHeld(slot) && isInBox(box, points.x[slot] ?? 0, points.y[slot] ?? 0))
    exempt.forEach(tally.noteSlot)
    const slots = new Uint32Array(alone.length + exempt.length)
    slots.set(alone)
    slots.set(exempt, alone.length)
    return {
      ...clustersOf(last),
      slots,
      marks: marksOf(slots, view.nowMs),
      exemptCount: exempt.length,
      vehicleCount: tally.vehicleCount(),
      nextEdgeMs: tally.nextEdgeMs(),
      isCrowded
    }
  }

  function isHeld(slot: number): boolean {
    return slot < points.size && isRowPresent(points.marks[slot] ?? 0)
  }

  function slotsIn(isIn: (slot: number) => boolean, box: Parameters<typeof isInBox>[0]): Uint32Array {
    const found: number[] = []
    for (let slot = 0; slot < points.size; slot++) {
      if (isIn(slot) && isInBox(box, points.x[slot] ?? 0, points.y[slot] ?? 0)) found.push(slot)
    }
    return Uint32Array.from(found)
  }

  function countUpTo(most: number, isIn: (slot: number) => boolean, box: Parameters<typeof isInBox>[0]): number {
    let count = 0
    for (let slot = 0; slot < points.size && count <= most; slot++) {
      if (isIn(slot) && isInBox(box, points.x[slot] ?? 0, points.y[slot] ?? 0)) count += 1
    }
    return count
  }

  function marksOf(slots: Uint32Array, nowMs: number): Uint32Array {
    const words = new Uint32Array(slots.length * markWords)
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] ?? 0
      const place = {
        x: points.x[slot] ?? 0,
        y: points.y[slot] ?? 0,
        mark: points.marks[slot] ?? 0,
        seconds: points.seconds[slot] ?? 0
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
  return someSlot.subarray(0, clusterCount).filter((_, index) => totals[index] === 1).sort()
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
    writeCluster(clusters, index, grouping.x[from] ?? 0, grouping.y[from] ?? 0, counts)
  })
  return { clusters, groups }
}
