import type { Bridge } from '@shared/ipc/contract'
import { createBaseMapsStore } from './base-maps-store'
import { startListPort } from '@renderer/list/list-port'
import { createBulkDraftStore } from './bulk-draft-store'
import { createBulkStore } from './bulk-store'
import { createClockStore } from './clock-store'
import { createEarlyStores, type EarlyStores } from './early-stores'
import { createFilterStore } from './filter-store'
import { createFleetViewStore } from './fleet-view-store'
import { createFleetsStore } from './fleets-store'
import { followSources } from './follow-sources'
import { createHistoryStore } from './history'
import { createInvitationViewStore } from './invitation-view-store'
import { createInvitationsStore } from './invitations-store'
import { createJournalStore } from './journal-store'
import { createListAnswerStore } from './list-answer-store'
import { createMapTools } from './map-tools'
import { onePastAtATime } from './one-past-at-a-time'
import { createPlaybackStore } from './playback-store'
import { createPositionStatusStore } from './position-status-store'
import { createProfilesStore } from './profiles-store'
import { createReachabilityStore } from './reachability-store'
import { createRewindStore } from './rewind-store'
import { createSavedStore } from './saved-store'
import { createSelectionStore } from './selection-store'
import { createShownTable } from './shown-table'
import { createTrailStore } from './trail-store'
import { createViewStore } from './view-store'
import { createWallStore } from './wall-store'

/** Everything the page knows, made from one bridge. */
export type Stores = ReturnType<typeof createStores>

/**
 * Makes every store of the page; nothing is asked or followed before `start`.
 *
 * @param bridge the only way to main
 * @param now gives epoch milliseconds
 * @param early stores that may be followed already
 */
export function createStores(
  bridge: Bridge,
  now: () => number,
  early: EarlyStores = createEarlyStores(bridge, document)
) {
  const { session, settings } = early
  const profiles = createProfilesStore(bridge)
  const reachability = createReachabilityStore(bridge)
  const baseMaps = createBaseMapsStore(bridge)
  const invitations = createInvitationsStore(bridge)
  const invitationView = createInvitationViewStore(session)
  const fleets = createFleetsStore(bridge, session)
  const fleetView = createFleetViewStore(session)
  const journal = createJournalStore(bridge, session, now)
  const positionStatus = createPositionStatusStore(bridge)
  const selection = createSelectionStore(bridge)
  const clock = createClockStore(now, document)
  const history = createHistoryStore(bridge, now)
  const vehicleTable = createShownTable(early.vehicleTable)
  const trail = createTrailStore(bridge, early.vehicleTable, now)
  const rewind = createRewindStore(bridge, vehicleTable, now)
  /** The moment that the vehicles on screen are of, epoch milliseconds. */
  const shownNow = (): number => rewind.shownAtMs() ?? now()
  const view = createViewStore(session, settings)
  const wall = createWallStore(bridge)
  const filter = createFilterStore(session)
  const saved = createSavedStore(bridge)
  const bulk = createBulkStore(bridge)
  const bulkDraft = createBulkDraftStore(session)
  const listAnswer = createListAnswerStore({
    table: vehicleTable,
    filter: filter.store,
    clock: clock.store,
    now: () => rewind.shownAtMs() ?? clock.store.getState().nowMs,
    createPort: startListPort,
    page: document
  })
  const startable = [
    view,
    early,
    profiles,
    reachability,
    baseMaps,
    invitations,
    invitationView,
    fleets,
    fleetView,
    journal,
    positionStatus,
    selection,
    clock,
    history,
    trail,
    vehicleTable,
    followSources(bridge, { table: early.vehicleTable, setSources: early.vehicleTable.setSources }),
    rewind,
    onePastAtATime({ history, rewind }),
    wall,
    filter,
    saved,
    bulk,
    bulkDraft,
    listAnswer
  ]
  return {
    bridge,
    session,
    profiles: profiles.store,
    reachability: reachability.store,
    settings,
    baseMaps: baseMaps.store,
    invitations: invitations.store,
    invitationView: invitationView.store,
    fleets: fleets.store,
    fleetView: fleetView.store,
    journal,
    positionStatus: positionStatus.store,
    selection: selection.store,
    clock: clock.store,
    view: view.store,
    wall: wall.store,
    history,
    playback: createPlaybackStore(),
    trail,
    vehicleTable,
    rewind,
    shownNow,
    filter: filter.store,
    saved: saved.store,
    bulk: bulk.store,
    bulkDraft,
    listAnswer,
    mapTools: createMapTools(),
    /** Asks main for everything and follows its events; returns how to stop. */
    start(): () => void {
      const stops = startable.map((part) => part.start())
      return () => stops.reverse().forEach((stop) => stop())
    }
  }
}
