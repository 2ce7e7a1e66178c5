import { isGapAfter, shortestTurnDeg, type TrackColumns } from './track'
import type { Stop } from './track-stops'

const metresPerDeg = 111_195
const firstToleranceM = 4

/**
 * Which fixes to draw, so that a long track has few points and looks the same (Ramer-Douglas-Peucker). Both ends, both ends of each stop and of
 * each gap always stay; more is left out until the rest fits.
 *
 * @param stops from `stopsOf`
 * @param most points wanted; what always stays may be more
 * @returns ascending indexes
 */
export function drawnFixes(track: TrackColumns, stops: readonly Stop[], most: number): Uint32Array {
  const count = track.occurredAtMs.length
  if (count <= Math.max(2, most)) return Uint32Array.from({ length: count }, (_, index) => index)
  const anchors = anchorsOf(track, stops)
  for (let toleranceM = firstToleranceM; ; toleranceM *= 2) {
    const kept = new Uint8Array(count)
    let keptCount = 0
    for (const anchor of anchors) {
      kept[anchor] = 1
      keptCount++
    }
    for (let at = 1; at < anchors.length; at++) {
      keptCount += keepBends(track, anchors[at - 1] ?? 0, anchors[at] ?? 0, toleranceM, kept)
    }
    if (keptCount <= Math.max(most, anchors.length)) {
      return Uint32Array.from({ length: count }, (_, index) => index).filter((index) => kept[index] === 1)
    }
  }
}

function anchorsOf(track: TrackColumns, stops: readonly Stop[]): readonly number[] {
  const count = track.occurredAtMs.length
  const anchors = new Set([0, count - 1])
  for (const stop of stops) anchors.add(stop.fromIndex).add(stop.toIndex)
  for (let index = 0; index + 1 < count; index++) if (isGapAfter(track, index)) anchors.add(index).add(index + 1)
  return [...anchors].sort((a, b) => a - b)
}

/** Marks the fixes between two others that lie off the line. @returns how many */
function keepBends(track: TrackColumns, from: number, to: number, toleranceM: number, kept: Uint8Array): number {
  const pending: [number, number][] = [[from, to]]
  let added = 0
  for (let piece = pending.pop(); piece !== undefined; piece = pending.pop()) {
    const [first, last] = piece
    let worst = -1
    let worstM = toleranceM
    for (let index = first + 1; index < last; index++) {
      const offM = offLineM(track, index, first, last)
      if (offM > worstM) {
        worst = index
        worstM = offM
      }
    }
    if (worst < 0) continue
    kept[worst] = 1
    added++
    pending.push([first, worst], [worst, last])
  }
  return added
}

/** Distance of a fix from the line between two others, on a plane that is flat around it. */
function offLineM({ longitudeDeg, latitudeDeg }: TrackColumns, index: number, from: number, to: number): number {
  const latitude = latitudeDeg[from] ?? 0
  const eastScale = Math.cos((latitude * Math.PI) / 180) * metresPerDeg
  const east = (other: number): number =>
    shortestTurnDeg((longitudeDeg[other] ?? 0) - (longitudeDeg[from] ?? 0)) * eastScale
  const north = (other: number): number => ((latitudeDeg[other] ?? 0) - latitude) * metresPerDeg
  const [x, y, toX, toY] = [east(index), north(index), east(to), north(to)]
  const squared = toX * toX + toY * toY
  const share = squared === 0 ? 0 : Math.max(0, Math.min(1, (x * toX + y * toY) / squared))
  return Math.hypot(x - share * toX, y - share * toY)
}

/** A stretch of a track to be drawn in one way. */
export interface TrackPiece {
  /** Between fixes more than 15 minutes apart: nothing is known of the way. */
  readonly isGap: boolean
  /** Longitudes run on beyond 180 rather than around the world. */
  readonly coordinates: readonly (readonly [longitudeDeg: number, latitudeDeg: number])[]
  /** Of the fix that it ends at. */
  readonly untilMs: number
}

/**
 * Cuts a track where gaps begin and end.
 *
 * @param drawn from `drawnFixes`: ascending, with both ends of each gap
 * @param most points of a piece: short pieces may fade with their age
 */
export function trackPieces(track: TrackColumns, drawn: Uint32Array, most = Infinity): readonly TrackPiece[] {
  const pieces: TrackPiece[] = []
  let coordinates: [number, number][] = []
  let turnsDeg = 0
  let lastDeg = NaN
  const end = (index: number, isGap: boolean): void => {
    if (coordinates.length > 1) pieces.push({ isGap, coordinates, untilMs: track.occurredAtMs[index] ?? NaN })
  }
  drawn.forEach((index, at) => {
    const longitudeDeg = track.longitudeDeg[index] ?? NaN
    if (at > 0) turnsDeg += shortestTurnDeg(longitudeDeg - lastDeg) - (longitudeDeg - lastDeg)
    lastDeg = longitudeDeg
    const point: [number, number] = [longitudeDeg + turnsDeg, track.latitudeDeg[index] ?? NaN]
    const before = drawn[at - 1]
    if (before !== undefined && isGapAfter(track, before)) {
      end(before, false)
      coordinates = [coordinates.at(-1) ?? point, point]
      end(index, true)
      coordinates = [point]
      return
    }
    coordinates.push(point)
    if (coordinates.length <= most) return
    end(index, false)
    coordinates = [point]
  })
  const last = drawn.at(-1)
  if (last !== undefined) end(last, false)
  return pieces
}

/**
 * Which fixes a chart of so many columns needs: of each column the first, the last, the slowest and the fastest, so that neither a peak nor
 * a halt goes missing; and both ends of each gap.
 *
 * @param speedMps one for each fix
 * @returns ascending indexes
 */
export function chartedFixes(track: TrackColumns, speedMps: Float32Array, columns: number): Uint32Array {
  const { occurredAtMs } = track
  const count = occurredAtMs.length
  if (count <= columns * 2) return Uint32Array.from({ length: count }, (_, index) => index)
  const fromMs = occurredAtMs[0] ?? 0
  const columnMs = Math.max(1, ((occurredAtMs[count - 1] ?? 0) - fromMs) / columns)
  const kept = new Uint8Array(count)
  let first = 0
  while (first < count) {
    const column = Math.floor(((occurredAtMs[first] ?? 0) - fromMs) / columnMs)
    let slowest = first
    let fastest = first
    let last = first
    for (let index = first; index < count; index++) {
      if (Math.floor(((occurredAtMs[index] ?? 0) - fromMs) / columnMs) !== column) break
      last = index
      if (!((speedMps[index] ?? NaN) >= (speedMps[slowest] ?? NaN))) slowest = index
      if (!((speedMps[index] ?? NaN) <= (speedMps[fastest] ?? NaN))) fastest = index
    }
    for (const index of [first, slowest, fastest, last]) kept[index] = 1
    first = last + 1
  }
  for (let index = 0; index + 1 < count; index++) if (isGapAfter(track, index)) kept.fill(1, index, index + 2)
  return Uint32Array.from({ length: count }, (_, index) => index).filter((index) => kept[index] === 1)
}
