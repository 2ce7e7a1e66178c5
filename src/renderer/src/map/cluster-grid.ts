import type { Points } from './cluster-points'
import { cellKeys, createCells, type Cells } from './cluster-cells'
import { fixedOf, worldUnits } from './fixed-point'
import type { MercatorBox } from './cluster-protocol'
import { isPassing, noSecond, type Sieve } from './cluster-sieve'
import { problemGroup, ringGroupIndex, ringGroups, severities } from './vehicle-look'

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
  /** The largest of `severities` in each cluster. */
  readonly worst: Uint8Array
  /** When the oldest vehicle of each of the first four staleness buckets was there, in seconds; `noSecond` where there is none. */
  readonly oldest: Uint32Array
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
  /** Which vehicles take part. */
  readonly sieve: Sieve
  /** The only slots to look at; all when left out. */
  readonly candidates?: Uint32Array
}

export interface ClusterGrid {
  readonly group: (question: GroupQuestion) => Grouping
}

/** Fine cells per radius. */
const cellsPerRadius = 3
const ringGroupCount = ringGroups.length
/** By staleness bucket, and whether the vehicle moved. */
const ringGroupTable = Uint8Array.from({ length: 10 }, (_, look) => ringGroupIndex(look >> 1, (look & 1) === 1))

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
      const { points, box, sieve } = question
      const frame = frameOf(box, question.radius)
      cells.begin(frame.columns * frame.rows)
      const oldest = bin(cells, question, frame)
      const merged = merge(cells, frame.columns, frame.rows, box, question.radius)
      return {
        ...merged,
        oldest,
        clusterOf(slot) {
          const { x, y } = points
          const pointX = x[slot] ?? 0
          const pointY = y[slot] ?? 0
          if (slot >= points.size || !isPassing(sieve, points.marks, slot) || !isInBox(box, pointX, pointY)) return -1
          const occupied = cells.occupiedAt(cellAt(box, frame, pointX, pointY))
          return occupied === -1 ? -1 : (cells.columns.cluster[occupied] ?? -1)
        }
      }
    }
  }
}

/** Where the cells of a question lie. */
interface Frame {
  /** Cells to the unit. */
  readonly scale: number
  readonly firstColumn: number
  readonly firstRow: number
  readonly columns: number
  readonly rows: number
}

function frameOf(box: FixedBox, radius: number): Frame {
  // A whole number of cells around the world: the same ones on both sides of the antimeridian.
  const scale = Math.max(1, Math.round((cellsPerRadius * worldUnits) / radius)) / worldUnits
  const firstColumn = Math.floor(box.x * scale)
  const firstRow = Math.floor(box.y * scale)
  const columns = Math.floor((box.x + box.width) * scale) - firstColumn + 1
  const rows = Math.floor((box.y + box.height) * scale) - firstRow + 1
  return { scale, firstColumn, firstRow, columns, rows }
}

function cellAt(box: FixedBox, { scale, firstColumn, firstRow, columns }: Frame, x: number, y: number): number {
  const column = Math.floor((box.x + ((x - box.x) >>> 0)) * scale) - firstColumn
  return (Math.floor(y * scale) - firstRow) * columns + column
}

/**
 * Puts every point that counts into its cell. It runs over the whole fleet at every tick: what `isPassing`, `isInBox` and `cellAt` say is written out
 * here, on local names, which is several times as fast as asking them.
 *
 * @returns when the oldest vehicle of each staleness bucket was there
 */
function bin(cells: Cells, { points, box, sieve, candidates }: GroupQuestion, frame: Frame): Uint32Array {
  const { x, y, seconds, marks, sources } = points
  const { asked, passing, firstExempt, secondExempt } = sieve
  const { scale, firstColumn, firstRow, columns } = frame
  const { x: boxX, y: boxY, width, height } = box
  const [liveFrom, recentFrom, lateFrom, staleFrom] = sieve.bucketsFrom
  const oldest = new Uint32Array(4).fill(noSecond)
  const places = cells.places
  let held = cells.columns
  const amount = candidates ? candidates.length : points.size
  for (let index = 0; index < amount; index++) {
    const slot = candidates ? (candidates[index] ?? 0) : index
    const mark = marks[slot] ?? 0
    if ((mark & asked) !== 1) continue
    if (passing !== null && (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0) continue
    const awayX = ((x[slot] ?? 0) - boxX) >>> 0
    if (awayX >= width) continue
    const pointY = y[slot] ?? 0
    const awayY = pointY - boxY
    if (awayY < 0 || awayY >= height) continue
    if (slot === firstExempt || slot === secondExempt) continue

    const column = Math.floor((boxX + awayX) * scale) - firstColumn
    const cell = (Math.floor(pointY * scale) - firstRow) * columns + column
    let at = places[cell] ?? -1
    if (at === -1) {
      at = cells.occupy(cell, slot)
      held = cells.columns
    }
    const second = seconds[slot] ?? 0
    const bucket =
      second >= liveFrom ? 0 : second >= recentFrom ? 1 : second >= lateFrom ? 2 : second >= staleFrom ? 3 : 4
    if (second < (oldest[bucket] ?? 0)) oldest[bucket] = second
    // A live position proves that data flows (`vehicleVerdictIndex`), whatever is said of the connection.
    const severity = bucket === 0 ? 0 : (severities[sources[slot] ?? 0] ?? 0)
    const look = severity === 0 ? (ringGroupTable[(bucket << 1) | ((mark >> 1) & 1)] ?? 0) : problemGroup
    const group = at * ringGroupCount + look
    if (severity > (held.worst[at] ?? 0)) held.worst[at] = severity
    held.count[at] = (held.count[at] ?? 0) + 1
    held.sumX[at] = (held.sumX[at] ?? 0) + awayX
    held.sumY[at] = (held.sumY[at] ?? 0) + awayY
    held.groups[group] = (held.groups[group] ?? 0) + 1
  }
  return oldest
}

function merge(
  cells: Cells,
  columns: number,
  rows: number,
  box: FixedBox,
  radius: number
): Omit<Grouping, 'clusterOf' | 'oldest'> {
  const { count, sumX, sumY, someSlot, cluster, cellOf, groups, worst } = cells.columns
  const order = cells.heaviestLast()
  const result = {
    x: new Uint32Array(order.length),
    y: new Uint32Array(order.length),
    totals: new Uint32Array(order.length),
    someSlot: new Uint32Array(order.length),
    groups: new Uint32Array(order.length * ringGroups.length),
    worst: new Uint8Array(order.length)
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
        result.worst[clusterCount] = Math.max(result.worst[clusterCount] ?? 0, worst[cell] ?? 0)
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
