import {
  distanceM,
  drawnNorth,
  placeBounds,
  unwrapRing,
  wrapLongitude,
  type PlacePoint,
  type PlaceShape
} from './place'

/** Whether a point in degrees is inside; the edge of a circle and of a rectangle is. False for NaN. */
export type InsideTest = (longitudeDeg: number, latitudeDeg: number) => boolean

/**
 * Prepares a place to be asked about many points: nothing is allocated per point.
 *
 * @param shape a circle on the globe; a rectangle or a polygon as the map draws it
 */
export function insideTest(shape: PlaceShape): InsideTest {
  const { westDeg, southDeg, eastDeg, northDeg } = placeBounds(shape)
  const widthDeg = eastDeg - westDeg
  // Rounding in the bounds of a circle must not cost the point on its edge.
  const slackDeg = shape.kind === 'rectangle' ? 0 : 1e-9
  const isInBox: InsideTest = (longitudeDeg, latitudeDeg) => {
    if (!(latitudeDeg >= southDeg - slackDeg && latitudeDeg <= northDeg + slackDeg)) return false
    if (longitudeDeg >= westDeg - slackDeg && longitudeDeg <= eastDeg + slackDeg) return true
    const turned = longitudeDeg < westDeg ? longitudeDeg + 360 : longitudeDeg - 360
    return turned >= westDeg - slackDeg && turned <= westDeg + widthDeg + slackDeg
  }
  if (shape.kind === 'rectangle') return isInBox
  if (shape.kind === 'circle') {
    const { centre, radiusM } = shape
    return (longitudeDeg, latitudeDeg) =>
      isInBox(longitudeDeg, latitudeDeg) &&
      distanceM(centre.longitudeDeg, centre.latitudeDeg, longitudeDeg, latitudeDeg) <= radiusM
  }
  const isInRing = ringTest(shape.ring)
  return (longitudeDeg, latitudeDeg) => isInBox(longitudeDeg, latitudeDeg) && isInRing(longitudeDeg, latitudeDeg)
}

/** Even-odd: where edges cross, what is enclosed twice is outside, as it is drawn. */
function ringTest(ring: readonly PlacePoint[]): InsideTest {
  const first = ring[0]?.longitudeDeg ?? 0
  const xs = Float64Array.from(unwrapRing(ring), (longitudeDeg) => longitudeDeg - first)
  const ys = Float64Array.from(ring, ({ latitudeDeg }) => drawnNorth(latitudeDeg))

  function isEnclosed(x: number, y: number): boolean {
    let isInside = false
    let before = xs.length - 1
    for (let index = 0; index < xs.length; before = index++) {
      const [x1, y1, x2, y2] = [xs[before] ?? 0, ys[before] ?? 0, xs[index] ?? 0, ys[index] ?? 0]
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside
    }
    return isInside
  }

  return (longitudeDeg, latitudeDeg) => {
    const x = wrapLongitude(longitudeDeg - first)
    const y = drawnNorth(latitudeDeg)
    return isEnclosed(x, y) || isEnclosed(x + 360, y) || isEnclosed(x - 360, y)
  }
}
