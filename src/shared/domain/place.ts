/** A point on the globe, in degrees. */
export interface PlacePoint {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
}

/** A part of the map. A rectangle whose `west` is greater than its `east` crosses the antimeridian. */
export type PlaceShape =
  | { readonly kind: 'circle'; readonly centre: PlacePoint; readonly radiusM: number }
  | {
      readonly kind: 'rectangle'
      readonly west: number
      readonly south: number
      readonly east: number
      readonly north: number
    }
  /** The first corner is not repeated at the end. Each edge goes the short way round the globe, straight as the map draws it. */
  | { readonly kind: 'polygon'; readonly ring: readonly PlacePoint[] }

/** A box in degrees; `eastDeg` is beyond 180 where the box crosses the antimeridian. */
export interface PlaceBounds {
  readonly westDeg: number
  readonly southDeg: number
  readonly eastDeg: number
  readonly northDeg: number
}

/** Mean radius of the earth (IUGG), in metres. */
export const earthRadiusM = 6_371_008.8

/** The map ends here, in degrees. */
const lastLatitudeDeg = 85.05

/** Radians. */
export function radians(deg: number): number {
  return (deg * Math.PI) / 180
}

/** Metres between two points along the globe (haversine). */
export function distanceM(
  fromLongitudeDeg: number,
  fromLatitudeDeg: number,
  longitudeDeg: number,
  latitudeDeg: number
) {
  const sinLatitude = Math.sin(radians(latitudeDeg - fromLatitudeDeg) / 2)
  const sinLongitude = Math.sin(radians(longitudeDeg - fromLongitudeDeg) / 2)
  const chord =
    sinLatitude * sinLatitude +
    Math.cos(radians(fromLatitudeDeg)) * Math.cos(radians(latitudeDeg)) * sinLongitude * sinLongitude
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** @returns degrees in [-180, 180) that mean the same */
export function wrapLongitude(longitudeDeg: number): number {
  if (longitudeDeg >= -180 && longitudeDeg < 180) return longitudeDeg
  return longitudeDeg - 360 * Math.floor((longitudeDeg + 180) / 360)
}

/** Longitudes of a ring such that neighbours are at most 180 apart; they may lie outside of ±180. */
export function unwrapRing(ring: readonly PlacePoint[]): number[] {
  let last = ring[0]?.longitudeDeg ?? 0
  return ring.map(({ longitudeDeg }) => (last += wrapLongitude(longitudeDeg - last)))
}

/** How far north the map draws a latitude; straight edges of a polygon are straight in it. */
export function drawnNorth(latitudeDeg: number): number {
  const latitude = Math.min(lastLatitudeDeg, Math.max(-lastLatitudeDeg, latitudeDeg))
  return Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2))
}

/** The smallest box around a place. */
export function placeBounds(shape: PlaceShape): PlaceBounds {
  if (shape.kind === 'circle') return circleBounds(shape.centre, shape.radiusM)
  if (shape.kind === 'rectangle') {
    const { west, south, east, north } = shape
    return { westDeg: west, southDeg: south, eastDeg: west > east ? east + 360 : east, northDeg: north }
  }
  const longitudes = unwrapRing(shape.ring)
  const latitudes = shape.ring.map(({ latitudeDeg }) => latitudeDeg)
  const west = Math.min(...longitudes)
  const shift = wrapLongitude(west) - west
  return {
    westDeg: west + shift,
    southDeg: Math.min(...latitudes),
    eastDeg: Math.max(...longitudes) + shift,
    northDeg: Math.max(...latitudes)
  }
}

function circleBounds({ longitudeDeg, latitudeDeg }: PlacePoint, radiusM: number): PlaceBounds {
  const angle = radiusM / earthRadiusM
  const angleDeg = (angle * 180) / Math.PI
  const southDeg = Math.max(-90, latitudeDeg - angleDeg)
  const northDeg = Math.min(90, latitudeDeg + angleDeg)
  // Around a pole lie all longitudes.
  if (latitudeDeg - angleDeg <= -90 || latitudeDeg + angleDeg >= 90) {
    return { westDeg: -180, southDeg, eastDeg: 180, northDeg }
  }
  const aside = (Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(latitudeDeg)))) * 180) / Math.PI
  const westDeg = wrapLongitude(longitudeDeg - aside)
  return { westDeg, southDeg, eastDeg: westDeg + 2 * aside, northDeg }
}
