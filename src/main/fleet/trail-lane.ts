import { packSegment, type FixVisitor, type TrailSegment } from './trail-segment'
import type { FixRows, SlotFixes } from './trail-fixes'

/** Where fixes gather until they are packed into a segment. */
export interface TrailLane {
  readonly rows: FixRows
  readonly isLate: boolean
  readonly isFull: boolean
  readonly oldestS: number
  readonly newestS: number
  readonly largestSlot: number
  readonly bytes: number
  add(slot: number, occurredAtS: number, longitudeE6: number, latitudeE6: number, speedDmps: number): void
  /** Takes fixes not after `untilS` over into `to` where they are not older than what is there. */
  apply(to: SlotFixes, untilS: number): void
  /** Visits the fixes of one slot, in the order in which they came. */
  visit(wanted: number, visit: FixVisitor): void
  /** @returns null when nothing is in it; the lane stays as it is */
  pack(): TrailSegment | null
  clear(): void
}

/**
 * @param isLate of the segments that are made of it
 * @param largest fixes that it has room for
 */
export function createLane(isLate: boolean, largest: number): TrailLane {
  const columns = {
    slots: new Uint32Array(largest),
    occurredAtS: new Uint32Array(largest),
    longitudeE6: new Int32Array(largest),
    latitudeE6: new Int32Array(largest),
    speedDmps: new Uint16Array(largest)
  }
  let count = 0
  let oldestS = Infinity
  let newestS = 0
  let largestSlot = 0
  const rows: FixRows = {
    ...columns,
    get count() {
      return count
    }
  }

  return {
    rows,
    isLate,
    bytes: largest * 18,
    get isFull() {
      return count === largest
    },
    get oldestS() {
      return oldestS
    },
    get newestS() {
      return newestS
    },
    get largestSlot() {
      return largestSlot
    },
    add(slot, occurredAtS, longitudeE6, latitudeE6, speedDmps) {
      columns.slots[count] = slot
      columns.occurredAtS[count] = occurredAtS
      columns.longitudeE6[count] = longitudeE6
      columns.latitudeE6[count] = latitudeE6
      columns.speedDmps[count] = speedDmps
      count++
      oldestS = Math.min(oldestS, occurredAtS)
      newestS = Math.max(newestS, occurredAtS)
      largestSlot = Math.max(largestSlot, slot)
    },
    apply(to, untilS) {
      for (let row = 0; row < count; row++) {
        const slot = columns.slots[row] ?? 0
        const s = columns.occurredAtS[row] ?? 0
        if (s > untilS || s < (to.occurredAtS[slot] ?? 0)) continue
        to.occurredAtS[slot] = s
        to.longitudeE6[slot] = columns.longitudeE6[row] ?? 0
        to.latitudeE6[slot] = columns.latitudeE6[row] ?? 0
        to.speedDmps[slot] = columns.speedDmps[row] ?? 0
      }
    },
    visit(wanted, visit) {
      for (let row = 0; row < count; row++) {
        if (columns.slots[row] !== wanted) continue
        visit(
          columns.occurredAtS[row] ?? 0,
          columns.longitudeE6[row] ?? 0,
          columns.latitudeE6[row] ?? 0,
          columns.speedDmps[row] ?? 0
        )
      }
    },
    pack: () => packSegment(rows, isLate),
    clear() {
      count = 0
      oldestS = Infinity
      newestS = 0
      largestSlot = 0
    }
  }
}
