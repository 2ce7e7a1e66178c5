import type { PositionColumns } from '@shared/ipc/schemas-positions'

/** Columns indexed by slot; they grow together, and an entry never moves. */
export interface SlotColumns {
  longitudeDeg: Float64Array
  latitudeDeg: Float64Array
  speedMps: Float32Array
  derivedBearingDeg: Float32Array
  occurredAtMs: Float64Array
  /** Number of a key in the fleets' `KeyedLabels`. */
  fleet: Uint32Array
  /** Number of a key in the providers' `KeyedLabels`. */
  provider: Uint32Array
  /** Index into the dictionary of places. */
  place: Uint32Array
  flags: Uint8Array
}

/** Empty columns for a thousand slots. */
export function createSlotColumns(capacity = 1024): SlotColumns {
  return {
    longitudeDeg: new Float64Array(capacity).fill(NaN),
    latitudeDeg: new Float64Array(capacity).fill(NaN),
    speedMps: new Float32Array(capacity).fill(NaN),
    derivedBearingDeg: new Float32Array(capacity).fill(NaN),
    occurredAtMs: new Float64Array(capacity).fill(NaN),
    fleet: new Uint32Array(capacity),
    provider: new Uint32Array(capacity),
    place: new Uint32Array(capacity),
    flags: new Uint8Array(capacity)
  }
}

/** Makes room for `size` slots, by half as much again each time: twice would waste up to half of the memory. */
export function growSlotColumns(columns: SlotColumns, size: number): void {
  if (size <= columns.flags.length) return
  const larger = createSlotColumns(Math.max(size, Math.ceil(columns.flags.length * 1.5)))
  larger.longitudeDeg.set(columns.longitudeDeg)
  larger.latitudeDeg.set(columns.latitudeDeg)
  larger.speedMps.set(columns.speedMps)
  larger.derivedBearingDeg.set(columns.derivedBearingDeg)
  larger.occurredAtMs.set(columns.occurredAtMs)
  larger.fleet.set(columns.fleet)
  larger.provider.set(columns.provider)
  larger.place.set(columns.place)
  larger.flags.set(columns.flags)
  Object.assign(columns, larger)
}

/** How key numbers and flags become what the page may see. */
export interface ColumnTranslation {
  readonly fleetEntry: (number: number) => number
  readonly providerEntry: (number: number) => number
  readonly flagsMask: number
}

/**
 * Copies some slots out, into arrays of exactly the right length with buffers of their own: a view into a larger buffer would send
 * the whole buffer over the bridge.
 *
 * @param slots ascending
 */
export function copySlotColumns(
  columns: SlotColumns,
  slots: Uint32Array,
  { fleetEntry, providerEntry, flagsMask }: ColumnTranslation
): PositionColumns {
  const copy = {
    slots: slots.slice(),
    longitudeDeg: new Float64Array(slots.length),
    latitudeDeg: new Float64Array(slots.length),
    speedMps: new Float32Array(slots.length),
    derivedBearingDeg: new Float32Array(slots.length),
    occurredAtMs: new Float64Array(slots.length),
    fleet: new Uint32Array(slots.length),
    provider: new Uint32Array(slots.length),
    place: new Uint32Array(slots.length),
    flags: new Uint8Array(slots.length)
  }
  // Spelt out on purpose: a helper that serves all kinds of arrays is several times slower at 100,000 rows.
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row] ?? 0
    copy.longitudeDeg[row] = columns.longitudeDeg[slot] ?? NaN
    copy.latitudeDeg[row] = columns.latitudeDeg[slot] ?? NaN
    copy.speedMps[row] = columns.speedMps[slot] ?? NaN
    copy.derivedBearingDeg[row] = columns.derivedBearingDeg[slot] ?? NaN
    copy.occurredAtMs[row] = columns.occurredAtMs[slot] ?? NaN
    copy.fleet[row] = fleetEntry(columns.fleet[slot] ?? 0)
    copy.provider[row] = providerEntry(columns.provider[slot] ?? 0)
    copy.place[row] = columns.place[slot] ?? 0
    copy.flags[row] = (columns.flags[slot] ?? 0) & flagsMask
  }
  return copy
}

/** One entry; NaN outside the array, which no caller reaches. */
export function entry(column: Float64Array | Float32Array | Uint32Array | Uint8Array, slot: number): number {
  return column[slot] ?? NaN
}
