import type { VerdictKind } from '@shared/domain/verdict-kinds'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { openProfileId } from './open-profile-id'

/** The groups that the attention view counts; every fleet is in exactly one of them. */
export const fleetTiles = ['needs-you', 'fleet-must-act', 'outage', 'quiet', 'fine', 'snoozed'] as const
export type FleetTile = (typeof fleetTiles)[number]

export const fleetSortColumns = ['verdict', 'name', 'ref', 'provider', 'vehicles', 'since'] as const
export type FleetSortColumn = (typeof fleetSortColumns)[number]

export interface FleetSort {
  readonly column: FleetSortColumn
  readonly isDescending: boolean
}

/** Which fleets the list shows. */
export interface FleetFilter {
  /** Every word must occur in name, reference or provider. */
  readonly text: string
  /** None lets every fleet pass. */
  readonly tiles: readonly FleetTile[]
  readonly verdicts: readonly VerdictKind[]
  /** By slug. */
  readonly providers: readonly string[]
}

/** What of the fleets is looked at; it outlives the screens, so that going to the map and back loses nothing. */
export interface FleetViewState {
  /** The fleet that the lists stand on; null while on none. */
  readonly currentKey: string | null
  /** Whether the page of that fleet is open beside the list. */
  readonly isPageOpen: boolean
  /** Whether the person wants to know whom to call: the page goes to its contact once that is there. */
  readonly isContactWanted: boolean
  /** The fleet that a message is being written to; null while none is. */
  readonly chasedKey: string | null
  readonly filter: FleetFilter
  readonly sort: FleetSort
  /** The tile that the attention view shows; null shows all but the fine and the snoozed ones. */
  readonly attentionTile: FleetTile | null
  /** The fleet whose activity is shown; null shows that of all. */
  readonly activityKey: string | null
  /** Goes to a fleet's row; an open page follows. */
  readonly select: (key: string) => void
  readonly open: (key: string) => void
  /** Opens a fleet's page at its contact. */
  readonly openContact: (key: string) => void
  readonly contactShown: () => void
  readonly close: () => void
  readonly chase: (key: string | null) => void
  readonly change: (parts: Partial<FleetFilter>) => void
  readonly clear: () => void
  readonly setSort: (sort: FleetSort) => void
  readonly showTile: (tile: FleetTile | null) => void
  readonly showActivityOf: (key: string | null) => void
}

export interface FleetViewStore {
  readonly store: StoreApi<FleetViewState>
  readonly start: () => () => void
}

export const noFleetFilter: FleetFilter = { text: '', tiles: [], verdicts: [], providers: [] }

const nothingChosen = {
  currentKey: null,
  isPageOpen: false,
  isContactWanted: false,
  chasedKey: null,
  filter: noFleetFilter,
  sort: { column: 'verdict', isDescending: false },
  attentionTile: null,
  activityKey: null
} as const satisfies Partial<FleetViewState>

/** @param session whose profile decides: fleets of one organisation mean nothing in another */
export function createFleetViewStore(session: StoreApi<SessionState>): FleetViewStore {
  const store = createStore<FleetViewState>((set) => ({
    ...nothingChosen,
    select: (currentKey) => set({ currentKey }),
    open: (currentKey) => set({ currentKey, isPageOpen: true, isContactWanted: false }),
    openContact: (currentKey) => set({ currentKey, isPageOpen: true, isContactWanted: true }),
    contactShown: () => set({ isContactWanted: false }),
    close: () => set({ isPageOpen: false, isContactWanted: false }),
    chase: (chasedKey) => set({ chasedKey }),
    change: (parts) => set(({ filter }) => ({ filter: { ...filter, ...parts } })),
    clear: () => set({ filter: noFleetFilter }),
    setSort: (sort) => set({ sort }),
    showTile: (attentionTile) => set({ attentionTile }),
    showActivityOf: (activityKey) => set({ activityKey })
  }))
  return {
    store,
    start: () =>
      session.subscribe((now, before) => {
        const isSame = openProfileId(now) === openProfileId(before)
        if (!isSame) store.setState(nothingChosen)
      })
  }
}
