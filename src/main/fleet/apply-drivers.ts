import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { textIdOf } from './row-ids'
import type { DriverPage } from './rows'
import type { StoreChange } from './store-change'
import { findTextId, hasFlag, type StoreState } from './store-state'

/**
 * Works a page of drivers into the store. It tells of vehicles that are known, and brings none: who is not there has no use for a driver's
 * name, which is personal data. A row without a name says that nobody is assigned any more.
 */
export function applyDrivers(state: StoreState, page: DriverPage, change: StoreChange): void {
  for (let row = 0; row < page.rowCount; row++) {
    if (page.deleted[row] === 1) continue
    const slot = slotOfRow(state, page, row)
    if (slot < 0 || !hasFlag(state, slot, vehicleFlags.present)) continue
    if (state.drivers.set(slot, page.drivers[row] ?? '')) change.identities.add(slot)
  }
}

function slotOfRow(state: StoreState, { vehicleIds }: DriverPage, row: number): number {
  const textId = textIdOf(vehicleIds, row)
  if (textId === '') return -1
  return textId === null ? state.index.find(vehicleIds.words, row * 4) : findTextId(state, textId)
}
