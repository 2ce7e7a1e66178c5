import type { DrawnTable } from './vehicle-features'

/** A box in degrees; `eastDeg` is beyond 180 where the box crosses the antimeridian. */
export interface FleetBounds {
  readonly westDeg: number
  readonly southDeg: number
  readonly eastDeg: number
  readonly northDeg: number
}

type PlacedTable = Pick<DrawnTable, 'longitudeDeg' | 'latitudeDeg' | 'isPresent'> & { readonly size: number }

/** Cells by which the main area is told from strays, in degrees. */
const cellDeg = 4
const cellsAround = 360 / cellDeg
/** An area is the main one when it holds at least this share of the vehicles. */
const mainShare = 0.8

/** The smallest box around every vehicle with a position; null when there is none. */
export function fleetBounds(table: PlacedTable): FleetBounds | null {
  return boundsOf(table, placedSlots(table))
}

/**
 * The box around the main area of the fleet: the largest run of neighbouring cells, where that holds most vehicles, so that three trucks on another
 * continent do not make the first view a view of the ocean. Otherwise the box around all.
 */
export function mainAreaBounds(table: PlacedTable): FleetBounds | null {
  const slots = placedSlots(table)
  const bySlot = new Map(slots.map((slot) => [slot, cellOf(table, slot)]))
  const counts = new Map<number, number>()
  for (const cell of bySlot.values()) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const main = largestArea(counts)
  const mainSlots = slots.filter((slot) => main.has(bySlot.get(slot) ?? -1))
  return boundsOf(table, mainSlots.length >= slots.length * mainShare ? mainSlots : slots)
}

function placedSlots(table: PlacedTable): number[] {
  const slots: number[] = []
  for (let slot = 0; slot < table.size; slot++) {
    const isPlaced = Number.isFinite(table.longitudeDeg[slot]) && Number.isFinite(table.latitudeDeg[slot])
    if (isPlaced && table.isPresent(slot)) slots.push(slot)
  }
  return slots
}

function boundsOf(table: PlacedTable, slots: readonly number[]): FleetBounds | null {
  if (slots.length === 0) return null
  let [southDeg, northDeg] = [90, -90]
  for (const slot of slots) {
    southDeg = Math.min(southDeg, table.latitudeDeg[slot] ?? 90)
    northDeg = Math.max(northDeg, table.latitudeDeg[slot] ?? -90)
  }
  // The shortest way around the globe that meets all of them is what the widest gap between neighbours leaves.
  const longitudes = Float64Array.from(slots, (slot) => table.longitudeDeg[slot] ?? 0).sort()
  let westDeg = longitudes[0] ?? 0
  let widestGap = westDeg + 360 - (longitudes[longitudes.length - 1] ?? 0)
  for (let index = 1; index < longitudes.length; index++) {
    const gap = (longitudes[index] ?? 0) - (longitudes[index - 1] ?? 0)
    if (gap > widestGap) [westDeg, widestGap] = [longitudes[index] ?? 0, gap]
  }
  return { westDeg, southDeg, eastDeg: westDeg + 360 - widestGap, northDeg }
}

function cellOf(table: PlacedTable, slot: number): number {
  const column = Math.floor(((table.longitudeDeg[slot] ?? 0) + 180) / cellDeg) % cellsAround
  return Math.floor(((table.latitudeDeg[slot] ?? 0) + 90) / cellDeg) * cellsAround + column
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
