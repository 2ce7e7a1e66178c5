import type { Bridge } from '@shared/ipc/contract'
import type { FleetRow, FleetsChanged, FleetsMeta } from '@shared/ipc/schemas-fleets'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { openProfileId } from './open-profile-id'

/** The fleets as main last knew them. */
export interface FleetsState {
  /** By their key, in main's order. */
  readonly byKey: ReadonlyMap<string, FleetRow>
  readonly meta: FleetsMeta
  /** Of the last change that is in here; null until main has answered. */
  readonly sequence: number | null
}

export interface FleetsStore {
  readonly store: StoreApi<FleetsState>
  readonly start: () => () => void
}

/** What the page knows before main has answered. */
export const noFleets: FleetsState = {
  byKey: new Map(),
  meta: { asOfMs: null, isRefreshing: false, lastError: null, invisible: [], outages: [] },
  sequence: null
}

/**
 * Asks for all fleets once and then takes changes. A change that does not follow the last one, and another profile, have it ask anew: 5,000
 * fleets are worth one question, a wrong verdict is not.
 *
 * @param bridge the only way to main
 * @param session whose profile decides whose fleets these are
 */
export function createFleetsStore(bridge: Bridge, session: StoreApi<SessionState>): FleetsStore {
  const store = createStore<FleetsState>(() => noFleets)
  let asked = 0
  /** Changes that came while main was being asked; null while it is not. */
  let waiting: FleetsChanged[] | null = null

  function ask(): void {
    const own = ++asked
    waiting = []
    void bridge.calls['fleets:get'](undefined).then((answer) => {
      if (own !== asked) return
      const late = waiting ?? []
      waiting = null
      // Refused: what is shown stays, and the next change asks again.
      if (!answer.ok) return
      const { rows, meta, sequence } = answer.value
      store.setState({ byKey: new Map(rows.map((row) => [row.key, row])), meta, sequence })
      late.forEach(take)
    })
  }

  function take(change: FleetsChanged): void {
    if (waiting !== null) {
      waiting.push(change)
      return
    }
    const { sequence, byKey } = store.getState()
    if (sequence !== null && change.sequence <= sequence) return
    if (sequence === null || change.sequence !== sequence + 1) {
      ask()
      return
    }
    store.setState({ byKey: changed(byKey, change), meta: change.meta, sequence: change.sequence })
  }

  return {
    store,
    start() {
      let profileId = openProfileId(session.getState())
      const stops = [
        bridge.events['fleets:changed'](take),
        session.subscribe((state) => {
          const now = openProfileId(state)
          if (now === profileId) return
          profileId = now
          store.setState(noFleets)
          ask()
        })
      ]
      ask()
      return () => {
        asked += 1
        waiting = null
        stops.forEach((stop) => stop())
      }
    }
  }
}

/** The same map where only the meta changed: whoever follows the rows is left alone. */
function changed(byKey: ReadonlyMap<string, FleetRow>, change: FleetsChanged): ReadonlyMap<string, FleetRow> {
  if (change.changed.length === 0 && change.removedKeys.length === 0) return byKey
  const next = new Map(byKey)
  change.removedKeys.forEach((key) => next.delete(key))
  change.changed.forEach((row) => next.set(row.key, row))
  return next
}
