import { ringGroups } from './vehicle-look'

/** Sort keys hold the count above these 24 bits and the cell below them. */
export const cellKeys = 2 ** 24
const firstCapacity = 1024

/** What is known of occupied cells. */
export interface CellColumns {
  readonly cellOf: Uint32Array
  readonly count: Uint32Array
  readonly sumX: Float64Array
  readonly sumY: Float64Array
  readonly someSlot: Uint32Array
  readonly groups: Uint32Array
  /** The largest of `severities` in the cell. */
  readonly worst: Uint8Array
  readonly cluster: Int32Array
}

/** The cells of a grid that hold points; only for these is anything kept but a number. */
export interface Cells {
  /** Where the columns of a cell are, by cell; -1 when it is empty. */
  readonly places: Int32Array
  /** By the order of occupation; replaced when they grow. */
  readonly columns: CellColumns
  /** Empties a grid of so many cells. */
  readonly begin: (cellCount: number) => void
  /** Begins a cell with its first slot. @returns where its columns are */
  readonly occupy: (cell: number, slot: number) => number
  /** Where a cell's columns are; -1 when it is empty. */
  readonly occupiedAt: (cell: number) => number
  /** Keys in ascending order: count, then place. */
  readonly heaviestLast: () => Float64Array
}

/** No cells; the buffers grow with use and are kept. */
export function createCells(): Cells {
  let places = new Int32Array(0)
  let columns = columnsFor(firstCapacity)
  let occupied = 0

  return {
    get places() {
      return places
    },
    get columns() {
      return columns
    },
    begin(cellCount) {
      if (cellCount > places.length) places = new Int32Array(cellCount + (cellCount >> 2))
      places.fill(-1, 0, cellCount)
      occupied = 0
    },
    occupy(cell, slot) {
      if (occupied === columns.count.length) columns = widened(columns)
      const at = occupied++
      places[cell] = at
      columns.cellOf[at] = cell
      columns.count[at] = 0
      columns.sumX[at] = 0
      columns.sumY[at] = 0
      columns.someSlot[at] = slot
      columns.cluster[at] = -1
      columns.worst[at] = 0
      columns.groups.fill(0, at * ringGroups.length, (at + 1) * ringGroups.length)
      return at
    },
    occupiedAt: (cell) => places[cell] ?? -1,
    heaviestLast() {
      const keys = new Float64Array(occupied)
      for (let at = 0; at < occupied; at++) {
        keys[at] = (columns.count[at] ?? 0) * cellKeys + (cellKeys - 1 - (columns.cellOf[at] ?? 0))
      }
      return keys.sort()
    }
  }
}

function columnsFor(capacity: number): CellColumns {
  return {
    cellOf: new Uint32Array(capacity),
    count: new Uint32Array(capacity),
    sumX: new Float64Array(capacity),
    sumY: new Float64Array(capacity),
    someSlot: new Uint32Array(capacity),
    groups: new Uint32Array(capacity * ringGroups.length),
    worst: new Uint8Array(capacity),
    cluster: new Int32Array(capacity)
  }
}

function widened(old: CellColumns): CellColumns {
  const wider = columnsFor(old.count.length * 2)
  wider.cellOf.set(old.cellOf)
  wider.count.set(old.count)
  wider.sumX.set(old.sumX)
  wider.sumY.set(old.sumY)
  wider.someSlot.set(old.someSlot)
  wider.groups.set(old.groups)
  wider.worst.set(old.worst)
  wider.cluster.set(old.cluster)
  return wider
}
