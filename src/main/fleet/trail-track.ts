import type { Track } from '@shared/ipc/schemas-history'
import { leftE6, toSpeedMps } from './trail-fixes'
import type { TrailMemory } from './trail-memory'
import { fixesPerBreath, visitSlot, type FixVisitor } from './trail-segment'

interface KeptFix {
  readonly occurredAtS: number
  readonly longitudeE6: number
  readonly latitudeE6: number
  readonly speedDmps: number
}

/**
 * One vehicle's fixes, oldest first, as far as the ring keeps them.
 *
 * @param fromMs included
 * @param toMs not included
 * @param breathe lets the event loop turn; awaited every few milliseconds of work
 */
export async function trackOf(
  memory: TrailMemory,
  { slot, fromMs, toMs }: { readonly slot: number; readonly fromMs: number; readonly toMs: number },
  breathe: () => Promise<void>
): Promise<Track> {
  const bySecond = new Map<number, KeptFix>()
  const isWanted = (s: number): boolean => s > 0 && s * 1000 >= fromMs && s * 1000 < toMs
  const take: FixVisitor = (occurredAtS, longitudeE6, latitudeE6, speedDmps) => {
    if (isWanted(occurredAtS)) bySecond.set(occurredAtS, { occurredAtS, longitudeE6, latitudeE6, speedDmps })
  }
  const { base, clears, entries } = memory
  const { occurredAtS, longitudeE6, latitudeE6, speedDmps } = base.fixes
  take(occurredAtS[slot] ?? 0, longitudeE6[slot] ?? 0, latitudeE6[slot] ?? 0, speedDmps[slot] ?? 0)
  // Before the first breath: what is in a lane now may be in a segment after it.
  for (const { lane } of memory.open) lane.visit(slot, take)

  let looked = 0
  for (const { segment } of entries) {
    if (segment.newestS * 1000 < fromMs || segment.oldestS * 1000 >= toMs) continue
    visitSlot(segment, slot, take)
    looked += segment.count
    if (looked < fixesPerBreath) continue
    looked = 0
    await breathe()
  }
  return toTrack(memory.clears === clears ? [...bySecond.values()] : [])
}

function toTrack(kept: readonly KeptFix[]): Track {
  const fixes = kept.filter((fix) => fix.longitudeE6 !== leftE6).sort((a, b) => a.occurredAtS - b.occurredAtS)
  return {
    occurredAtMs: Float64Array.from(fixes, (fix) => fix.occurredAtS * 1000),
    longitudeDeg: Float64Array.from(fixes, (fix) => fix.longitudeE6 / 1e6),
    latitudeDeg: Float64Array.from(fixes, (fix) => fix.latitudeE6 / 1e6),
    speedMps: Float32Array.from(fixes, (fix) => toSpeedMps(fix.speedDmps)),
    place: new Uint32Array(0),
    places: [],
    setAsideCount: 0,
    fetchedAtMs: null
  }
}
