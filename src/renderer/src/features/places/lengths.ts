import type { SpeedUnit } from '@shared/domain/units'

/** Lengths go with the speed unit: miles beside miles per hour. */
const metresIn: Readonly<Record<SpeedUnit, number>> = { mph: 1609.344, kph: 1000 }

/** "Nearest to" looks this far unless another distance is typed, in the person's unit. */
export const usualNear: Readonly<Record<SpeedUnit, number>> = { mph: 30, kph: 50 }
export const usualRadius: Readonly<Record<SpeedUnit, number>> = { mph: 10, kph: 15 }
/** About half way round the globe, in the person's unit. */
export const farthest = 12_000

/** @returns metres */
export function metresOf(length: number, unit: SpeedUnit): number {
  return length * metresIn[unit]
}

/** A length to be changed by hand, in the person's unit: two decimals where it is short. */
export function lengthOf(metres: number, unit: SpeedUnit): number {
  const length = metres / metresIn[unit]
  return Number(length.toFixed(length < 10 ? 2 : 1))
}
