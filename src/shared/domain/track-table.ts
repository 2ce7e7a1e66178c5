import { fixAtOrBefore, legM, type TrackColumns } from './track'

const hourMs = 3_600_000

/** Lengths of a row, from an hour up; the first that gives at most `mostRows` is taken. */
const rowLengthsMs = [hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, 24 * hourMs]
const mostRows = 48

/** One row of the text that stands for the speed chart. */
export interface SpeedTableRow {
  /** Begins at a whole hour of UTC. */
  readonly fromMs: number
  /** NaN when nothing was reported. */
  readonly topSpeedMps: number
  /** Along the fixes. */
  readonly distanceM: number
}

/**
 * A track in rows of equal time.
 *
 * @param speedMps one for each fix, NaN where not known
 * @returns at most 48 rows; without those in which there is no fix
 */
export function speedTable(track: TrackColumns, speedMps: Float32Array): readonly SpeedTableRow[] {
  const { occurredAtMs } = track
  const count = occurredAtMs.length
  const firstMs = occurredAtMs[0] ?? 0
  const lastMs = occurredAtMs[count - 1] ?? 0
  const lengthMs = rowLengthsMs.find((ms) => (lastMs - firstMs) / ms < mostRows - 1) ?? 24 * hourMs
  const rows: SpeedTableRow[] = []
  for (let index = 0; index < count;) {
    const fromMs = Math.floor((occurredAtMs[index] ?? 0) / lengthMs) * lengthMs
    const end = fixAtOrBefore(track, fromMs + lengthMs - 1) + 1
    let topSpeedMps = NaN
    let distanceM = 0
    for (let fix = index; fix < end; fix++) {
      const speed = speedMps[fix] ?? NaN
      if (!(speed <= topSpeedMps) && Number.isFinite(speed)) topSpeedMps = speed
      if (fix > 0) distanceM += legM(track, fix - 1, fix)
    }
    rows.push({ fromMs, topSpeedMps, distanceM })
    index = end
  }
  return rows
}
