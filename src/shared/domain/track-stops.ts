import { isGapAfter, legM, type TrackColumns } from './track'

/** A vehicle that stayed within this distance has not gone anywhere: a yard, and what a receiver drifts. */
export const stopRadiusM = 150

/** Shorter than this it was a traffic light. */
export const leastStopMs = 5 * 60_000

/** A time in which a vehicle stayed at one place, from the first fix there to the last one. */
export interface Stop {
  /** First and last fix there. */
  readonly fromIndex: number
  readonly toIndex: number
  readonly fromMs: number
  readonly toMs: number
  /** The middle of its fixes. */
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  /** Whether it was silent for more than 15 minutes meanwhile: it stood before and after at the same place, and that is all that is known. */
  readonly isSilent: boolean
}

interface Run {
  readonly from: number
  readonly to: number
}

/**
 * Where and how long a vehicle stood. The rule: fixes in a row that are all within 150 m of the first of them are a stop when the last is at
 * least 5 minutes after the first; two such runs within 150 m of each other and less than 5 minutes apart are one stop (a truck that
 * moves from the gate to the dock). Speeds play no part: many providers report none.
 *
 * @returns in order of time, no two of them sharing a fix
 */
export function stopsOf(track: TrackColumns): readonly Stop[] {
  const { occurredAtMs } = track
  const runs: Run[] = []
  let from = 0
  while (from < occurredAtMs.length) {
    let to = from
    while (to + 1 < occurredAtMs.length && legM(track, from, to + 1) <= stopRadiusM) to++
    if (spanMs(track, from, to) < leastStopMs) {
      from++
      continue
    }
    const before = runs.at(-1)
    const isSame =
      before !== undefined &&
      spanMs(track, before.to, from) < leastStopMs &&
      legM(track, before.to, from) <= stopRadiusM
    if (isSame) runs[runs.length - 1] = { from: before.from, to }
    else runs.push({ from, to })
    from = to + 1
  }
  return runs.map((run) => stopOf(track, run))
}

function stopOf(track: TrackColumns, { from, to }: Run): Stop {
  const { occurredAtMs, longitudeDeg, latitudeDeg } = track
  let eastDeg = 0
  let northDeg = 0
  let isSilent = false
  for (let index = from; index <= to; index++) {
    eastDeg += longitudeDeg[index] ?? NaN
    northDeg += latitudeDeg[index] ?? NaN
    if (index < to) isSilent ||= isGapAfter(track, index)
  }
  const count = to - from + 1
  return {
    fromIndex: from,
    toIndex: to,
    fromMs: occurredAtMs[from] ?? NaN,
    toMs: occurredAtMs[to] ?? NaN,
    longitudeDeg: eastDeg / count,
    latitudeDeg: northDeg / count,
    isSilent
  }
}

function spanMs({ occurredAtMs }: TrackColumns, from: number, to: number): number {
  return (occurredAtMs[to] ?? 0) - (occurredAtMs[from] ?? 0)
}

/** A track in a few numbers. Driving, standing and unknown time add up to the time from the first fix to the last. */
export interface TrackStatistics {
  readonly fixCount: number
  /** Along the fixes, without drifting during stops; the least that was driven, as roads bend between fixes. */
  readonly distanceM: number
  readonly drivenMs: number
  readonly stoodMs: number
  /** In gaps of more than 15 minutes that are no stop. */
  readonly unknownMs: number
  /** NaN when no fix has a speed. */
  readonly topSpeedMps: number
}

/**
 * Sums up a track.
 *
 * @param stops from `stopsOf`
 * @param speedMps one for each fix, NaN where not known
 */
export function statisticsOf(track: TrackColumns, stops: readonly Stop[], speedMps: Float32Array): TrackStatistics {
  const fixCount = track.occurredAtMs.length
  const isInStop = new Uint8Array(fixCount)
  let stoodMs = 0
  for (const stop of stops) {
    isInStop.fill(1, stop.fromIndex, stop.toIndex)
    stoodMs += stop.toMs - stop.fromMs
  }
  let distanceM = 0
  let unknownMs = 0
  let topSpeedMps = NaN
  for (let index = 0; index < fixCount; index++) {
    const speed = speedMps[index] ?? NaN
    if (!(speed <= topSpeedMps) && Number.isFinite(speed)) topSpeedMps = speed
    if (index + 1 === fixCount || isInStop[index] === 1) continue
    distanceM += legM(track, index, index + 1)
    if (isGapAfter(track, index)) unknownMs += spanMs(track, index, index + 1)
  }
  const wholeMs = fixCount === 0 ? 0 : spanMs(track, 0, fixCount - 1)
  return { fixCount, distanceM, drivenMs: wholeMs - stoodMs - unknownMs, stoodMs, unknownMs, topSpeedMps }
}
