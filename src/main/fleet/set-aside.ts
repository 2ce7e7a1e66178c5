import type { SetAsideList, SetAsideReason, SetAsideRow } from '@shared/ipc/schemas-positions'

const keptRows = 500

/** A row that was not believed. */
export interface OddRow extends SetAsideRow {
  /** Tells the vehicle's rows apart from those of others; not kept in the list. Null when the row named no vehicle. */
  readonly vehicleId: string | null
  /** The row's own time, to know it again; null when it had none. */
  readonly occurredAtMs: number | null
}

/** Rows set aside since the profile was opened (DESIGN.md, invariant 3). */
export interface SetAside {
  readonly total: number
  /** A row of a vehicle that comes again in the next sweep, unchanged, is one row, not two. */
  note(row: OddRow): void
  /** Rows that the client could not read; a reason is a field's name and the kind of fault. */
  noteUnreadable(rows: readonly { readonly reason: string }[], nowMs: number): void
  list(): SetAsideList
}

/** An empty list; the newest 500 rows are kept, all are counted. */
export function createSetAside(): SetAside {
  const newestFirst: SetAsideRow[] = []
  const lastOfVehicle = new Map<string, string>()
  let total = 0

  const add = (vehicleName: string | null, fleetName: string | null, reason: SetAsideReason, noticedAtMs: number) => {
    total++
    newestFirst.unshift({ vehicleName, fleetName, reason, noticedAtMs })
    newestFirst.length = Math.min(newestFirst.length, keptRows)
  }

  return {
    get total() {
      return total
    },
    note({ vehicleId, occurredAtMs, vehicleName, fleetName, reason, noticedAtMs }) {
      if (vehicleId !== null) {
        const signature = `${reason} ${occurredAtMs ?? ''}`
        if (lastOfVehicle.get(vehicleId) === signature) return
        lastOfVehicle.set(vehicleId, signature)
      }
      add(vehicleName, fleetName, reason, noticedAtMs)
    },
    noteUnreadable(rows, nowMs) {
      for (const { reason } of rows) {
        add(null, null, reason.startsWith('vehicle_id') ? 'no-vehicle-id' : 'malformed-row', nowMs)
      }
    },
    list: () => ({ rows: newestFirst.slice(), total })
  }
}
