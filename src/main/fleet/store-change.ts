import { createSlotSet, type SlotSet } from './slot-set'

/** What some rows did to the store, by slot. */
export interface StoreChange {
  /** Slots whose columns changed; their vehicles are present. */
  readonly changed: SlotSet
  /** Slots that got a new fix: a subset of `changed`. */
  readonly moved: SlotSet
  /** Slots whose texts (name, VIN, plate, driver) changed, new vehicles among them. */
  readonly identities: SlotSet
  /** Slots whose vehicle left. */
  readonly removed: SlotSet
}

/** Nothing changed yet. */
export function createStoreChange(): StoreChange {
  return {
    changed: createSlotSet(),
    moved: createSlotSet(),
    identities: createSlotSet(),
    removed: createSlotSet()
  }
}
