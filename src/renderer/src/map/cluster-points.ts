import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { GridPoints } from './cluster-grid'
import type { MercatorBox, PointColumns } from './cluster-protocol'
import { mercatorX, mercatorY } from './mercator'

/** The worker's own copy of the positions, in Mercator units; NaN where a slot is empty or has no position. */
export interface PointStore extends GridPoints {
  readonly occurredAtMs: Float64Array
  readonly flags: Uint8Array
  readonly reset: (columns: PointColumns) => void
  readonly patch: (slots: Uint32Array, columns: PointColumns, removedSlots: Uint32Array) => void
  readonly isIn: (slot: number, box: MercatorBox) => boolean
  readonly countIn: (box: MercatorBox) => number
  readonly slotsWhere: (isWanted: (slot: number) => boolean) => Uint32Array
}

/** An empty store. */
export function createPointStore(): PointStore {
  let size = 0
  let x = new Float64Array(0)
  let y = new Float64Array(0)
  let occurredAtMs = new Float64Array(0)
  let flags = new Uint8Array(0)

  function reserve(needed: number): void {
    if (needed > x.length) {
      const capacity = Math.max(needed, x.length * 2)
      x = grown(x, capacity)
      y = grown(y, capacity)
      occurredAtMs = grown(occurredAtMs, capacity)
      const flagsBefore = flags
      flags = new Uint8Array(capacity)
      flags.set(flagsBefore)
    }
    size = Math.max(size, needed)
  }

  function put(slot: number, columns: PointColumns, row: number): void {
    const rowFlags = columns.flags[row] ?? 0
    const isPresent = (rowFlags & vehicleFlags.present) !== 0
    x[slot] = isPresent ? mercatorX(columns.longitudeDeg[row] ?? NaN) : NaN
    y[slot] = isPresent ? mercatorY(columns.latitudeDeg[row] ?? NaN) : NaN
    occurredAtMs[slot] = columns.occurredAtMs[row] ?? NaN
    flags[slot] = rowFlags
  }

  function isIn(slot: number, box: MercatorBox): boolean {
    let pointX = x[slot] ?? NaN
    const pointY = y[slot] ?? NaN
    if (pointX < box.minX) pointX += 1
    return pointX >= box.minX && pointX < box.maxX && pointY >= box.minY && pointY < box.maxY
  }

  return {
    get x() {
      return x
    },
    get y() {
      return y
    },
    get size() {
      return size
    },
    get occurredAtMs() {
      return occurredAtMs
    },
    get flags() {
      return flags
    },
    reset(columns) {
      size = 0
      reserve(columns.flags.length)
      for (let slot = 0; slot < size; slot++) put(slot, columns, slot)
    },
    patch(slots, columns, removedSlots) {
      reserve(slots.reduce((top, slot) => Math.max(top, slot + 1), size))
      for (const slot of removedSlots) if (slot < size) x[slot] = NaN
      slots.forEach((slot, row) => put(slot, columns, row))
    },
    isIn,
    countIn(box) {
      let count = 0
      for (let slot = 0; slot < size; slot++) if (isIn(slot, box)) count += 1
      return count
    },
    slotsWhere(isWanted) {
      const wanted: number[] = []
      for (let slot = 0; slot < size; slot++) if (isWanted(slot)) wanted.push(slot)
      return Uint32Array.from(wanted)
    }
  }
}

function grown(old: Float64Array<ArrayBuffer>, capacity: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(capacity).fill(NaN)
  larger.set(old)
  return larger
}
