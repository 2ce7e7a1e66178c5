import type { TrackColumns } from '@shared/domain/track'
import { drawnFixes, trackPieces } from '@shared/domain/track-drawing'
import type { Stop } from '@shared/domain/track-stops'

type Properties = Readonly<Record<string, string | number | boolean>>

interface Point {
  readonly type: 'Feature'
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [number, number] }
  readonly properties: Properties
}

interface Line {
  readonly type: 'Feature'
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: [number, number][] }
  readonly properties: Properties
}

/** A track as the map draws it. */
export interface TrackFeatures {
  readonly features: readonly (Point | Line)[]
}

export interface DrawnTrack extends TrackFeatures {
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
}

export const noTrack: TrackFeatures = { features: [] }

/** More would only make the map slow: a screen has fewer pixels across. */
const mostPoints = 6000

/** A trail fades in steps of so many points. */
const pointsOfFade = 8

/**
 * The last hours: line and fixes, each with its age from 0 (now) to 1 (the oldest shown), by which it fades.
 *
 * @param nowMs the present, epoch milliseconds
 * @param spanMs how far back it is shown
 */
export function trailFeatures(track: TrackColumns, nowMs: number, spanMs: number): TrackFeatures {
  const ageAt = (atMs: number): number => Math.max(0, Math.min(1, (nowMs - atMs) / spanMs))
  const drawn = drawnFixes(track, [], mostPoints)
  const lines = trackPieces(track, drawn, pointsOfFade).map(({ isGap, coordinates, untilMs }) =>
    line(coordinates, { isGap, age: ageAt(untilMs) })
  )
  const fixes = Array.from(drawn, (index) =>
    point(track.longitudeDeg[index] ?? NaN, track.latitudeDeg[index] ?? NaN, {
      age: ageAt(track.occurredAtMs[index] ?? NaN)
    })
  )
  return { features: [...lines, ...fixes] }
}

/**
 * A past: line, gaps and stops.
 *
 * @param labelOf what is written at a stop
 * @returns null for a track without fixes
 */
export function historyFeatures(
  track: TrackColumns,
  stops: readonly Stop[],
  labelOf: (stop: Stop) => string
): DrawnTrack | null {
  if (track.occurredAtMs.length === 0) return null
  const pieces = trackPieces(track, drawnFixes(track, stops, mostPoints))
  const lines = pieces.map(({ isGap, coordinates }) => line(coordinates, { isGap }))
  const marks = stops.map((stop) =>
    // Where labels collide, the longest stop keeps its own.
    point(stop.longitudeDeg, stop.latitudeDeg, { kind: 'stop', label: labelOf(stop), rank: stop.fromMs - stop.toMs })
  )
  const all = pieces.flatMap(({ coordinates }) => coordinates)
  const longitudes = all.length > 0 ? all.map(([longitudeDeg]) => longitudeDeg) : [...track.longitudeDeg]
  return {
    features: [...lines, ...marks],
    bounds: {
      west: least(longitudes),
      east: -least(longitudes.map((longitudeDeg) => -longitudeDeg)),
      south: least([...track.latitudeDeg]),
      north: -least(Array.from(track.latitudeDeg, (latitudeDeg) => -latitudeDeg))
    }
  }
}

/** Without spreading: an argument list has no room for 60,000 numbers. */
function least(values: readonly number[]): number {
  return values.reduce((lowest, value) => Math.min(lowest, value), Infinity)
}

function line(coordinates: readonly (readonly [number, number])[], properties: Properties): Line {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: coordinates.map(([x, y]) => [x, y]) },
    properties
  }
}

function point(longitudeDeg: number, latitudeDeg: number, properties: Properties): Point {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] }, properties }
}
