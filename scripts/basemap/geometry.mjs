// @ts-nocheck: the packages it works with are not dependencies of the app (see build.mjs), so there are no types to check against.
//
// Small geometry for the base map: features, areas, the largest polygon.

export const featureOf = (geometry, properties) => ({ type: 'Feature', geometry, properties })
export const pointOf = (longitude, latitude, properties) =>
  featureOf({ type: 'Point', coordinates: [round(longitude), round(latitude)] }, properties)
export const lineOf = (coordinates, properties) => featureOf({ type: 'LineString', coordinates }, properties)

export const polygonsOf = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)

/** Area of the outer ring in km², as if the earth were a cylinder: good enough for ranking. */
export function areaKm2(polygon) {
  const ring = polygon[0]
  const latitude = ring[ring.length >> 1][1]
  return Math.abs(ringArea(ring)) * 111.32 * 111.32 * Math.cos((latitude * Math.PI) / 180)
}

export const largestPolygon = (geometry) =>
  polygonsOf(geometry).reduce((best, polygon) => (areaKm2(polygon) > areaKm2(best) ? polygon : best))

/** Four digits are 11 m, a seventh of what one unit of the deepest tile stands for. */
function round(degrees) {
  return +degrees.toFixed(4)
}

function ringArea(ring) {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += (ring[j][0] - ring[i][0]) * (ring[j][1] + ring[i][1])
  return sum / 2
}
