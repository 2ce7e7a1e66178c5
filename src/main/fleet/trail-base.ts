import { bytesPerSlot, createSlotFixes, growSlotFixes, toE6, toSpeedDmps, type SlotFixes } from './trail-fixes'
import { applySegment, type TrailSegment } from './trail-segment'

/** What the ring takes of the store's columns. */
export interface FixColumns {
  readonly longitudeDeg: ArrayLike<number>
  readonly latitudeDeg: ArrayLike<number>
  readonly speedMps: ArrayLike<number>
  readonly occurredAtMs: ArrayLike<number>
}

/** The newest fix per slot of what fell out of the ring: where a vehicle is that stood still since. */
export interface TrailBase {
  readonly fixes: SlotFixes
  /** The newest second in it. Nothing is known for certain before: of what a vehicle did until then, only the end is left. */
  readonly untilS: number
  readonly bytes: number
  keep(slot: number, occurredAtS: number, columns: FixColumns): void
  fold(segment: TrailSegment): void
  clear(): void
}

/** An empty base. */
export function createBase(): TrailBase {
  let fixes = createSlotFixes(0)
  let untilS = 0
  return {
    get fixes() {
      return fixes
    },
    get untilS() {
      return untilS
    },
    get bytes() {
      return fixes.occurredAtS.length * bytesPerSlot
    },
    keep(slot, occurredAtS, columns) {
      growSlotFixes(fixes, slot + 1)
      if (occurredAtS <= (fixes.occurredAtS[slot] ?? 0)) return
      fixes.occurredAtS[slot] = occurredAtS
      fixes.longitudeE6[slot] = toE6(columns.longitudeDeg[slot] ?? 0)
      fixes.latitudeE6[slot] = toE6(columns.latitudeDeg[slot] ?? 0)
      fixes.speedDmps[slot] = toSpeedDmps(columns.speedMps[slot] ?? NaN)
      untilS = Math.max(untilS, occurredAtS)
    },
    fold(segment) {
      growSlotFixes(fixes, segment.largestSlot + 1)
      applySegment(segment, fixes, 0, Infinity)
      untilS = Math.max(untilS, segment.newestS)
    },
    clear() {
      fixes = createSlotFixes(0)
      untilS = 0
    }
  }
}
