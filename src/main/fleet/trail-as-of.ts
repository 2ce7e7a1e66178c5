import type { AsOfPositions } from '@shared/ipc/schemas-history'
import { copySlotFixes, createSlotFixes, leftE6, toSpeedMps, type SlotFixes } from './trail-fixes'
import type { TrailMemory } from './trail-memory'
import { applySegment, fixesPerBreath, type TrailSegment } from './trail-segment'

/** How far before the moment asked for the anchor is set, and how far the moment may move away from it before it is moved, too. */
const anchorBehindS = 600
const anchorReachS = 1800

/** Where every vehicle was at one moment. */
export type AsOfAnswer = Omit<AsOfPositions, 'epoch'>

export interface AsOfQueries {
  /** Answers one after the other, in the order of asking. */
  at(atMs: number): Promise<AsOfAnswer>
  /** Lets go of what was kept for the next question. */
  release(): void
}

/** Where all vehicles were somewhat before the last moment asked for: from here the next answer is a few steps. */
interface Anchor {
  readonly atS: number
  readonly revision: number
  readonly fixes: SlotFixes
}

/**
 * Answers "where was everybody at 14:10". The first answer reads all fixes until then; the next ones, of moments nearby (a slider being
 * dragged), only those of some minutes.
 *
 * @param breathe lets the event loop turn; awaited every few milliseconds of work
 */
export function createAsOfQueries(memory: TrailMemory, breathe: () => Promise<void>): AsOfQueries {
  let anchor: Anchor | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** The newest segments first: what they bring stays, and most of what follows only has to be compared. */
  async function scan(segments: readonly TrailSegment[], to: SlotFixes, afterS: number, untilS: number): Promise<void> {
    let looked = 0
    for (const segment of segments) {
      if (segment.newestS <= afterS || segment.oldestS > untilS) continue
      applySegment(segment, to, afterS, untilS)
      looked += segment.count
      if (looked < fixesPerBreath) continue
      looked = 0
      await breathe()
    }
  }

  async function anchorFor(untilS: number, size: number, segments: readonly TrailSegment[]): Promise<Anchor> {
    const { revision } = memory
    const held = anchor
    const isOfUse = held !== null && held.revision === revision && held.atS <= untilS
    if (isOfUse && untilS - held.atS <= anchorReachS) return held
    const atS = untilS - anchorBehindS
    const fixes = copySlotFixes(isOfUse ? held.fixes : memory.base.fixes, size)
    await scan(segments, fixes, isOfUse ? held.atS : 0, atS)
    return { atS, revision, fixes }
  }

  async function answer(atMs: number): Promise<AsOfAnswer> {
    const untilS = Math.floor(atMs / 1000)
    const { clears, slotCount } = memory
    if (untilS < memory.base.untilS) return gather(createSlotFixes(0), atMs, memory.fromMs)
    // What is looked at is settled here: more may be noted, packed and dropped at every breath.
    const recent = createSlotFixes(slotCount)
    for (const { lane } of memory.open) lane.apply(recent, untilS)
    const segments = memory.entries.map((entry) => entry.segment).sort((a, b) => b.newestS - a.newestS)
    const near = await anchorFor(untilS, slotCount, segments)
    anchor = near
    await breathe()
    const fixes = copySlotFixes(near.fixes, slotCount)
    await scan(segments, fixes, near.atS, untilS)
    takeNewer(fixes, recent)
    await breathe()
    if (memory.clears === clears) return gather(fixes, atMs, memory.fromMs)
    anchor = null
    return gather(createSlotFixes(0), atMs, memory.fromMs)
  }

  return {
    at(atMs) {
      const answered = last.then(() => answer(atMs))
      last = answered.catch(() => undefined)
      return answered
    },
    release() {
      anchor = null
    }
  }
}

function takeNewer(to: SlotFixes, from: SlotFixes): void {
  for (let slot = 0; slot < from.occurredAtS.length; slot++) {
    const s = from.occurredAtS[slot] ?? 0
    if (s === 0 || s < (to.occurredAtS[slot] ?? 0)) continue
    to.occurredAtS[slot] = s
    to.longitudeE6[slot] = from.longitudeE6[slot] ?? 0
    to.latitudeE6[slot] = from.latitudeE6[slot] ?? 0
    to.speedDmps[slot] = from.speedDmps[slot] ?? 0
  }
}

function gather(fixes: SlotFixes, atMs: number, coversFromMs: number | null): AsOfAnswer {
  const isThere = (slot: number): boolean => fixes.occurredAtS[slot] !== 0 && fixes.longitudeE6[slot] !== leftE6
  const size = fixes.occurredAtS.length
  let count = 0
  for (let slot = 0; slot < size; slot++) if (isThere(slot)) count++
  const answer = {
    atMs,
    coversFromMs,
    slots: new Uint32Array(count),
    longitudeDeg: new Float64Array(count),
    latitudeDeg: new Float64Array(count),
    speedMps: new Float32Array(count),
    occurredAtMs: new Float64Array(count)
  }
  let row = 0
  for (let slot = 0; slot < size; slot++) {
    if (!isThere(slot)) continue
    answer.slots[row] = slot
    answer.longitudeDeg[row] = (fixes.longitudeE6[slot] ?? 0) / 1e6
    answer.latitudeDeg[row] = (fixes.latitudeE6[slot] ?? 0) / 1e6
    answer.speedMps[row] = toSpeedMps(fixes.speedDmps[slot] ?? 0)
    answer.occurredAtMs[row] = (fixes.occurredAtS[slot] ?? 0) * 1000
    row++
  }
  return answer
}
