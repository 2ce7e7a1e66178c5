import type { Bridge } from '@shared/ipc/contract'
import { createClockStore } from './clock-store'
import { createHistoryStore } from './history'
import { createInvitationsStore } from './invitations-store'
import { createMapTools } from './map-tools'
import { createPlaybackStore } from './playback-store'
import { createPositionStatusStore } from './position-status-store'
import { createProfilesStore } from './profiles-store'
import { createReachabilityStore } from './reachability-store'
import { createRewindStore } from './rewind-store'
import { createSelectionStore } from './selection-store'
import { createSessionStore } from './session-store'
import { createSettingsStore } from './settings-store'
import { createShownTable } from './shown-table'
import { createTrailStore } from './trail-store'
import { createVehicleTable } from './vehicle-table'
import { createViewStore } from './view-store'

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
  const invitations = createInvitationsStore(bridge)
  const positionStatus = createPositionStatusStore(bridge)
  const selection = createSelectionStore(bridge)
  const clock = createClockStore(now, document)
  const history = createHistoryStore(bridge, now)
  const liveTable = createVehicleTable(bridge, document)
  const vehicleTable = createShownTable(liveTable)
  const trail = createTrailStore(bridge, liveTable, now)
  const rewind = createRewindStore(bridge, vehicleTable, now)
  /** The moment that the vehicles on screen are of, epoch milliseconds. */
  const shownNow = (): number => {
    const state = rewind.store.getState()
    return (state.kind === 'rewound' ? state.shownAtMs : null) ?? now()
  }
  const view = createViewStore(session.store)
  const startable = [
    view,
    session,
    profiles,
    reachability,
    settings,
    invitations,
    positionStatus,
    selection,
    clock,
    history,
    trail,
    vehicleTable,
    rewind
  ]
  return {
    bridge,
    session: session.store,
    profiles: profiles.store,
    reachability: reachability.store,
    settings: settings.store,
    invitations: invitations.store,
    positionStatus: positionStatus.store,
    selection: selection.store,
    clock: clock.store,
    view: view.store,
    history,
    playback: createPlaybackStore(),
    trail,
    vehicleTable,
    rewind,
    shownNow,
    mapTools: createMapTools(),
    /** Asks main for everything and follows its events; returns how to stop. */
    start(): () => void {
      const stops = startable.map((part) => part.start())
      return () => stops.reverse().forEach((stop) => stop())
    }
  }
}
