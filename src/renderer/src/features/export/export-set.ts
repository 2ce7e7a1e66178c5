import type { SharedFilter } from '../wall/shared-filter'
import type { VehicleTable } from '../../state/vehicle-table'

/** The vehicles that a file is about: always the whole filtered set, whatever is scrolled or zoomed to. */
export interface ExportSet {
  /** Null while there are no vehicles at all. */
  readonly epoch: number | null
  readonly slots: Uint32Array<ArrayBuffer>
  /** Passing the filter or not. */
  readonly total: number
  /** The filter in words; null when every vehicle is in the set. */
  readonly filterText: string | null
}

/** What would be exported now: in the order of the list, and what the list does not have yet after that. */
export function exportSetOf(
  table: Pick<VehicleTable, 'epoch' | 'size' | 'isPresent'>,
  filter: Pick<SharedFilter, 'passing' | 'text' | 'order'>
): ExportSet {
  const passing = filter.passing()
  const slots = new Uint32Array(table.size)
  const isTaken = new Uint8Array(table.size)
  let count = 0
  let total = 0
  const take = (slot: number): void => {
    if (slot >= table.size || isTaken[slot] === 1 || !table.isPresent(slot)) return
    if (passing !== null && (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0) return
    isTaken[slot] = 1
    slots[count++] = slot
  }
  for (const slot of filter.order()) take(slot)
  for (let slot = 0; slot < table.size; slot++) {
    if (table.isPresent(slot)) total += 1
    take(slot)
  }
  return {
    epoch: table.epoch,
    slots: slots.slice(0, count),
    total,
    filterText: passing === null ? null : filter.text()
  }
}
