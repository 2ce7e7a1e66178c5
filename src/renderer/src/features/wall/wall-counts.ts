import { stalenessBuckets, stalenessIndex } from '@shared/domain/staleness'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable } from '../../state/vehicle-table'

/** How many vehicles the wall counts; `buckets` add up to `shown`. */
export interface WallCounts {
  /** One number for each of `stalenessBuckets`. */
  readonly buckets: readonly number[]
  /** Moving at their last fix, and late or stale since: somebody should be called. */
  readonly silent: number
  readonly shown: number
  /** Shown or not. */
  readonly total: number
}

type CountedTable = Pick<VehicleTable, 'size' | 'flags' | 'occurredAtMs'>

const lateIndex = stalenessBuckets.indexOf('late')
const staleIndex = stalenessBuckets.indexOf('stale')

/**
 * Counts in one pass over the columns.
 *
 * @param passing one bit for each slot that the filter lets pass; null when nothing is filtered
 * @param nowMs the present
 */
export function countWall(table: CountedTable, passing: Uint32Array | null, nowMs: number): WallCounts {
  const { size, flags, occurredAtMs } = table
  const buckets = stalenessBuckets.map(() => 0)
  let silent = 0
  let shown = 0
  let total = 0
  for (let slot = 0; slot < size; slot++) {
    const bits = flags[slot] ?? 0
    if ((bits & vehicleFlags.present) === 0) continue
    total += 1
    if (passing !== null && (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0) continue
    shown += 1
    const index = stalenessIndex(occurredAtMs[slot] ?? NaN, nowMs)
    buckets[index] = (buckets[index] ?? 0) + 1
    if ((index === lateIndex || index === staleIndex) && (bits & vehicleFlags.moving) !== 0) silent += 1
  }
  return { buckets, silent, shown, total }
}
