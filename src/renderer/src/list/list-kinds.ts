import { stalenessBuckets } from '@shared/domain/staleness'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { noSpeed } from './list-columns'

/** Index into `motions`. A vehicle without a speed that did not visibly move may have done either. */
export function motionIndex(flags: number, seenAtS: number, speed: number): number {
  if ((flags & vehicleFlags.moving) !== 0) return 0
  return seenAtS === 0 || speed === noSpeed ? 2 : 1
}

/**
 * The verdict of a vehicle as an index into `verdictKinds`: `vehicleVerdictIndex` with the usual thresholds, whose edges are those of the buckets, so
 * that verdicts, ages and the timer that redraws them never disagree.
 *
 * @param source verdict of its connection
 * @param bucket index into `stalenessBuckets`
 */
export function verdictIndex(source: number, bucket: number, isMoving: boolean): number {
  if (bucket === 0) return 0
  if (source > 1) return source
  return bucket >= (isMoving ? 2 : 4) ? 1 : 0
}

/**
 * Everything that staleness, motion and verdict of a vehicle depend on, as one small number. A pass over all vehicles computes it without a branch,
 * which no processor could foretell, counts it, and asks what it means once for all that have the same.
 *
 * @param bucket index into `stalenessBuckets`
 * @param source verdict of its connection, below 16
 * @param flags bits of `vehicleFlags`
 */
export function kindOf(bucket: number, source: number, flags: number, speed: number): number {
  return (bucket << 6) | (source << 2) | (flags & vehicleFlags.moving) | Number(speed === noSpeed)
}

/** One more than the largest kind. */
export const kindCount = stalenessBuckets.length << 6

/** What each kind means: indexes into `stalenessBuckets`, `motions` and `verdictKinds`. */
export const factsOfKinds = Array.from({ length: kindCount }, (_, kind) => {
  const bucket = kind >>> 6
  const movingFlag = kind & vehicleFlags.moving
  const seenAtS = stalenessBuckets[bucket] === 'never' ? 0 : 1
  return {
    bucket,
    motion: motionIndex(movingFlag, seenAtS, (kind & 1) === 1 ? noSpeed : 0),
    verdict: verdictIndex((kind >>> 2) & 15, bucket, movingFlag !== 0)
  }
})
