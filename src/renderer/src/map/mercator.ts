/** Web Mercator with the world as the unit square: x from 180° west, y from the north. */

/** Beyond this latitude the projection ends, in degrees. */
const lastLatitudeDeg = 85.05

/** CSS pixels of the world's width at zoom 0, as MapLibre counts zoom. */
export const worldWidthPx = 512

/** @returns x in [0, 1), or NaN */
export function mercatorX(longitudeDeg: number): number {
  const x = longitudeDeg / 360 + 0.5
  return x - Math.floor(x)
}

/** @returns y in (0, 1), or NaN */
export function mercatorY(latitudeDeg: number): number {
  const latitude = Math.min(lastLatitudeDeg, Math.max(-lastLatitudeDeg, latitudeDeg))
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)
}

/** Degrees east of an x, which may lie outside the unit square. */
export function longitudeOf(x: number): number {
  return (x - Math.floor(x)) * 360 - 180
}

/** Degrees north of a y. */
export function latitudeOf(y: number): number {
  return (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90
}
