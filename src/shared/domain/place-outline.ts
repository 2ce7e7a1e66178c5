import { earthRadiusM, placeBounds, radians, unwrapRing, wrapLongitude, type PlaceShape } from './place'

type Position = [longitudeDeg: number, latitudeDeg: number]

const circleCorners = 128

/** What to draw of a place: a closed ring in degrees, whose longitudes may lie outside of ±180 so that no edge goes the long way round. */
export function placeOutline(shape: PlaceShape): Position[] {
  const ring = openRing(shape)
  const first = ring[0]
  return first ? [...ring, first] : ring
}

/** Where the name of a place stands: the middle of its upper edge. */
export function placeTop(shape: PlaceShape): Position {
  const { westDeg, eastDeg, northDeg } = placeBounds(shape)
  if (shape.kind !== 'polygon') return [(westDeg + eastDeg) / 2, northDeg]
  const longitudes = unwrapRing(shape.ring)
  const top = shape.ring.findIndex(({ latitudeDeg }) => latitudeDeg === northDeg)
  return [longitudes[top] ?? westDeg, northDeg]
}

function openRing(shape: PlaceShape): Position[] {
  if (shape.kind === 'rectangle') {
    const { westDeg, southDeg, eastDeg, northDeg } = placeBounds(shape)
    return [
      [westDeg, southDeg],
      [eastDeg, southDeg],
      [eastDeg, northDeg],
      [westDeg, northDeg]
    ]
  }
  if (shape.kind === 'polygon') {
    const longitudes = unwrapRing(shape.ring)
    return shape.ring.map(({ latitudeDeg }, index) => [longitudes[index] ?? 0, latitudeDeg])
  }
  const angle = shape.radiusM / earthRadiusM
  const latitude = radians(shape.centre.latitudeDeg)
  let last = shape.centre.longitudeDeg
  return Array.from({ length: circleCorners }, (_, corner) => {
    const bearing = (2 * Math.PI * corner) / circleCorners
    const north = Math.asin(
      Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(bearing)
    )
    const east = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(latitude),
      Math.cos(angle) - Math.sin(latitude) * Math.sin(north)
    )
    last += wrapLongitude(shape.centre.longitudeDeg + (east * 180) / Math.PI - last)
    return [last, (north * 180) / Math.PI]
  })
}
