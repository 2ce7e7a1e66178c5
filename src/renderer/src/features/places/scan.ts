import { distanceM, placeBounds, type PlaceShape } from '@shared/domain/place'
import { insideTest } from '@shared/domain/place-inside'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable } from '@renderer/state/vehicle-table'

/** Who is inside a place. */
export interface PlaceScan {
  readonly total: number
  readonly moving: number
  /** At most `mostRows` of them, in the order asked for. */
  readonly rows: readonly PlaceRow[]
}

interface PlaceRow {
  readonly slot: number
  /** From the middle of the place. */
  readonly distanceM: number
}

export type RowOrder = 'name' | 'distance'

/** More than anybody reads. */
export const mostRows = 200
/** Above this, names are not compared: those that are nearest to the middle are listed, by name. */
const mostNamed = 2000

type ScannedTable = Pick<
  VehicleTable,
  'longitudeDeg' | 'latitudeDeg' | 'flags' | 'size' | 'epoch' | 'version' | 'isPresent' | 'name'
>

/** Bit `slot & 31` of word `slot >>> 5`; null when all pass. */
export type Passing = Uint32Array | null

/** Nobody is inside. */
export const emptyScan: PlaceScan = { total: 0, moving: 0, rows: [] }

/** How many are inside: one look at two columns per vehicle, no object. */
export function countInside(table: ScannedTable, passing: Passing, shape: PlaceShape): number {
  let total = 0
  eachInside(table, passing, shape, () => total++)
  return total
}

/** Who is inside, by name or by the distance from the middle. */
export function scanPlace(table: ScannedTable, passing: Passing, shape: PlaceShape, order: RowOrder): PlaceScan {
  const slots = new Uint32Array(table.size)
  let total = 0
  let moving = 0
  eachInside(table, passing, shape, (slot) => {
    slots[total++] = slot
    if (((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0) moving += 1
  })
  if (total === 0) return emptyScan
  const [fromLongitudeDeg, fromLatitudeDeg] = middleOf(shape)
  const inside = slots.subarray(0, total)
  const distances = Float64Array.from(inside, (slot) =>
    distanceM(fromLongitudeDeg, fromLatitudeDeg, table.longitudeDeg[slot] ?? NaN, table.latitudeDeg[slot] ?? NaN)
  )
  const isNamed = order === 'name' && total <= mostNamed
  // A typed array sorts its numbers fast: the farthest that is listed is known before a single row is made.
  const farthestM = isNamed || total <= mostRows ? Infinity : (distances.slice().sort()[mostRows - 1] ?? Infinity)
  const rows: PlaceRow[] = []
  inside.forEach((slot, index) => {
    const away = distances[index] ?? Infinity
    if (away <= farthestM) rows.push({ slot, distanceM: away })
  })
  const byDistance = (a: PlaceRow, b: PlaceRow) => a.distanceM - b.distanceM || a.slot - b.slot
  if (order === 'distance') rows.sort(byDistance)
  else rows.sort((a, b) => byName.compare(table.name(a.slot), table.name(b.slot)) || a.slot - b.slot)
  return { total, moving, rows: rows.slice(0, mostRows) }
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function eachInside(table: ScannedTable, passing: Passing, shape: PlaceShape, visit: (slot: number) => void): void {
  const isInside = insideTest(shape)
  const { longitudeDeg, latitudeDeg, size } = table
  for (let slot = 0; slot < size; slot++) {
    if (passing !== null && (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0) continue
    if (!isInside(longitudeDeg[slot] ?? NaN, latitudeDeg[slot] ?? NaN) || !table.isPresent(slot)) continue
    visit(slot)
  }
}

function middleOf(shape: PlaceShape): readonly [longitudeDeg: number, latitudeDeg: number] {
  if (shape.kind === 'circle') return [shape.centre.longitudeDeg, shape.centre.latitudeDeg]
  const { westDeg, southDeg, eastDeg, northDeg } = placeBounds(shape)
  return [(westDeg + eastDeg) / 2, (southDeg + northDeg) / 2]
}
