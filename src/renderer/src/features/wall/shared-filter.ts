import { isFilterEmpty } from '@shared/domain/vehicle-filter'
import { useMemo } from 'react'
import type { Stores } from '../../state/create-stores'
import { useStores } from '../../state/stores'
import { activeFilters } from '../vehicles/active-filters'

/** The filter of list and map, as the wall map and the files need it. */
export interface SharedFilter {
  /** One bit for each slot; null while nothing is filtered. */
  readonly passing: () => Uint32Array | null
  /** The slots of the list in its order, as last answered; some may have left and others come since. */
  readonly order: () => Uint32Array
  /** In words; null while nothing is filtered. */
  readonly text: () => string | null
  /** @returns how to stop */
  readonly subscribe: (listener: () => void) => () => void
}

/** The filter of this window. */
export function useSharedFilter(): SharedFilter {
  const stores = useStores()
  return useMemo(() => sharedFilterOf(stores), [stores])
}

function sharedFilterOf({ filter, listAnswer }: Pick<Stores, 'filter' | 'listAnswer'>): SharedFilter {
  return {
    passing: () => listAnswer.store.getState().passing,
    order: () => listAnswer.store.getState().order,
    text() {
      const chosen = filter.getState().filter
      if (isFilterEmpty(chosen)) return null
      return activeFilters(chosen, true)
        .map(({ text }) => text)
        .join(' · ')
    },
    // The answer comes with every change that counts; the filter alone says nothing until then.
    subscribe: (listener) =>
      listAnswer.store.subscribe((next, before) => {
        if (next.passing !== before.passing) listener()
      })
  }
}
