import { distanceM, earthRadiusM, radians, type PlacePoint, type PlaceShape } from '@shared/domain/place'
import { rectangleBetween, wrapped } from './place-drawing'

const leastRadiusM = 1

/**
 * The points by which a shape is changed: of a circle its middle and a point of its edge, of a rectangle its corners, of a polygon each corner.
 * Their order stays as the shape changes.
 */
export function handlesOf(shape: PlaceShape): readonly PlacePoint[] {
  switch (shape.kind) {
    case 'circle':
      return [shape.centre, eastOf(shape.centre, shape.radiusM)]
    case 'rectangle': {
      const { west, south, north } = shape
      const east = shape.east < west ? shape.east + 360 : shape.east
      return [
        { longitudeDeg: west, latitudeDeg: south },
        { longitudeDeg: east, latitudeDeg: south },
        { longitudeDeg: east, latitudeDeg: north },
        { longitudeDeg: west, latitudeDeg: north }
      ]
    }
    case 'polygon':
      return shape.ring
  }
}

/**
 * The shape with one of its handles elsewhere.
 *
 * @param handle index into `handlesOf(shape)`
 * @param to as the map names it: its longitude may lie outside of ±180
 * @returns null where nothing would be left of it
 */
export function withHandleAt(shape: PlaceShape, handle: number, to: PlacePoint): PlaceShape | null {
  switch (shape.kind) {
    case 'circle': {
      if (handle === 0) return { ...shape, centre: wrapped(to) }
      const { longitudeDeg, latitudeDeg } = shape.centre
      const radiusM = distanceM(longitudeDeg, latitudeDeg, to.longitudeDeg, to.latitudeDeg)
      return radiusM < leastRadiusM ? null : { ...shape, radiusM }
    }
    case 'rectangle': {
      const opposite = handlesOf(shape)[(handle + 2) % 4]
      if (opposite === undefined) return null
      // On the same turn of the globe as the corner that stays.
      const turns = Math.round((opposite.longitudeDeg - to.longitudeDeg) / 360)
      return rectangleBetween(opposite, { ...to, longitudeDeg: to.longitudeDeg + 360 * turns })
    }
    case 'polygon':
      return { kind: 'polygon', ring: shape.ring.map((corner, index) => (index === handle ? wrapped(to) : corner)) }
  }
}

function eastOf({ longitudeDeg, latitudeDeg }: PlacePoint, radiusM: number): PlacePoint {
  const angle = Math.min(Math.PI, radiusM / earthRadiusM)
  const atEquator = Math.max(0.01, Math.cos(radians(latitudeDeg)))
  // On the parallel, as far as that reaches.
  const turn = 2 * Math.asin(Math.min(1, Math.sin(angle / 2) / atEquator))
  return { longitudeDeg: longitudeDeg + (turn * 180) / Math.PI, latitudeDeg }
}
