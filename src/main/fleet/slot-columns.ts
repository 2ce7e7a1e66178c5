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

/** Empty columns. Slots are to be emptied before they are used: what is there is 0, which for a degree is no sign of nothing. */
export function createSlotColumns(): SlotColumns {
  return zeroColumns(firstCapacity)
}

/**
 * Beyond the first of these, room is made for as many as the next at once: to copy what is there takes main several milliseconds each time, and
 * room that nothing was ever written to takes no memory, only addresses.
 */
const capacitySteps = [16_384, 131_072, 262_144]

/** Room for `size` entries where there was room for `capacity`: a quarter more each time while they are few, an eighth where they are very many. */
export function nextCapacity(capacity: number, size: number): number {
  const [few = 0] = capacitySteps
  const step = size <= few ? capacity + (capacity >>> 2) : capacitySteps.find((one) => one >= size)
  return Math.max(size, firstCapacity, step ?? capacity + (capacity >>> 3))
}

/**
 * Room in a hash table (a power of two) that had `length` places, and is to have `count` entries: none is left with more than that part in use.
 */
export function nextTableLength(length: number, count: number, fullestLoad: number): number {
  const [few = 0, , many = 0] = capacitySteps
  let next = length
  while (count > next * fullestLoad) next *= 2
  // To find a new place for each of ninety thousand takes main longer than anything else it does in one turn.
  return next > length && next > few ? Math.max(next, many) : next
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
  Object.assign(columns, larger)
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

/** Nothing is known of the slots from `first` on, up to `end`. */
export function emptySlotColumns(columns: SlotColumns, first: number, end: number): void {
  for (let slot = first; slot < end; slot++) {
    columns.longitudeDeg[slot] = NaN
    columns.latitudeDeg[slot] = NaN
    columns.speedMps[slot] = NaN
    columns.derivedBearingDeg[slot] = NaN
    columns.occurredAtMs[slot] = NaN
  }
}
