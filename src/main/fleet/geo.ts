const earthRadiusM = 6_371_008.8
const radPerDeg = Math.PI / 180
const metresPerDeg = earthRadiusM * radPerDeg

/** Below this a vehicle has not moved: a parked receiver drifts by so much (API.md names no accuracy). */
const movedAboveM = 30

/** Two fixes further apart in time say where a vehicle got to, no longer which way it faces. */
const bearingGapMs = 15 * 60_000

/** What rounding may add to a bound or take from it. */
const slack = 1e-6

/** Where something was, and when. Degrees, epoch milliseconds. */
export interface Fix {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly occurredAtMs: number
}

/** Great-circle distance in metres (haversine). */
export function distanceM(from: Fix, to: Fix): number {
  const halfLatitude = ((to.latitudeDeg - from.latitudeDeg) * radPerDeg) / 2
  const halfLongitude = ((to.longitudeDeg - from.longitudeDeg) * radPerDeg) / 2
  const a =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(from.latitudeDeg * radPerDeg) * Math.cos(to.latitudeDeg * radPerDeg) * Math.sin(halfLongitude) ** 2
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(a)))
}

/**
 * Whether `distanceM` is above a limit. Most rows need no trigonometry for it: the way is at least that between the parallels, and at
 * most that along a meridian and then along the equator.
 *
 * @param limitM at least a metre
 * @returns false where a coordinate is NaN
 */
export function isFurtherThan(limitM: number, from: Fix, to: Fix): boolean {
  const northM = Math.abs(to.latitudeDeg - from.latitudeDeg) * metresPerDeg
  if (northM * (1 - slack) > limitM) return true
  const eastM = Math.abs(to.longitudeDeg - from.longitudeDeg) * metresPerDeg
  if ((northM + eastM) * (1 + slack) < limitM) return false
  return distanceM(from, to) > limitM
}

/**
 * The bearing a vehicle's last two fixes suggest; the API reports no heading (API.md section 9).
 *
 * @param from the fix held until now; NaN fields when there was none
 * @param to the newer fix
 * @param previousDeg the bearing held until now; NaN when not known
 * @returns degrees clockwise from north, 0 to below 360; `previousDeg` when it moved less than 30 m; NaN when the fixes are more than
 *   15 minutes apart or there is no earlier one
 */
export function derivedBearingDeg(from: Fix, to: Fix, previousDeg: number): number {
  if (!Number.isFinite(from.longitudeDeg) || !Number.isFinite(from.latitudeDeg)) return NaN
  if (!isFurtherThan(movedAboveM, from, to)) return previousDeg
  if (to.occurredAtMs - from.occurredAtMs > bearingGapMs) return NaN
  const deltaLongitude = (to.longitudeDeg - from.longitudeDeg) * radPerDeg
  const fromLatitude = from.latitudeDeg * radPerDeg
  const toLatitude = to.latitudeDeg * radPerDeg
  const cosTo = Math.cos(toLatitude)
  const east = Math.sin(deltaLongitude) * cosTo
  const north =
    Math.cos(fromLatitude) * Math.sin(toLatitude) - Math.sin(fromLatitude) * cosTo * Math.cos(deltaLongitude)
  const bearingDeg = (Math.atan2(east, north) / radPerDeg + 360) % 360
  // The column is Float32: just below 360 would round up to 360.
  return Math.fround(bearingDeg) >= 360 ? 0 : bearingDeg
}
