import { verdictOf } from './verdict-answers'
import { verdictKinds, type Verdict } from './verdict-kinds'
import { usualThresholds, type VerdictThresholds } from './verdict-thresholds'
import type { Motion } from './vehicle-filter'

const fineIndex = verdictKinds.indexOf('fine')
const quietIndex = verdictKinds.indexOf('vehicle-quiet')

/**
 * What a vehicle is judged by: where its data comes from, and its own last fix.
 *
 * | source | last fix | verdict |
 * | --- | --- | --- |
 * | any | at most five minutes old, or of the future | fine: data flows |
 * | not fine | older, or none | that of the source |
 * | fine | none | vehicle quiet: the fleet looks at the unit |
 * | fine | moving, older than 30 min | vehicle quiet: call the driver |
 * | fine | any, older than 24 h | vehicle quiet: the fleet looks at the unit |
 * | fine | anything else | fine |
 */
export type VehicleThresholds = Pick<VerdictThresholds, 'flowingMs' | 'quietAfterMs'>

/**
 * The verdict of a vehicle as an index into `verdictKinds`; the form for columns, where no object is wanted.
 *
 * @param sourceIndex verdict of the connection it comes through, as an index; `fine` and `vehicle-quiet` leave it to the vehicle
 * @param occurredAtMs its last fix; NaN when there is none
 * @param isMoving whether it drove at that fix; where nothing says so it did not
 * @param nowMs the present, by the server's clock
 */
export function vehicleVerdictIndex(
  sourceIndex: number,
  occurredAtMs: number,
  isMoving: boolean,
  nowMs: number,
  { flowingMs, quietAfterMs }: VehicleThresholds = usualThresholds
): number {
  const ageMs = nowMs - occurredAtMs
  if (ageMs <= flowingMs) return fineIndex
  if (sourceIndex !== fineIndex && sourceIndex !== quietIndex && sourceIndex < verdictKinds.length) return sourceIndex
  if (!Number.isFinite(occurredAtMs)) return quietIndex
  return ageMs > (isMoving ? quietAfterMs.moving : quietAfterMs.standing) ? quietIndex : fineIndex
}

/**
 * The verdict of a vehicle in full.
 *
 * @param source verdict of the connection it comes through; null where none is known, which is taken as fine
 * @param occurredAtMs its last fix; NaN when there is none
 * @param nowMs the present, by the server's clock
 */
export function vehicleVerdict(
  source: Verdict | null,
  occurredAtMs: number,
  motion: Motion,
  nowMs: number,
  thresholds: VehicleThresholds = usualThresholds
): Verdict {
  const sourceIndex = source === null ? fineIndex : verdictKinds.indexOf(source.kind)
  const index = vehicleVerdictIndex(sourceIndex, occurredAtMs, motion === 'moving', nowMs, thresholds)
  if (index === fineIndex) return verdictOf('flows')
  if (index !== quietIndex) return source ?? verdictOf('flows')
  if (!Number.isFinite(occurredAtMs)) return verdictOf('never-seen')
  const isLong = nowMs - occurredAtMs > thresholds.quietAfterMs.standing
  return verdictOf(isLong ? 'unit-silent' : 'driver-silent', { sinceMs: occurredAtMs })
}

/**
 * When the verdict of a vehicle changes next by time alone.
 *
 * @returns milliseconds since the epoch, by the server's clock; Infinity = never
 */
export function nextVehicleVerdictMs(
  sourceIndex: number,
  occurredAtMs: number,
  isMoving: boolean,
  nowMs: number,
  thresholds: VehicleThresholds = usualThresholds
): number {
  if (!Number.isFinite(occurredAtMs)) return Infinity
  const index = vehicleVerdictIndex(sourceIndex, occurredAtMs, isMoving, nowMs, thresholds)
  const { flowingMs, quietAfterMs } = thresholds
  for (const edgeMs of [flowingMs, quietAfterMs.moving, quietAfterMs.standing].sort((a, b) => a - b)) {
    const atMs = occurredAtMs + edgeMs + 1
    if (atMs > nowMs && vehicleVerdictIndex(sourceIndex, occurredAtMs, isMoving, atMs, thresholds) !== index)
      return atMs
  }
  return Infinity
}
