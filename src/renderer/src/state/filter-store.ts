import { usualSort, type VehicleSortKey } from '@shared/domain/vehicle-columns'
import { noFilter, type VehicleFilter } from '@shared/domain/vehicle-filter'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { openProfileId } from './open-profile-id'

/** The one filter of list and map, and the order of the list. */
export interface FilterState {
  readonly filter: VehicleFilter
  readonly sort: readonly VehicleSortKey[]
  /** Changes parts of the filter; the others stay. */
  readonly change: (parts: Partial<VehicleFilter>) => void
  readonly setSort: (sort: readonly VehicleSortKey[]) => void
  /** Shows everything; the order stays. */
  readonly clear: () => void
}

export interface FilterStore {
  readonly store: StoreApi<FilterState>
  readonly start: () => () => void
}

/**
 * Nothing is filtered at first.
 *
 * @param session whose profile decides: fleets of one organisation mean nothing in another
 */
export function createFilterStore(session: StoreApi<SessionState>): FilterStore {
  const store = createStore<FilterState>((set) => ({
    filter: noFilter,
    sort: usualSort,
    change: (parts) => set(({ filter }) => ({ filter: { ...filter, ...parts } })),
    setSort: (sort) => set({ sort }),
    clear: () => set({ filter: noFilter })
  }))
  return {
    store,
    start: () =>
      session.subscribe((now, before) => {
        if (openProfileId(now) !== openProfileId(before)) store.setState({ filter: noFilter, sort: usualSort })
      })
  }
}
