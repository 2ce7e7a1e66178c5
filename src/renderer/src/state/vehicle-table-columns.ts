import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { PositionColumns } from '@shared/ipc/schemas-positions'

/** Indexes into a dictionary: 16 bits each, until a dictionary has more entries. */
export type IndexColumn = Uint16Array | Uint32Array

/** The columns of every vehicle by slot, up to the capacity. Read them anew each time: growing replaces the arrays. */
export interface VehicleColumns {
  /** NaN where there is no position. */
  readonly longitudeDeg: Float64Array
  readonly latitudeDeg: Float64Array
  /** NaN when not reported. */
  readonly speedMps: Float32Array
  /** Clockwise from north, derived from two fixes; NaN when it cannot be known. */
  readonly derivedBearingDeg: Float32Array
  /** Epoch milliseconds; NaN when the vehicle never was anywhere. */
  readonly occurredAtMs: Float64Array
  readonly fleet: IndexColumn
  readonly provider: IndexColumn
  readonly place: IndexColumn
  /** Bits of `vehicleFlags`; 0 where the slot is empty. */
  readonly flags: Uint8Array
  /** Verdict of the connection that it comes through, as an index into `verdictKinds`; 0 (fine) where nothing else is known. */
  readonly source: Uint8Array
}

export interface GrowableColumns {
  /** The arrays of the moment. */
  readonly current: () => VehicleColumns
  /** Highest slot ever written + 1. */
  readonly size: () => number
  /** Copies row `i` of every array into slot `slots[i]`, growing as needed. */
  readonly write: (rows: PositionColumns) => void
  /** Empties slots. */
  readonly erase: (slots: Uint32Array) => void
  readonly clear: () => void
}

const smallestCapacity = 1024

/** From here on unused room would be felt. */
const largeCapacity = 65_536

/** Typed arrays by slot that grow by more than is needed when a slot lies beyond their end, so that a delta costs what it changes. */
export function createGrowableColumns(): GrowableColumns {
  let columns = emptyColumns(0)
  let size = 0

  function reserve(needed: number): void {
    const capacity = columns.flags.length
    const roomy = capacity < largeCapacity ? capacity * 2 : capacity + (capacity >>> 2)
    if (needed > capacity) columns = grown(columns, Math.max(needed, roomy, smallestCapacity))
    size = Math.max(size, needed)
  }

  return {
    current: () => columns,
    size: () => size,
    write(rows) {
      reserve(highest(rows.slots) + 1)
      columns = wideEnough(columns, rows)
      // Indexed loops: at 100,000 rows an iterator or a callback costs as much as the copying.
      for (let row = 0; row < rows.slots.length; row++) copyRow(rows, row, columns, rows.slots[row] ?? 0)
    },
    erase(slots) {
      for (const slot of slots) if (slot < size) eraseRow(columns, slot)
    },
    clear() {
      columns = emptyColumns(0)
      size = 0
    }
  }
}

/** Whether the slot holds a vehicle. */
export function isSlotPresent(columns: VehicleColumns, slot: number): boolean {
  return ((columns.flags[slot] ?? 0) & vehicleFlags.present) !== 0
}

/** The same columns, those of indexes replaced by wider ones where the rows have an index that does not fit. */
function wideEnough(columns: VehicleColumns, rows: PositionColumns): VehicleColumns {
  const fleet = wideFor(columns.fleet, rows.fleet)
  const provider = wideFor(columns.provider, rows.provider)
  const place = wideFor(columns.place, rows.place)
  const isSame = fleet === columns.fleet && provider === columns.provider && place === columns.place
  return isSame ? columns : { ...columns, fleet, provider, place }
}

function wideFor(column: IndexColumn, indexes: Uint32Array): IndexColumn {
  if (column instanceof Uint32Array) return column
  return highest(indexes) > 0xffff ? Uint32Array.from(column) : column
}

function highest(slots: Uint32Array): number {
  let top = -1
  for (let row = 0; row < slots.length; row++) top = Math.max(top, slots[row] ?? 0)
  return top
}

function emptyColumns(capacity: number): VehicleColumns {
  return {
    longitudeDeg: new Float64Array(capacity).fill(NaN),
    latitudeDeg: new Float64Array(capacity).fill(NaN),
    speedMps: new Float32Array(capacity).fill(NaN),
    derivedBearingDeg: new Float32Array(capacity).fill(NaN),
    occurredAtMs: new Float64Array(capacity).fill(NaN),
    fleet: new Uint16Array(capacity),
    provider: new Uint16Array(capacity),
    place: new Uint16Array(capacity),
    flags: new Uint8Array(capacity),
    source: new Uint8Array(capacity)
  }
}

function grown(old: VehicleColumns, capacity: number): VehicleColumns {
  const larger = {
    ...emptyColumns(capacity),
    fleet: roomFor(old.fleet, capacity),
    provider: roomFor(old.provider, capacity),
    place: roomFor(old.place, capacity)
  }
  larger.longitudeDeg.set(old.longitudeDeg)
  larger.latitudeDeg.set(old.latitudeDeg)
  larger.speedMps.set(old.speedMps)
  larger.derivedBearingDeg.set(old.derivedBearingDeg)
  larger.occurredAtMs.set(old.occurredAtMs)
  larger.flags.set(old.flags)
  larger.source.set(old.source)
  return larger
}

/** A larger column of the same width. */
function roomFor(old: IndexColumn, capacity: number): IndexColumn {
  const larger = old instanceof Uint16Array ? new Uint16Array(capacity) : new Uint32Array(capacity)
  larger.set(old)
  return larger
}

function copyRow(from: PositionColumns, row: number, to: VehicleColumns, slot: number): void {
  to.longitudeDeg[slot] = from.longitudeDeg[row] ?? NaN
  to.latitudeDeg[slot] = from.latitudeDeg[row] ?? NaN
  to.speedMps[slot] = from.speedMps[row] ?? NaN
  to.derivedBearingDeg[slot] = from.derivedBearingDeg[row] ?? NaN
  to.occurredAtMs[slot] = from.occurredAtMs[row] ?? NaN
  to.fleet[slot] = from.fleet[row] ?? 0
  to.provider[slot] = from.provider[row] ?? 0
  to.place[slot] = from.place[row] ?? 0
  to.flags[slot] = from.flags[row] ?? 0
}

function eraseRow(columns: VehicleColumns, slot: number): void {
  columns.longitudeDeg[slot] = NaN
  columns.latitudeDeg[slot] = NaN
  columns.speedMps[slot] = NaN
  columns.derivedBearingDeg[slot] = NaN
  columns.occurredAtMs[slot] = NaN
  columns.fleet[slot] = 0
  columns.provider[slot] = 0
  columns.place[slot] = 0
  columns.flags[slot] = 0
  columns.source[slot] = 0
}
