import type { Held } from './engine-held'
import type { EngineReport } from './engine-options'
import type { Gate } from './gate'
import { createIdentities, type Identities } from './identities'
import type { PositionSource } from './rows'

export interface EngineNamesParts {
  readonly source: PositionSource
  readonly gate: Gate
  readonly held: Held
  readonly now: () => number
  readonly intervalMs: number
  /** Names of vehicles came. */
  readonly onNamed: () => void
  readonly report: (report: EngineReport) => void
}

/** Names of what one store holds: read beside the sweep, never in its way. */
export interface EngineNames extends Pick<Identities, 'findFleets' | 'fleetIds'> {
  /** Begins to read what is due, unless that is under way. */
  refresh(): void
  /** Stops reading; resolves when nothing more is taken in. */
  stop(): Promise<void>
}

/** Nothing has been read. */
export function createEngineNames(parts: EngineNamesParts): EngineNames {
  const { source, gate, held, report } = parts
  let underWay: { readonly controller: AbortController; readonly done: Promise<void> } | null = null

  const identities = createIdentities({
    source,
    askVehicles: (request) =>
      gate.run((signal) => source.vehiclePage({ ...request, signal }), { signal: request.signal, priority: 'names' }),
    askDrivers: (request) =>
      gate.run((signal) => source.driverPage({ ...request, signal }), { signal: request.signal, priority: 'names' }),
    intervalMs: parts.intervalMs,
    now: parts.now,
    unknown: () => ({ fleetIds: held.store.unnamedFleetIds(), vehicleCount: held.store.unidentifiedCount }),
    takeVehicles: (page) => held.takeVehicles(page).then(parts.onNamed),
    takeDrivers: (page) => held.takeDrivers(page).then(parts.onNamed),
    takeFleets: (list) => held.takeLabels((store) => store.applyFleets(list.rows)),
    takeTsps: (list) => held.takeLabels((store) => store.applyTsps(list.rows)),
    onFailure: (list, failure) => report({ kind: 'list-failed', list, failure: failure.code })
  })

  return {
    get fleetIds() {
      return identities.fleetIds
    },
    findFleets: (signal) => identities.findFleets(signal),
    refresh() {
      if (underWay !== null) return
      const controller = new AbortController()
      const done = identities
        .refresh(controller.signal)
        .catch((error: unknown) => report({ kind: 'bug', error }))
        .then(() => {
          underWay = null
        })
      underWay = { controller, done }
    },
    async stop() {
      underWay?.controller.abort()
      await underWay?.done
    }
  }
}
