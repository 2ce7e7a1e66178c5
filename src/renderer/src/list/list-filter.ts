import { stalenessBuckets, stalenessEdgesMs } from '@shared/domain/staleness'
import { motions, type VehicleFilter } from '@shared/domain/vehicle-filter'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import { noSpeed, type ListColumns } from './list-columns'
import type { ListDictionary } from './list-dictionary'
import type { ListCounts } from './list-protocol'
import type { ListProvinces } from './list-provinces'

interface FilterParts {
  readonly columns: ListColumns
  readonly fleets: ListDictionary
  readonly providers: ListDictionary
  readonly provinces: ListProvinces
}

/** What passes a filter. */
export interface Filtered {
  /** One bit for each slot below `columns.size`. */
  readonly passing: Uint32Array
  readonly passingCount: number
  readonly total: number
  readonly counts: ListCounts
}

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

/** From which second on a vehicle is in each bucket but the last; whole seconds, in the order of `stalenessBuckets`. */
function bucketStarts(nowMs: number): readonly [number, number, number, number] {
  const { live, recent, late, stale } = stalenessEdgesMs
  const startOf = (edgeMs: number) => Math.ceil((nowMs - edgeMs) / 1000)
  return [startOf(live), startOf(recent), startOf(late), startOf(stale)]
}

/**
 * Scans all vehicles once: numbers only, no text and no object. A vehicle that fails a single facet counts in that one, which is what each facet
 * with all others applied means; one that fails none counts in all; one that fails two, in none.
 *
 * @param matches of the text filter; null lets all pass
 */
export function filterVehicles(
  { columns, fleets, providers, provinces }: FilterParts,
  filter: VehicleFilter,
  matches: Uint8Array | null,
  nowMs: number
): Filtered {
  const { size, flags, seenAtS, speed, fleet, provider, place, source } = columns
  const counts = {
    staleness: new Uint32Array(stalenessBuckets.length),
    motions: new Uint32Array(motions.length),
    verdicts: new Uint32Array(verdictKinds.length),
    fleets: new Uint32Array(Math.max(1, fleets.texts.length)),
    providers: new Uint32Array(Math.max(1, providers.texts.length)),
    provinces: new Uint32Array(Math.max(1, provinces.names.length))
  }
  const byStaleness = chosen(stalenessBuckets, filter.staleness)
  const byMotion = chosen(motions, filter.motions)
  const byVerdict = chosen(verdictKinds, filter.verdicts)
  const byFleet = fleets.among(filter.fleets)
  const byProvider = providers.among(filter.providers)
  const byProvince = chosen(provinces.names, filter.provinces)
  const provinceOfPlace = provinces.ofPlace()
  const { atLeast, atMost } = filter.ageMs
  // A vehicle without a position has no age: it was not seen for any time you like.
  const newestS = atLeast === null ? 0xffffffff : Math.floor((nowMs - atLeast) / 1000)
  const oldestS = atMost === null ? 0 : Math.max(1, Math.floor((nowMs - atMost) / 1000))

  const [liveS, recentS, lateS, staleS] = bucketStarts(nowMs)
  const passing = new Uint32Array((size + 31) >>> 5)
  let passingCount = 0
  let total = 0
  for (let slot = 0; slot < size; slot++) {
    const slotFlags = flags[slot] ?? 0
    if ((slotFlags & vehicleFlags.present) === 0) continue
    total += 1
    if (matches !== null && matches[slot] !== 1) continue
    const seenS = seenAtS[slot] ?? 0
    if (seenS > newestS || seenS < oldestS) continue
    const bucket =
      seenS === 0 ? 5 : seenS >= liveS ? 0 : seenS >= recentS ? 1 : seenS >= lateS ? 2 : seenS >= staleS ? 3 : 4
    const motion = motionIndex(slotFlags, seenS, speed[slot] ?? noSpeed)
    const verdict = verdictIndex(source[slot] ?? 0, bucket, motion === 0)
    const fleetIndex = fleet[slot] ?? 0
    const providerIndex = provider[slot] ?? 0
    const province = provinceOfPlace[place[slot] ?? 0] ?? 0
    let failures = 0
    let failed = 0
    if (byStaleness !== null && byStaleness[bucket] !== 1) {
      failures += 1
      failed = 1
    }
    if (byMotion !== null && byMotion[motion] !== 1) {
      failures += 1
      failed = 2
    }
    if (byFleet !== null && byFleet[fleetIndex] !== 1) {
      failures += 1
      failed = 3
    }
    if (byProvider !== null && byProvider[providerIndex] !== 1) {
      failures += 1
      failed = 4
    }
    if (byProvince !== null && byProvince[province] !== 1) {
      failures += 1
      failed = 5
    }
    if (byVerdict !== null && byVerdict[verdict] !== 1) {
      failures += 1
      failed = 6
    }
    if (failures > 1) continue
    if (failures === 0) {
      passing[slot >>> 5] = (passing[slot >>> 5] ?? 0) | (1 << (slot & 31))
      passingCount += 1
    }
    if (failed === 0 || failed === 1) add(counts.staleness, bucket)
    if (failed === 0 || failed === 2) add(counts.motions, motion)
    if (failed === 0 || failed === 3) add(counts.fleets, fleetIndex)
    if (failed === 0 || failed === 4) add(counts.providers, providerIndex)
    if (failed === 0 || failed === 5) add(counts.provinces, province)
    if (failed === 0 || failed === 6) add(counts.verdicts, verdict)
  }
  return { passing, passingCount, total, counts }
}

function add(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1
}

/** For each of all names 1 when it is chosen; null when none is, which lets all pass. */
function chosen(all: readonly string[], names: readonly string[]): Uint8Array | null {
  return names.length === 0 ? null : Uint8Array.from(all, (name) => (names.includes(name) ? 1 : 0))
}
