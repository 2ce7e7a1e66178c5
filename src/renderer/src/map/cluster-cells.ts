import { ringGroups } from './vehicle-look'

/** Sort keys hold the count above these 24 bits and the cell below them. */
export const cellKeys = 2 ** 24
const firstCapacity = 1024

interface CellColumns {
  readonly cellOf: Uint32Array
  readonly count: Uint32Array
  readonly sumX: Float64Array
  readonly sumY: Float64Array
  readonly someSlot: Uint32Array
  readonly groups: Uint32Array
  readonly cluster: Int32Array
}

/** The cells of a grid that hold points; only for these is anything kept but a number. Columns are by the order of occupation. */
export interface Cells extends CellColumns {
  /** Empties a grid of so many cells. */
  readonly begin: (cellCount: number) => void
  readonly add: (cell: number, awayX: number, awayY: number, slot: number, ringGroup: number) => void
  /** Where a cell's columns are; -1 when it is empty. */
  readonly occupiedAt: (cell: number) => number
  /** Keys in ascending order: count, then place. Marks all cells as in no cluster. */
  readonly heaviestLast: () => Float64Array
}

/** No cells; the buffers grow with use and are kept. */
export function createCells(): Cells {
  let places = new Int32Array(0)
  let columns = columnsFor(firstCapacity)
  let occupied = 0

  function occupy(cell: number, slot: number): number {
    if (occupied === columns.count.length) columns = widened(columns)
    const at = occupied++
    places[cell] = at
    columns.cellOf[at] = cell
    columns.count[at] = 0
    columns.sumX[at] = 0
    columns.sumY[at] = 0
    columns.someSlot[at] = slot
    columns.cluster[at] = -1
    columns.groups.fill(0, at * ringGroups.length, (at + 1) * ringGroups.length)
    return at
  }

  return {
    get cellOf() {
      return columns.cellOf
    },
    get count() {
      return columns.count
    },
    get sumX() {
      return columns.sumX
    },
    get sumY() {
      return columns.sumY
    },
    get someSlot() {
      return columns.someSlot
    },
    get groups() {
      return columns.groups
    },
    get cluster() {
      return columns.cluster
    },
    begin(cellCount) {
      if (cellCount > places.length) places = new Int32Array(cellCount + (cellCount >> 2))
      places.fill(-1, 0, cellCount)
      occupied = 0
    },
    add(cell, awayX, awayY, slot, ringGroup) {
      const known = places[cell] ?? -1
      const at = known === -1 ? occupy(cell, slot) : known
      columns.count[at] = (columns.count[at] ?? 0) + 1
      columns.sumX[at] = (columns.sumX[at] ?? 0) + awayX
      columns.sumY[at] = (columns.sumY[at] ?? 0) + awayY
      const group = at * ringGroups.length + ringGroup
      columns.groups[group] = (columns.groups[group] ?? 0) + 1
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
  wider.cluster.set(old.cluster)
  return wider
}
