import { nextStalenessEdgeMs, stalenessEdgesMs } from '@shared/domain/staleness'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { ClusterView } from './cluster-protocol'

/** Which vehicles take part in grouping, and how old they count as: plain numbers, because it is asked about every vehicle at every tick. */
export interface Sieve {
  /** Of these flags, a vehicle has `present` and no other. */
  readonly asked: number
  /** One bit for each slot; null when nothing is filtered. */
  readonly passing: Uint32Array | null
  /** Drawn apart from the others; -1 for none. */
  readonly firstExempt: number
  readonly secondExempt: number
  /** From which second on a position is live, recent, late, stale. */
  readonly bucketsFrom: readonly [live: number, recent: number, late: number, stale: number]
}

/** Those that are there, pass the filter, and stand for themselves. */
export function sieveOf(
  { isMerging, exemptSlots, nowMs }: Pick<ClusterView, 'isMerging' | 'exemptSlots' | 'nowMs'>,
  passing: Uint32Array | null
): Sieve {
  const [firstExempt = -1, secondExempt = -1] = exemptSlots
  const { live, recent, late, stale } = stalenessEdgesMs
  const secondAt = (edgeMs: number) => (nowMs - edgeMs) / 1000
  return {
    asked: vehicleFlags.present | (isMerging ? vehicleFlags.olderTwin : 0),
    passing,
    firstExempt,
    secondExempt,
    bucketsFrom: [secondAt(live), secondAt(recent), secondAt(late), secondAt(stale)]
  }
}

/** A sieve that lets every vehicle through. */
export const openSieve: Sieve = {
  asked: vehicleFlags.present,
  passing: null,
  firstExempt: -1,
  secondExempt: -1,
  bucketsFrom: [0, 0, 0, 0]
}

/** Whether a vehicle takes part. */
export function isPassing(
  { asked, passing, firstExempt, secondExempt }: Sieve,
  marks: Uint16Array,
  slot: number
): boolean {
  if (((marks[slot] ?? 0) & asked) !== vehicleFlags.present) return false
  if (passing !== null && (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0) return false
  return slot !== firstExempt && slot !== secondExempt
}

/** In a list of times: there is none. */
export const noSecond = 2 ** 32 - 1

/** When the first of some vehicles changes its staleness bucket, epoch milliseconds; Infinity when none will. */
export function nextEdgeOf(seconds: Iterable<number>, nowMs: number): number {
  let next = Infinity
  for (const second of seconds) {
    if (second > 0 && second !== noSecond) next = Math.min(next, nextStalenessEdgeMs(second * 1000, nowMs))
  }
  return next
}
