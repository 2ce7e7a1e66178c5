/** Kept in place of a speed that was not reported. */
export const noSpeed = 0xffff

/** Kept in place of a longitude: the vehicle of the slot left at that time, and is nowhere until its next fix. */
export const leftE6 = 0x7fffffff

/** Slots above are not kept, so that a damaged number cannot ask for gigabytes: 16 million vehicles are far beyond any fleet. */
export const mostSlots = 1 << 24

/**
 * The newest fix of each slot, as far as something is known. Degrees are kept as millionths (0.11 m at the equator), times to the
 * second, speeds to 0.1 m/s: 14 bytes a slot.
 */
export interface SlotFixes {
  /** Seconds since the epoch; 0 where nothing is known. */
  occurredAtS: Uint32Array
  /** `leftE6` where the vehicle left. */
  longitudeE6: Int32Array
  latitudeE6: Int32Array
  /** Decimetres per second; `noSpeed` when not reported. */
  speedDmps: Uint16Array
}

/** Bytes of `SlotFixes` for one slot. */
export const bytesPerSlot = 14

/** What may be known of `size` slots. */
export function createSlotFixes(size: number): SlotFixes {
  return {
    occurredAtS: new Uint32Array(size),
    longitudeE6: new Int32Array(size),
    latitudeE6: new Int32Array(size),
    speedDmps: new Uint16Array(size)
  }
}

/** The same in arrays of its own, with room for at least `size` slots. */
export function copySlotFixes(fixes: SlotFixes, size: number): SlotFixes {
  const copy = createSlotFixes(Math.max(size, fixes.occurredAtS.length))
  copy.occurredAtS.set(fixes.occurredAtS)
  copy.longitudeE6.set(fixes.longitudeE6)
  copy.latitudeE6.set(fixes.latitudeE6)
  copy.speedDmps.set(fixes.speedDmps)
  return copy
}

/** Makes room for `size` slots, with some to spare. */
export function growSlotFixes(fixes: SlotFixes, size: number): void {
  const held = fixes.occurredAtS.length
  if (size > held) Object.assign(fixes, copySlotFixes(fixes, Math.max(size, Math.ceil(held * 1.25), 1024)))
}

/** @returns decimetres per second, or `noSpeed` for what is no speed */
export function toSpeedDmps(speedMps: number): number {
  return speedMps >= 0 ? Math.min(Math.round(speedMps * 10), noSpeed - 1) : noSpeed
}

/** @returns metres per second, or NaN */
export function toSpeedMps(speedDmps: number): number {
  return speedDmps === noSpeed ? NaN : speedDmps / 10
}

/** Degrees as millionths. */
export function toE6(degrees: number): number {
  return Math.round(degrees * 1e6)
}

/** Fixes in the order in which they came. */
export interface FixRows {
  readonly count: number
  readonly slots: Uint32Array
  readonly occurredAtS: Uint32Array
  readonly longitudeE6: Int32Array
  readonly latitudeE6: Int32Array
  readonly speedDmps: Uint16Array
}
