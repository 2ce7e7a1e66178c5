import type { VehicleTable } from '@renderer/state/vehicle-table'

/** A box in degrees; `eastDeg` is beyond 180 where the box crosses the antimeridian. */
export interface FleetBounds {
  readonly westDeg: number
  readonly southDeg: number
  readonly eastDeg: number
  readonly northDeg: number
}

type PlacedTable = Pick<VehicleTable, 'longitudeDeg' | 'latitudeDeg' | 'isPresent' | 'size'>

/** Cells by which the main area is told from strays, in degrees. */
const cellDeg = 4
const cellsAround = 360 / cellDeg
/** An area is the main one when it holds at least this share of the vehicles. */
const mainShare = 0.8

/** The smallest box around every vehicle with a position; null when there is none. */
export function fleetBounds(table: PlacedTable): FleetBounds | null {
  return boundsOf(table, cellsOf(table).bySlot, null)
}

/**
 * The box around the main area of the fleet: the largest run of neighbouring cells, where that holds most vehicles, so that three trucks on another
 * continent do not make the first view a view of the ocean. Otherwise the box around all.
 */
export function mainAreaBounds(table: PlacedTable): FleetBounds | null {
  const { bySlot, counts, placed } = cellsOf(table)
  const main = largestArea(counts)
  let inMain = 0
  for (const cell of main) inMain += counts.get(cell) ?? 0
  return boundsOf(table, bySlot, inMain >= placed * mainShare ? main : null)
}

/** The cell of each slot, -1 where nothing is placed; it stands between the snapshot and the first picture, so there is no object per vehicle. */
function cellsOf(table: PlacedTable) {
  const { longitudeDeg, latitudeDeg, size } = table
  const bySlot = new Int32Array(size).fill(-1)
  const tally = new Uint32Array(cellsAround * (180 / cellDeg + 1))
  let placed = 0
  for (let slot = 0; slot < size; slot++) {
    const longitude = longitudeDeg[slot] ?? NaN
    const latitude = latitudeDeg[slot] ?? NaN
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude) || !table.isPresent(slot)) continue
    const cell = cellOf(longitude, latitude)
    bySlot[slot] = cell
    tally[cell] = (tally[cell] ?? 0) + 1
    placed += 1
  }
  const counts = new Map<number, number>()
  tally.forEach((count, cell) => {
    if (count > 0) counts.set(cell, count)
  })
  return { bySlot, counts, placed }
}

/** @param only cells that count; null for all */
function boundsOf(table: PlacedTable, bySlot: Int32Array, only: ReadonlySet<number> | null): FleetBounds | null {
  const { longitudeDeg, latitudeDeg } = table
  // By columns of cells: to sort 100,000 longitudes takes longer than everything else here.
  const west = new Float64Array(cellsAround + 1).fill(Infinity)
  const east = new Float64Array(cellsAround + 1).fill(-Infinity)
  let [southDeg, northDeg] = [90, -90]
  for (let slot = 0; slot < bySlot.length; slot++) {
    const cell = bySlot[slot] ?? -1
    if (cell === -1 || (only !== null && !only.has(cell))) continue
    const latitude = latitudeDeg[slot] ?? 0
    if (latitude < southDeg) southDeg = latitude
    if (latitude > northDeg) northDeg = latitude
    const longitude = longitudeDeg[slot] ?? 0
    const column = Math.max(0, Math.min(cellsAround, Math.floor((longitude + 180) / cellDeg)))
    if (longitude < (west[column] ?? 0)) west[column] = longitude
    if (longitude > (east[column] ?? 0)) east[column] = longitude
  }
  const widest = widestGap(west, east)
  return widest && { westDeg: widest.toDeg, southDeg, eastDeg: widest.toDeg + 360 - widest.gapDeg, northDeg }
}

/**
 * The shortest way around the globe that meets all longitudes is what the widest gap between neighbours leaves. Gaps within a column do not count:
 * where one of those is the widest, the box is around all of the globe in any case.
 *
 * @param west, east the outermost longitudes of each column, infinite where it has none
 */
function widestGap(west: Float64Array, east: Float64Array): { readonly toDeg: number; readonly gapDeg: number } | null {
  const used = [...west.keys()].filter((column) => west[column] !== Infinity)
  const first = used[0]
  if (first === undefined) return null
  let before = (east[used.at(-1) ?? first] ?? 0) - 360
  let widest = { toDeg: 0, gapDeg: -Infinity }
  for (const column of used) {
    const toDeg = west[column] ?? 0
    if (toDeg - before > widest.gapDeg) widest = { toDeg, gapDeg: toDeg - before }
    before = east[column] ?? 0
  }
  return widest
}

function cellOf(longitudeDeg: number, latitudeDeg: number): number {
  const column = Math.floor((longitudeDeg + 180) / cellDeg) % cellsAround
  return Math.floor((latitudeDeg + 90) / cellDeg) * cellsAround + column
}

/** Cells of the area with the most vehicles; cells that are at most two apart are one area. */
function largestArea(counts: ReadonlyMap<number, number>): ReadonlySet<number> {
  const left = new Set(counts.keys())
  let best: ReadonlySet<number> = new Set()
  let most = 0
  for (const start of counts.keys()) {
    if (!left.has(start)) continue
    const area = new Set<number>()
    const open = [start]
    let vehicles = 0
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      if (!left.delete(cell)) continue
      area.add(cell)
      vehicles += counts.get(cell) ?? 0
      open.push(...neighboursOf(cell).filter((neighbour) => left.has(neighbour)))
    }
    if (vehicles > most) [best, most] = [area, vehicles]
  }
  return best
}

function neighboursOf(cell: number): number[] {
  const row = Math.floor(cell / cellsAround)
  const column = cell % cellsAround
  const steps = [-2, -1, 0, 1, 2]
  return steps.flatMap((down) =>
    steps.map((along) => (row + down) * cellsAround + ((column + along + cellsAround) % cellsAround))
  )
}
