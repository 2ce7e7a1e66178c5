import { useMemo } from 'react'

/** The filter of list and map, as the wall map and the files need it. */
export interface SharedFilter {
  /** One bit for each slot; null while nothing is filtered. */
  readonly passing: () => Uint32Array | null
  /** In words; null while nothing is filtered. */
  readonly text: () => string | null
  /** @returns how to stop */
  readonly subscribe: (listener: () => void) => () => void
}

/** Nothing is filtered. */
const everything: SharedFilter = {
  passing: () => null,
  text: () => null,
  subscribe: () => () => undefined
}

/** The filter of this window. */
export function useSharedFilter(): SharedFilter {
  return useMemo(() => everything, [])
}
