import type { Points } from './cluster-points'
import { cellKeys, createCells, type Cells } from './cluster-cells'
import { fixedOf, worldUnits } from './fixed-point'
import type { MercatorBox } from './cluster-protocol'
import { ringGroups } from './vehicle-look'

/** A box in fixed-point units; a width of `worldUnits` is all around. */
export interface FixedBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Grouping {
  readonly clusterCount: number
  /** Centres, the mean of the members, in fixed-point units. */
  readonly x: Uint32Array
  readonly y: Uint32Array
  readonly totals: Uint32Array
  /** A member of each cluster: the only one where the total is 1. */
  readonly someSlot: Uint32Array
  /** `ringGroups.length` counts for each cluster. */
  readonly groups: Uint32Array
  /** Which cluster a slot is in; -1 when it is in none. Good until the next `group` of the same grid. */
  readonly clusterOf: (slot: number) => number
}

/** What is grouped, and how. */
export interface GroupQuestion {
  readonly points: Points
  /** What counts; a point on its right or lower edge is outside. */
  readonly box: FixedBox
  /** How far apart two groups must be to stay two, in fixed-point units. */
  readonly radius: number
  /** Whether a vehicle takes part. */
  readonly isIn: (slot: number) => boolean
  /** Index into `ringGroups`. */
  readonly ringGroupOf: (slot: number) => number
  /** The only slots to look at; all when left out. */
  readonly candidates?: Uint32Array
}

export interface ClusterGrid {
  readonly group: (question: GroupQuestion) => Grouping
}

/** Fine cells per radius. */
const cellsPerRadius = 3

/** The box of a view. */
export function fixedBoxOf({ minX, minY, maxX, maxY }: MercatorBox): FixedBox {
  const y = Math.round(minY * worldUnits)
  return {
    x: fixedOf(minX),
    y,
    width: Math.min(worldUnits, Math.round((maxX - minX) * worldUnits)),
    height: Math.round(maxY * worldUnits) - y
  }
}

/** Whether a place is in a box, to the east of its left edge all around the world. */
export function isInBox(box: FixedBox, x: number, y: number): boolean {
  return (x - box.x) >>> 0 < box.width && y >= box.y && y - box.y < box.height
}

/**
 * Two-stage clustering on typed arrays, without an index (MAP-PERFORMANCE.md section 4: 0.8 ms at 100,000 points): bin the points into cells
 * of a third of the radius, aligned to the world so that they do not swim while the map pans, then merge the cells within the
 * radius, the heaviest first, which looks like radius clustering and shows no lattice. The buffers are kept between calls.
 */
export function createClusterGrid(): ClusterGrid {
  const cells = createCells()

  return {
    group(question) {
      const { points, box, isIn } = question
      // A whole number of cells around the world: the same ones on both sides of the antimeridian.
      const scale = Math.max(1, Math.round((cellsPerRadius * worldUnits) / question.radius)) / worldUnits
      const firstColumn = Math.floor(box.x * scale)
      const firstRow = Math.floor(box.y * scale)
      const columns = Math.floor((box.x + box.width) * scale) - firstColumn + 1
      const rows = Math.floor((box.y + box.height) * scale) - firstRow + 1

      function cellAt(x: number, y: number): number {
        const column = Math.floor((box.x + ((x - box.x) >>> 0)) * scale) - firstColumn
        return (Math.floor(y * scale) - firstRow) * columns + column
      }

      cells.begin(columns * rows)
      const { x, y } = points
      const { candidates, ringGroupOf } = question
      const amount = candidates ? candidates.length : points.size
      for (let index = 0; index < amount; index++) {
        const slot = candidates ? (candidates[index] ?? 0) : index
        if (!isIn(slot)) continue
        const pointX = x[slot] ?? 0
        const pointY = y[slot] ?? 0
        if (!isInBox(box, pointX, pointY)) continue
        cells.add(cellAt(pointX, pointY), (pointX - box.x) >>> 0, pointY - box.y, slot, ringGroupOf(slot))
      }
      const merged = merge(cells, columns, rows, box, question.radius)
      return {
        ...merged,
        clusterOf(slot) {
          const pointX = x[slot] ?? 0
          const pointY = y[slot] ?? 0
          if (slot >= points.size || !isIn(slot) || !isInBox(box, pointX, pointY)) return -1
          const occupied = cells.occupiedAt(cellAt(pointX, pointY))
          return occupied === -1 ? -1 : (cells.cluster[occupied] ?? -1)
        }
      }
    }
  }
}

function merge(cells: Cells, columns: number, rows: number, box: FixedBox, radius: number): Omit<Grouping, 'clusterOf'> {
  const { count, sumX, sumY, someSlot, cluster, cellOf, groups } = cells
  const order = cells.heaviestLast()
  const result = {
    x: new Uint32Array(order.length),
    y: new Uint32Array(order.length),
    totals: new Uint32Array(order.length),
    someSlot: new Uint32Array(order.length),
    groups: new Uint32Array(order.length * ringGroups.length)
  }
  const reach = cellsPerRadius + 1
  const radiusSquared = radius * radius
  let clusterCount = 0
  for (let next = order.length - 1; next >= 0; next--) {
    const seed = cells.occupiedAt(cellKeys - 1 - ((order[next] ?? 0) % cellKeys))
    if (cluster[seed] !== -1) continue
    const seedX = (sumX[seed] ?? 0) / (count[seed] ?? 1)
    const seedY = (sumY[seed] ?? 0) / (count[seed] ?? 1)
    const row = Math.floor((cellOf[seed] ?? 0) / columns)
    const column = (cellOf[seed] ?? 0) % columns
    const lastColumn = Math.min(columns - 1, column + reach)
    let total = 0
    let totalX = 0
    let totalY = 0
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
      for (let c = Math.max(0, column - reach); c <= lastColumn; c++) {
        const cell = cells.occupiedAt(r * columns + c)
        if (cell === -1 || cluster[cell] !== -1) continue
        const members = count[cell] ?? 0
        const awayX = (sumX[cell] ?? 0) / members - seedX
        const awayY = (sumY[cell] ?? 0) / members - seedY
        if (cell !== seed && awayX * awayX + awayY * awayY >= radiusSquared) continue
        cluster[cell] = clusterCount
        total += members
        totalX += sumX[cell] ?? 0
        totalY += sumY[cell] ?? 0
        for (let group = 0; group < ringGroups.length; group++) {
          const at = clusterCount * ringGroups.length + group
          result.groups[at] = (result.groups[at] ?? 0) + (groups[cell * ringGroups.length + group] ?? 0)
        }
      }
    }
    // Beyond the antimeridian, storing it in 32 bits brings it back.
    result.x[clusterCount] = box.x + totalX / total
    result.y[clusterCount] = box.y + totalY / total
    result.totals[clusterCount] = total
    result.someSlot[clusterCount] = someSlot[seed] ?? 0
    clusterCount += 1
  }
  return { clusterCount, ...result }
}
