import type { MercatorBox } from './cluster-protocol'

/** Points in Mercator units by slot; NaN where there is none. */
export interface GridPoints {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly size: number
}

export interface Grouping {
  readonly clusterCount: number
  /** Centres, the mean of the members. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly totals: Uint32Array
  /** A member of each cluster: the only one where the total is 1. */
  readonly someSlot: Uint32Array
  /** Which cluster a slot is in; -1 when it is in none. Good until the next `group` of the same grid. */
  readonly clusterOf: (slot: number) => number
}

export interface ClusterGrid {
  /**
   * Groups the points inside a box.
   *
   * @param points all points
   * @param box what counts; a point on its right or lower edge is outside
   * @param radius how far apart two groups must be to stay two, in Mercator units
   * @param skippedSlot a slot that takes no part; -1 for none
   * @param candidates the only slots to look at; all when left out
   */
  readonly group: (
    points: GridPoints,
    box: MercatorBox,
    radius: number,
    skippedSlot: number,
    candidates?: Uint32Array
  ) => Grouping
}

/** Fine cells per radius. */
const cellsPerRadius = 3
/** Sort keys hold the count above these 24 bits and the cell below them. */
const cellKeys = 2 ** 24

interface Cells {
  count: Uint32Array
  sumX: Float64Array
  sumY: Float64Array
  someSlot: Uint32Array
  cluster: Int32Array
  keys: Float64Array
}

/**
 * Two-stage clustering on typed arrays, without an index (MAP-PERFORMANCE.md section 4: 0.8 ms at 100,000 points): bin the points into cells
 * of a third of the radius, aligned to the world so that they do not swim while the map pans, then merge the cells within the
 * radius, the heaviest first, which looks like radius clustering and shows no lattice. The buffers are kept between calls.
 */
export function createClusterGrid(): ClusterGrid {
  let cells = cellsOf(0)
  let cellOfSlot = new Int32Array(0)

  function bin(points: GridPoints, box: MercatorBox, scale: number, skippedSlot: number, candidates?: Uint32Array) {
    const firstColumn = Math.floor(box.minX * scale)
    const firstRow = Math.floor(box.minY * scale)
    const columns = Math.floor(box.maxX * scale) - firstColumn + 1
    const cellCount = columns * (Math.floor(box.maxY * scale) - firstRow + 1)
    if (cellCount > cells.count.length) cells = cellsOf(cellCount + (cellCount >> 1))
    cells.count.fill(0, 0, cellCount)
    cells.sumX.fill(0, 0, cellCount)
    cells.sumY.fill(0, 0, cellCount)
    if (points.size > cellOfSlot.length) cellOfSlot = new Int32Array(points.size + (points.size >> 1))
    cellOfSlot.fill(-1)

    const { count, sumX, sumY, someSlot } = cells
    const amount = candidates ? candidates.length : points.size
    for (let index = 0; index < amount; index++) {
      const slot = candidates ? (candidates[index] ?? 0) : index
      if (slot === skippedSlot) continue
      let x = points.x[slot] ?? NaN
      const y = points.y[slot] ?? NaN
      if (x < box.minX) x += 1
      // Written so that NaN is outside.
      if (!(x >= box.minX && x < box.maxX && y >= box.minY && y < box.maxY)) continue
      const cell = (Math.floor(y * scale) - firstRow) * columns + Math.floor(x * scale) - firstColumn
      cellOfSlot[slot] = cell
      someSlot[cell] = slot
      count[cell] = (count[cell] ?? 0) + 1
      sumX[cell] = (sumX[cell] ?? 0) + x
      sumY[cell] = (sumY[cell] ?? 0) + y
    }
    return { columns, cellCount }
  }

  function merge(columns: number, cellCount: number, radius: number): Omit<Grouping, 'clusterOf'> {
    const { count, sumX, sumY, someSlot, cluster } = cells
    const order = heaviestFirst(cells, cellCount)
    const result = {
      x: new Float64Array(order.length),
      y: new Float64Array(order.length),
      totals: new Uint32Array(order.length),
      someSlot: new Uint32Array(order.length)
    }
    const rows = columns === 0 ? 0 : cellCount / columns
    const reach = cellsPerRadius + 1
    let clusterCount = 0
    for (let next = order.length - 1; next >= 0; next--) {
      const seed = cellKeys - 1 - ((order[next] ?? 0) % cellKeys)
      if (cluster[seed] !== -1) continue
      const seedX = (sumX[seed] ?? 0) / (count[seed] ?? 1)
      const seedY = (sumY[seed] ?? 0) / (count[seed] ?? 1)
      const row = Math.floor(seed / columns)
      const column = seed % columns
      let total = 0
      let totalX = 0
      let totalY = 0
      for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
        for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
          const cell = r * columns + c
          const members = count[cell] ?? 0
          if (members === 0 || cluster[cell] !== -1) continue
          const awayX = (sumX[cell] ?? 0) / members - seedX
          const awayY = (sumY[cell] ?? 0) / members - seedY
          if (cell !== seed && awayX * awayX + awayY * awayY >= radius * radius) continue
          cluster[cell] = clusterCount
          total += members
          totalX += sumX[cell] ?? 0
          totalY += sumY[cell] ?? 0
        }
      }
      result.x[clusterCount] = totalX / total
      result.y[clusterCount] = totalY / total
      result.totals[clusterCount] = total
      result.someSlot[clusterCount] = someSlot[seed] ?? 0
      clusterCount += 1
    }
    return { clusterCount, ...result }
  }

  return {
    group(points, box, radius, skippedSlot, candidates) {
      const { columns, cellCount } = bin(points, box, cellsPerRadius / radius, skippedSlot, candidates)
      const merged = merge(columns, cellCount, radius)
      return {
        ...merged,
        clusterOf: (slot) => {
          const cell = cellOfSlot[slot] ?? -1
          return cell === -1 ? -1 : (cells.cluster[cell] ?? -1)
        }
      }
    }
  }
}

function cellsOf(capacity: number): Cells {
  return {
    count: new Uint32Array(capacity),
    sumX: new Float64Array(capacity),
    sumY: new Float64Array(capacity),
    someSlot: new Uint32Array(capacity),
    cluster: new Int32Array(capacity),
    keys: new Float64Array(capacity)
  }
}

/** Occupied cells as keys in ascending order: count, then place. All are marked as in no cluster. */
function heaviestFirst({ count, cluster, keys }: Cells, cellCount: number): Float64Array {
  let occupied = 0
  for (let cell = 0; cell < cellCount; cell++) {
    const members = count[cell] ?? 0
    if (members === 0) continue
    cluster[cell] = -1
    keys[occupied++] = members * cellKeys + (cellKeys - 1 - cell)
  }
  return keys.subarray(0, occupied).sort()
}
