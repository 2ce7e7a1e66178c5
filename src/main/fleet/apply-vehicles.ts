import { textIdOf } from './row-ids'
import type { VehiclePage } from './rows'
import type { StoreChange } from './store-change'
import { pageSources, setSource } from './store-sources'
import { addTextId, addVehicle, admit, dismiss, findTextId, ownFlags, setFlag, type StoreState } from './store-state'

/** Works a page of `vehicles` into the store: what vehicles are called, and which are gone for good. */
export function applyVehicles(state: StoreState, page: VehiclePage, change: StoreChange): void {
  const sources = pageSources(page.sources)
  for (let row = 0; row < page.rowCount; row++) {
    const slot = slotOfRow(state, page, row)
    if (slot < 0) continue
    const isDeleted = page.deleted[row] === 1
    setFlag(state, slot, ownFlags.deleted, isDeleted)
    if (isDeleted) {
      dismiss(state, slot, change)
      continue
    }
    admit(state, slot, change)
    if (setFlag(state, slot, ownFlags.identified, true)) state.counts.unidentified--
    if (setSource(state, slot, sources, page.source[row] ?? 0, true)) change.changed.add(slot)
    setTexts(state, page, row, slot, change)
  }
}

/** -1 for a row that is about no vehicle, or about one that left before it was ever seen. */
function slotOfRow(state: StoreState, page: VehiclePage, row: number): number {
  const { words } = page.vehicleIds
  const at = row * 4
  const textId = textIdOf(page.vehicleIds, row)
  if (textId === '') return -1
  const known = textId === null ? state.index.find(words, at) : findTextId(state, textId)
  if (known >= 0 || page.deleted[row] === 1) return known
  return textId === null ? addVehicle(state, words, at) : addTextId(state, textId)
}

function setTexts(state: StoreState, page: VehiclePage, row: number, slot: number, change: StoreChange): void {
  const { texts, twins } = state
  texts.stage((page.names[row] ?? '').trim(), (page.vins[row] ?? '').trim(), (page.plates[row] ?? '').trim())
  if (!texts.differs(slot)) return
  const isVinNew = texts.vinDiffers(slot)
  if (isVinNew) {
    // The flags that are cleared here are news, if the new VIN does not set them again.
    const heldFlags = state.columns.flags[slot]
    twins.leave(slot, change.changed)
    if (state.columns.flags[slot] !== heldFlags) change.changed.add(slot)
  }
  texts.commit(slot)
  if (isVinNew) twins.join(slot, change.changed)
  change.identities.add(slot)
}
