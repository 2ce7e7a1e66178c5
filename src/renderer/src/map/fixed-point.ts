import { latitudeOf } from './mercator'

/**
 * Mercator positions in 32 bits: the world is 2^32 units wide and high, 9 mm each at the equator and a sixtieth of a pixel at the deepest zoom.
 * Differences taken modulo 2^32 go the short way round the world, so that nothing need know where it begins.
 */
export const worldUnits = 2 ** 32

/** A place on the map in fixed-point units. */
export interface FixedPoint {
  readonly x: number
  readonly y: number
}

/** @param unit a Mercator x with the world as 1; may lie outside it */
export function fixedOf(unit: number): number {
  return Math.round(unit * worldUnits) >>> 0
}

/** From one x to another the short way round, in units; negative to the west. */
export function awayFrom(from: number, to: number): number {
  return (to - from) | 0
}

/** Degrees east. */
export function longitudeOfFixed(x: number): number {
  return (x / worldUnits) * 360 - 180
}

/** Degrees north. */
export function latitudeOfFixed(y: number): number {
  return latitudeOf(y / worldUnits)
}
