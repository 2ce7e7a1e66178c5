/** Fixes of one vehicle, oldest first, no two of one time; row `i` of each column belongs to the same fix. */
export interface TrackColumns {
  /** Epoch milliseconds. */
  readonly occurredAtMs: Float64Array
  readonly longitudeDeg: Float64Array
  readonly latitudeDeg: Float64Array
  /** NaN when not reported. */
  readonly speedMps: Float32Array
}

/** Between two fixes further apart in time nothing is known: the way is drawn dashed, and no speed is derived from it. */
export const gapMs = 15 * 60_000

const earthRadiusM = 6_371_008.8
const radPerDeg = Math.PI / 180

/** Great-circle distance in metres (haversine). */
export function distanceBetweenM(
  fromLongitudeDeg: number,
  fromLatitudeDeg: number,
  toLongitudeDeg: number,
  toLatitudeDeg: number
): number {
  const halfLatitude = ((toLatitudeDeg - fromLatitudeDeg) * radPerDeg) / 2
  const halfLongitude = ((toLongitudeDeg - fromLongitudeDeg) * radPerDeg) / 2
  const a =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(fromLatitudeDeg * radPerDeg) * Math.cos(toLatitudeDeg * radPerDeg) * Math.sin(halfLongitude) ** 2
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(a)))
}

/** Metres between two fixes of a track. */
export function legM({ longitudeDeg, latitudeDeg }: TrackColumns, from: number, to: number): number {
  return distanceBetweenM(
    longitudeDeg[from] ?? NaN,
    latitudeDeg[from] ?? NaN,
    longitudeDeg[to] ?? NaN,
    latitudeDeg[to] ?? NaN
  )
}

/** Whether nothing is known between a fix and the next one. */
export function isGapAfter({ occurredAtMs }: TrackColumns, index: number): boolean {
  return (occurredAtMs[index + 1] ?? NaN) - (occurredAtMs[index] ?? NaN) > gapMs
}

/** Index of the last fix that is not after a moment; -1 when there is none. */
export function fixAtOrBefore({ occurredAtMs }: TrackColumns, atMs: number): number {
  let low = 0
  let high = occurredAtMs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((occurredAtMs[middle] ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Where a vehicle was at a moment of its track, and how well that is known. */
export interface PlacedMoment {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  /** As reported by the last fix before; NaN within a gap or when not reported. */
  readonly speedMps: number
  /** `fix`: reported; `between`: on the straight line between two fixes; `gap`: on one between fixes more than 15 minutes apart, a guess. */
  readonly certainty: 'fix' | 'between' | 'gap'
  /** The fix at or before it. */
  readonly index: number
}

/**
 * Where the vehicle was at a moment. Before the first fix it is there, after the last one, too.
 *
 * @returns null for a track without fixes
 */
export function placeAt(track: TrackColumns, atMs: number): PlacedMoment | null {
  const { occurredAtMs, longitudeDeg, latitudeDeg, speedMps } = track
  const last = occurredAtMs.length - 1
  if (last < 0) return null
  const index = Math.max(0, fixAtOrBefore(track, atMs))
  const from = occurredAtMs[index] ?? 0
  const atFix = {
    longitudeDeg: longitudeDeg[index] ?? NaN,
    latitudeDeg: latitudeDeg[index] ?? NaN,
    speedMps: speedMps[index] ?? NaN,
    index
  }
  if (atMs <= from || index === last) return { ...atFix, certainty: 'fix' }
  const share = (atMs - from) / ((occurredAtMs[index + 1] ?? from) - from)
  const eastDeg = shortestTurnDeg((longitudeDeg[index + 1] ?? NaN) - atFix.longitudeDeg)
  const isInGap = isGapAfter(track, index)
  return {
    longitudeDeg: shortestTurnDeg(atFix.longitudeDeg + eastDeg * share),
    latitudeDeg: atFix.latitudeDeg + ((latitudeDeg[index + 1] ?? NaN) - atFix.latitudeDeg) * share,
    speedMps: isInGap ? NaN : atFix.speedMps,
    certainty: isInGap ? 'gap' : 'between',
    index
  }
}

/** The same direction within -180 to 180 degrees: a truck on the 180th meridian does not go around the world. */
export function shortestTurnDeg(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
}

/** Speeds of a track, one for each fix. */
export interface TrackSpeeds {
  /** NaN where it is neither reported nor to be derived. */
  readonly speedMps: Float32Array
  /** How many of them are derived from two positions, because the provider reported none. */
  readonly derivedCount: number
}

/** Reported speeds; where one is missing, that of the way from the fix before, unless nothing is known between the two. */
export function speedsOf(track: TrackColumns): TrackSpeeds {
  let derivedCount = 0
  const speedMps = track.speedMps.map((reported, index) => {
    if (Number.isFinite(reported)) return reported
    if (index === 0 || isGapAfter(track, index - 1)) return NaN
    const seconds = ((track.occurredAtMs[index] ?? 0) - (track.occurredAtMs[index - 1] ?? 0)) / 1000
    derivedCount++
    return legM(track, index - 1, index) / seconds
  })
  return { speedMps, derivedCount }
}
