import type { Bridge } from '@shared/ipc/contract'
import { createBaseMapsStore } from './base-maps-store'
import { startListPort } from '@renderer/list/list-port'
import { createClockStore } from './clock-store'
import { createFilterStore } from './filter-store'
import { createHistoryStore } from './history'
import { createInvitationsStore } from './invitations-store'
import { createListAnswerStore } from './list-answer-store'
import { createMapTools } from './map-tools'
import { createPositionStatusStore } from './position-status-store'
import { createProfilesStore } from './profiles-store'
import { createReachabilityStore } from './reachability-store'
import { createRewindStore } from './rewind-store'
import { createSavedStore } from './saved-store'
import { createSelectionStore } from './selection-store'
import { createSessionStore } from './session-store'
import { createSettingsStore } from './settings-store'
import { createShownTable } from './shown-table'
import { createVehicleTable } from './vehicle-table'
import { createViewStore } from './view-store'
import { createWallStore } from './wall-store'

/** Everything the page knows, made from one bridge. */
export type Stores = ReturnType<typeof createStores>

/**
 * Makes every store of the page; nothing is asked or followed before `start`.
 *
 * @param bridge the only way to main
 * @param now gives epoch milliseconds
 */
export function createStores(bridge: Bridge, now: () => number) {
  const session = createSessionStore(bridge)
  const profiles = createProfilesStore(bridge)
  const reachability = createReachabilityStore(bridge)
  const settings = createSettingsStore(bridge)
  const baseMaps = createBaseMapsStore(bridge)
  const invitations = createInvitationsStore(bridge)
  const positionStatus = createPositionStatusStore(bridge)
  const selection = createSelectionStore(bridge)
  const clock = createClockStore(now, document)
  const history = createHistoryStore(bridge, now)
  const vehicleTable = createShownTable(createVehicleTable(bridge, document))
  const rewind = createRewindStore(bridge, vehicleTable, now)
  /** The moment that the vehicles on screen are of, epoch milliseconds. */
  const shownNow = (): number => {
    const state = rewind.store.getState()
    return (state.kind === 'rewound' ? state.shownAtMs : null) ?? now()
  }
  const view = createViewStore(session.store)
  const wall = createWallStore(bridge)
  const filter = createFilterStore(session.store)
  const saved = createSavedStore(bridge)
  const listAnswer = createListAnswerStore({
    table: vehicleTable,
    filter: filter.store,
    clock: clock.store,
    now: () => {
      const state = rewind.store.getState()
      return (state.kind === 'rewound' ? state.shownAtMs : null) ?? clock.store.getState().nowMs
    },
    createPort: startListPort,
    page: document
  })
  const startable = [
    view,
    session,
    profiles,
    reachability,
    settings,
    baseMaps,
    invitations,
    positionStatus,
    selection,
    clock,
    history,
    vehicleTable,
    rewind,
    wall,
    filter,
    saved,
    listAnswer
  ]
  return {
    bridge,
    session: session.store,
    profiles: profiles.store,
    reachability: reachability.store,
    settings: settings.store,
    baseMaps: baseMaps.store,
    invitations: invitations.store,
    positionStatus: positionStatus.store,
    selection: selection.store,
    clock: clock.store,
    view: view.store,
    wall: wall.store,
    history,
    vehicleTable,
    rewind,
    shownNow,
    filter: filter.store,
    saved: saved.store,
    listAnswer,
    mapTools: createMapTools(),
    /** Asks main for everything and follows its events; returns how to stop. */
    start(): () => void {
      const stops = startable.map((part) => part.start())
      return () => stops.reverse().forEach((stop) => stop())
    }
  }
}
