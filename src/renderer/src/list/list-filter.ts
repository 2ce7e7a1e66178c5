import { stalenessBuckets, stalenessEdgesMs } from '@shared/domain/staleness'
import { motions, type VehicleFilter } from '@shared/domain/vehicle-filter'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import { noSpeed, type ListColumns } from './list-columns'
import type { ListDictionary } from './list-dictionary'
import { factsOfKinds, kindCount, kindOf } from './list-kinds'
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

/** From which second on a vehicle is in each bucket but the last; whole seconds, in the order of `stalenessBuckets`. */
function bucketStarts(nowMs: number): readonly [number, number, number, number] {
  const { live, recent, late, stale } = stalenessEdgesMs
  const startOf = (edgeMs: number) => Math.ceil((nowMs - edgeMs) / 1000)
  return [startOf(live), startOf(recent), startOf(late), startOf(stale)]
}

/** The one facet that a vehicle fails. */
const failed = { none: 0, staleness: 1, motion: 2, verdict: 3, fleet: 4, provider: 5, province: 6, several: 7 } as const

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
  const inFleet = new Uint32Array(Math.max(1, fleets.texts.length))
  const inProvider = new Uint32Array(Math.max(1, providers.texts.length))
  const inProvince = new Uint32Array(Math.max(1, provinces.names.length))
  const provinceOfPlace = provinces.ofPlace()
  const unknownPlace = provinceOfPlace.length
  const inPlace = new Uint32Array(unknownPlace + 1)
  /** Those that fail nothing, then those that fail one of the facets that a kind decides. */
  const inKind = new Uint32Array(kindCount * failed.fleet)
  const failedOfKind = failuresOfKinds(filter)
  const byFleet = fleets.among(filter.fleets)
  const byProvider = providers.among(filter.providers)
  const byProvince = chosen(provinces.names, filter.provinces)
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
    const age = Number(seenS < liveS) + Number(seenS < recentS) + Number(seenS < lateS) + Number(seenS < staleS)
    const kind = kindOf(seenS === 0 ? 5 : age, source[slot] ?? 0, slotFlags, speed[slot] ?? noSpeed)
    const fleetIndex = fleet[slot] ?? 0
    const providerIndex = provider[slot] ?? 0
    const placeIndex = Math.min(place[slot] ?? 0, unknownPlace)
    const province = byProvince === null ? 0 : (provinceOfPlace[placeIndex] ?? 0)
    let fails: number = failedOfKind[kind] ?? failed.none
    if (byFleet !== null && byFleet[fleetIndex] !== 1) fails = alsoFailed(fails, failed.fleet)
    if (byProvider !== null && byProvider[providerIndex] !== 1) fails = alsoFailed(fails, failed.provider)
    if (byProvince !== null && byProvince[province] !== 1) fails = alsoFailed(fails, failed.province)
    if (fails < failed.fleet) add(inKind, fails * kindCount + kind, 1)
    if (fails === failed.none) {
      passing[slot >>> 5] = (passing[slot >>> 5] ?? 0) | (1 << (slot & 31))
      passingCount += 1
      add(inFleet, fleetIndex, 1)
      add(inProvider, providerIndex, 1)
      add(inPlace, placeIndex, 1)
    } else if (fails === failed.fleet) add(inFleet, fleetIndex, 1)
    else if (fails === failed.provider) add(inProvider, providerIndex, 1)
    else if (fails === failed.province) add(inProvince, province, 1)
  }
  inPlace.forEach((count, index) => add(inProvince, provinceOfPlace[index] ?? 0, count))
  const counts = { ...countsOfKinds(inKind), fleets: inFleet, providers: inProvider, provinces: inProvince }
  return { passing, passingCount, total, counts }
}

/** For each kind which of its facets it fails. */
function failuresOfKinds(filter: VehicleFilter): Uint8Array {
  const byStaleness = chosen(stalenessBuckets, filter.staleness)
  const byMotion = chosen(motions, filter.motions)
  const byVerdict = chosen(verdictKinds, filter.verdicts)
  return Uint8Array.from(factsOfKinds, ({ bucket, motion, verdict }) => {
    let fails: number = failed.none
    if (byStaleness !== null && byStaleness[bucket] !== 1) fails = alsoFailed(fails, failed.staleness)
    if (byMotion !== null && byMotion[motion] !== 1) fails = alsoFailed(fails, failed.motion)
    if (byVerdict !== null && byVerdict[verdict] !== 1) fails = alsoFailed(fails, failed.verdict)
    return fails
  })
}

function alsoFailed(before: number, facet: number): number {
  return before === failed.none ? facet : failed.several
}

function countsOfKinds(inKind: Uint32Array): Pick<ListCounts, 'staleness' | 'motions' | 'verdicts'> {
  const counts = {
    staleness: new Uint32Array(stalenessBuckets.length),
    motions: new Uint32Array(motions.length),
    verdicts: new Uint32Array(verdictKinds.length)
  }
  const countOf = (facet: number, kind: number) => inKind[facet * kindCount + kind] ?? 0
  factsOfKinds.forEach(({ bucket, motion, verdict }, kind) => {
    const passing = countOf(failed.none, kind)
    add(counts.staleness, bucket, passing + countOf(failed.staleness, kind))
    add(counts.motions, motion, passing + countOf(failed.motion, kind))
    add(counts.verdicts, verdict, passing + countOf(failed.verdict, kind))
  })
  return counts
}

function add(counts: Uint32Array, index: number, more: number): void {
  counts[index] = (counts[index] ?? 0) + more
}

/** For each of all names 1 when it is chosen; null when none is, which lets all pass. */
function chosen(all: readonly string[], names: readonly string[]): Uint8Array | null {
  return names.length === 0 ? null : Uint8Array.from(all, (name) => (names.includes(name) ? 1 : 0))
}
