import {
  setAsideReasons,
  type SetAsideList,
  type SetAsideReason,
  type SetAsideRow
} from '@shared/ipc/schemas-positions'
import { createSlotMemory } from './slot-memory'

const keptRows = 500

/** Vehicles whose last odd row is remembered, at least; more than that are odd only where a provider is broken. */
const rememberedVehicles = 50_000

/** Rows set aside since the profile was opened (DESIGN.md, invariant 3). */
export interface SetAside {
  readonly total: number
  /**
   * Whether a vehicle's row is not the one last set aside: a row that comes again in the next sweep, unchanged, is one row, not two.
   * Remembers it; `note` it then.
   *
   * @param occurredAtMs the row's own time, to know it again; NaN when it had none
   */
  isNews(slot: number, reason: SetAsideReason, occurredAtMs: number): boolean
  note(row: SetAsideRow): void
  /** Rows that the client could not read; a reason is a field's name and the kind of fault. */
  noteUnreadable(rows: readonly { readonly reason: string }[], nowMs: number): void
  list(): SetAsideList
}

/** An empty list; the newest 500 rows are kept, all are counted. */
export function createSetAside(): SetAside {
  /** A ring: row number `n` lies at `n` modulo its length. */
  const kept: SetAsideRow[] = []
  const lastOfSlot = createSlotMemory<number>(rememberedVehicles)
  let total = 0

  const note = (row: SetAsideRow): void => {
    kept[total % keptRows] = row
    total++
  }

  return {
    get total() {
      return total
    },
    isNews(slot, reason, occurredAtMs) {
      // One number for both: a time in milliseconds has room for a digit more.
      const time = Number.isFinite(occurredAtMs) ? occurredAtMs : -1
      const signature = time * setAsideReasons.length + setAsideReasons.indexOf(reason)
      if (lastOfSlot.get(slot) === signature) return false
      lastOfSlot.set(slot, signature)
      return true
    },
    note,
    noteUnreadable(rows, nowMs) {
      for (const { reason } of rows) {
        const isNoId = reason.startsWith('vehicle_id')
        note({
          vehicleName: null,
          fleetName: null,
          reason: isNoId ? 'no-vehicle-id' : 'malformed-row',
          noticedAtMs: nowMs
        })
      }
    },
    list() {
      const newest = total % keptRows
      return { rows: [...kept.slice(0, newest).reverse(), ...kept.slice(newest).reverse()], total }
    }
  }
}
