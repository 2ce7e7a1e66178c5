import type { Bridge } from '@shared/ipc/contract'
import type { BaseMaps } from '@shared/ipc/schemas-basemaps'
import type { BulkState } from '@shared/ipc/schemas-bulk'
import type { InvitationList } from '@shared/ipc/schemas-invitations'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import type { ProfileList } from '@shared/ipc/schemas-profiles'
import type { Reachability, SessionState } from '@shared/ipc/schemas-session'
import type { SavedThings } from '@shared/ipc/schemas-saved'
import type { Settings } from '@shared/ipc/schemas-settings'
import type { WallState } from '@shared/ipc/schemas-wall'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { createStores, type Stores } from './create-stores'
import type { EarlyStores } from './early-stores'
import type { RewindState } from './rewind-store'
import type { FilterState } from './filter-store'
import type { FleetViewState } from './fleet-view-store'
import type { FleetsState } from './fleets-store'
import type { JournalState } from './journal-store'
import type { ListAnswerState } from './list-answer-store'
import type { SelectionState } from './selection-store'
import type { VehicleTable } from './vehicle-table'
import type { ViewState } from './view-store'

const StoresContext = createContext<Stores | null>(null)

interface StoresProviderProps {
  readonly bridge: Bridge
  /** Epoch milliseconds; the computer's clock unless a test says otherwise. */
  readonly now?: () => number
  /** Stores that were followed before there was an app. */
  readonly early?: EarlyStores
  readonly children: ReactNode
}

/** Makes the stores once, follows main while mounted, and hands them to everything below. */
export function StoresProvider({ bridge, now = Date.now, early, children }: StoresProviderProps) {
  const [stores] = useState(() => createStores(bridge, now, early))
  useEffect(() => stores.start(), [stores])
  return <StoresContext value={stores}>{children}</StoresContext>
}

/** All stores, for the rare code that needs one outside a selector (event handlers, the colour scheme manager). */
export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (!stores) throw new Error('StoresProvider is missing above this component')
  return stores
}

/** The way to main. */
export function useBridge(): Bridge {
  return useStores().bridge
}

export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useStores().session, selector)
}

/** All profiles, as the switcher and the settings show them. */
export function useProfiles<T>(selector: (state: ProfileList) => T): T {
  return useStore(useStores().profiles, selector)
}

export function useReachability<T>(selector: (state: Reachability) => T): T {
  return useStore(useStores().reachability, selector)
}

export function useSettings<T>(selector: (state: Settings) => T): T {
  return useStore(useStores().settings, selector)
}

/** The base maps that the person added. */
export function useBaseMaps<T>(selector: (state: BaseMaps) => T): T {
  return useStore(useStores().baseMaps, selector)
}

export function useInvitations<T>(selector: (state: InvitationList) => T): T {
  return useStore(useStores().invitations, selector)
}

/** The fleets with their verdicts. */
export function useFleets<T>(selector: (state: FleetsState) => T): T {
  return useStore(useStores().fleets, selector)
}

/** What of the fleets is looked at. */
export function useFleetView<T>(selector: (state: FleetViewState) => T): T {
  return useStore(useStores().fleetView, selector)
}

/** What happened, as far as it was read. */
export function useJournal<T>(selector: (state: JournalState) => T): T {
  return useStore(useStores().journal.store, selector)
}

export function usePositionStatus<T>(selector: (state: PositionStatus) => T): T {
  return useStore(useStores().positionStatus, selector)
}

export function useSelection<T>(selector: (state: SelectionState) => T): T {
  return useStore(useStores().selection, selector)
}

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useStores().view, selector)
}

export function useWall<T>(selector: (state: WallState) => T): T {
  return useStore(useStores().wall, selector)
}

/** The filter of list and map, and the order of the list. */
export function useFilter<T>(selector: (state: FilterState) => T): T {
  return useStore(useStores().filter, selector)
}

/** What list and map show of the fleet. */
export function useListAnswer<T>(selector: (state: ListAnswerState) => T): T {
  return useStore(useStores().listAnswer.store, selector)
}

/** The run of many invitations; null while there is none. */
export function useBulk<T>(selector: (state: BulkState | null) => T): T {
  return useStore(useStores().bulk, ({ state }) => selector(state))
}

/** Views and places of the open profile. */
export function useSaved<T>(selector: (state: SavedThings) => T): T {
  return useStore(useStores().saved, selector)
}

/** The present in epoch milliseconds, anew every 30 seconds; for ages and countdowns. */
export function useNow(): number {
  return useStore(useStores().clock, (state) => state.nowMs)
}

/** Whether the past is shown, and which moment of it. */
export function useRewind<T>(selector: (state: RewindState) => T): T {
  return useStore(useStores().rewind.store, selector)
}

/** The moment that the vehicles on screen are of, in epoch milliseconds: the present, or the one that the person went back to. For their ages. */
export function useShownNow(): number {
  const nowMs = useNow()
  const shownAtMs = useRewind((state) => (state.kind === 'rewound' ? state.shownAtMs : null))
  return shownAtMs ?? nowMs
}

/** The page's mirror of the vehicle columns, or how they were at the moment that the person went back to. It is no React state: subscribe to it, or read it in event handlers. */
export function useVehicleTable(): VehicleTable {
  return useStores().vehicleTable
}
