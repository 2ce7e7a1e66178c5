/** Columns indexed by slot; they grow together, and an entry never moves. */
export interface SlotColumns {
  longitudeDeg: Float64Array
  latitudeDeg: Float64Array
  speedMps: Float32Array
  derivedBearingDeg: Float32Array
  occurredAtMs: Float64Array
  /** When a sweep last had the vehicle in it, in seconds since the epoch; 0 when none had. */
  lastSeenAtS: Uint32Array
  /** Number of a key in the fleets' `KeyedLabels`. */
  fleet: Uint32Array
  /** Number of a key in the providers' `KeyedLabels`. */
  provider: Uint32Array
  /** Index into the dictionary of places. */
  place: Uint32Array
  /** Bits of `vehicleFlags` and `ownFlags`. */
  flags: Uint8Array
}

/** Room for so many slots at first. */
const firstCapacity = 1024

/** Empty columns. */
export function createSlotColumns(): SlotColumns {
  return emptiedFrom(0, zeroColumns(firstCapacity))
}

/** From here on unused room would be felt. */
const largeCapacity = 65_536

/**
 * Room for `size` entries where there was room for `capacity`: a quarter more each time, an eighth where there are many. Twice would
 * leave up to half of the memory unused; an eighth copies every entry about eight times before it rests, some nanoseconds a vehicle.
 */
export function nextCapacity(capacity: number, size: number): number {
  return Math.max(size, firstCapacity, capacity + (capacity >>> (capacity < largeCapacity ? 2 : 3)))
}

/**
 * Makes room for `size` slots. Whoever kept an array from before must read it anew from `columns`.
 *
 * @returns whether there was too little
 */
export function growSlotColumns(columns: SlotColumns, size: number): boolean {
  const used = columns.flags.length
  if (size <= used) return false
  const larger = zeroColumns(nextCapacity(used, size))
  larger.longitudeDeg.set(columns.longitudeDeg)
  larger.latitudeDeg.set(columns.latitudeDeg)
  larger.speedMps.set(columns.speedMps)
  larger.derivedBearingDeg.set(columns.derivedBearingDeg)
  larger.occurredAtMs.set(columns.occurredAtMs)
  larger.lastSeenAtS.set(columns.lastSeenAtS)
  larger.fleet.set(columns.fleet)
  larger.provider.set(columns.provider)
  larger.place.set(columns.place)
  larger.flags.set(columns.flags)
  Object.assign(columns, emptiedFrom(used, larger))
  return true
}

/** `numbers`, or a larger copy with room for `size` entries; what is new is 0. */
export function grownNumbers(numbers: Uint32Array, size: number): Uint32Array {
  if (size <= numbers.length) return numbers
  const larger = new Uint32Array(nextCapacity(numbers.length, size))
  larger.set(numbers)
  return larger
}

function zeroColumns(capacity: number): SlotColumns {
  return {
    longitudeDeg: new Float64Array(capacity),
    latitudeDeg: new Float64Array(capacity),
    speedMps: new Float32Array(capacity),
    derivedBearingDeg: new Float32Array(capacity),
    occurredAtMs: new Float64Array(capacity),
    lastSeenAtS: new Uint32Array(capacity),
    fleet: new Uint32Array(capacity),
    provider: new Uint32Array(capacity),
    place: new Uint32Array(capacity),
    flags: new Uint8Array(capacity)
  }
}

/** Nothing is known of the slots from `first` on. */
function emptiedFrom(first: number, columns: SlotColumns): SlotColumns {
  columns.longitudeDeg.fill(NaN, first)
  columns.latitudeDeg.fill(NaN, first)
  columns.speedMps.fill(NaN, first)
  columns.derivedBearingDeg.fill(NaN, first)
  columns.occurredAtMs.fill(NaN, first)
  return columns
}
