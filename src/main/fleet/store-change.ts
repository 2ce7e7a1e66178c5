/** What some rows did to the store, by slot. */
export interface StoreChange {
  /** Slots whose columns changed. */
  readonly changed: Set<number>
  /** Slots whose texts (name, VIN, plate) changed, new vehicles among them. */
  readonly identities: Set<number>
  /** Slots whose vehicle left. */
  readonly removed: Set<number>
  /** Slots that a location row was there for, changed or not. */
  readonly seen: Set<number>
}

/** Nothing changed yet. */
export function createStoreChange(): StoreChange {
  return { changed: new Set(), identities: new Set(), removed: new Set(), seen: new Set() }
}
