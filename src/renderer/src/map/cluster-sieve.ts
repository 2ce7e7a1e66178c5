import { nextStalenessEdgeMs, stalenessIndex } from '@shared/domain/staleness'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { Points } from './cluster-points'
import type { ClusterView } from './cluster-protocol'
import { ringGroupIndex } from './vehicle-look'

/**
 * Tells which vehicles take part in grouping: those that are there, pass the filter, and stand for themselves. It is asked about every vehicle
 * of the fleet at every tick.
 *
 * @param passing one bit for each slot; null when nothing is filtered
 */
export function createVehicleSieve(
  points: Points,
  { isMerging, exemptSlots }: Pick<ClusterView, 'isMerging' | 'exemptSlots'>,
  passing: Uint32Array | null
): (slot: number) => boolean {
  const { marks } = points
  const asked = vehicleFlags.present | (isMerging ? vehicleFlags.olderTwin : 0)
  const [firstExempt = -1, secondExempt = -1] = exemptSlots
  return (slot) => {
    if (((marks[slot] ?? 0) & asked) !== vehicleFlags.present) return false
    if (passing !== null && (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0) return false
    return slot !== firstExempt && slot !== secondExempt
  }
}

/** What is learnt of the vehicles in view on the way. */
export interface Tally {
  /** Counts a vehicle; @returns index into `ringGroups` */
  readonly noteSlot: (slot: number) => number
  readonly vehicleCount: () => number
  /** When one of them next changes its staleness bucket, epoch milliseconds; Infinity when none will. */
  readonly nextEdgeMs: () => number
}

/** Nothing is counted yet. */
export function createTally({ seconds, marks }: Points, nowMs: number): Tally {
  let vehicleCount = 0
  // The vehicle nearest to its edge in each bucket is the oldest one there.
  const oldestMs = new Float64Array(6).fill(Infinity)
  return {
    noteSlot(slot) {
      const second = seconds[slot] ?? 0
      const occurredAtMs = second === 0 ? NaN : second * 1000
      const staleness = stalenessIndex(occurredAtMs, nowMs)
      if (occurredAtMs < (oldestMs[staleness] ?? 0)) oldestMs[staleness] = occurredAtMs
      vehicleCount += 1
      return ringGroupIndex(staleness, ((marks[slot] ?? 0) & vehicleFlags.moving) !== 0)
    },
    vehicleCount: () => vehicleCount,
    nextEdgeMs: () => oldestMs.reduce((next, oldest) => Math.min(next, nextStalenessEdgeMs(oldest, nowMs)), Infinity)
  }
}
