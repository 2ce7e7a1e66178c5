import type { Failure } from '@shared/ipc/result'
import type { FleetRow, PositionSource, RowList, TspRow, VehicleRow } from './rows'

const largestPage = 1000

export interface IdentityOptions {
  readonly source: PositionSource
  /** Between two refreshes when nothing unknown shows up, in milliseconds. */
  readonly intervalMs: number
  readonly now: () => number
  readonly takeVehicles: (page: RowList<VehicleRow>) => Promise<void>
  readonly takeFleets: (list: RowList<FleetRow>) => Promise<void>
  readonly takeTsps: (list: RowList<TspRow>) => Promise<void>
  /** What the store has no names for. */
  readonly unknown: () => { readonly fleetIds: readonly string[]; readonly vehicleCount: number }
  /** A list that could not be read; names stay as they are. */
  readonly onFailure: (list: 'fleets' | 'vehicles' | 'tsps', failure: Failure) => void
}

/** Names of vehicles, fleets and providers: read seldom, because they hardly change. A list that fails never fails a sweep. */
export interface Identities {
  /** Reads the lists whose time has come, and those that something unknown asks for. One call at a time; does not throw for failures. */
  refresh(signal: AbortSignal): Promise<void>
}

/** Nothing has been read yet, so the first `refresh` reads everything. */
export function createIdentities(options: IdentityOptions): Identities {
  const { source, intervalMs, now, unknown, onFailure } = options
  const nextAtMs = { fleets: -Infinity, vehicles: -Infinity, tsps: -Infinity }
  /** Lists that the server does not let us read: something unknown is no reason to knock again before the time. */
  const refused = new Set<keyof typeof nextAtMs>()
  /** What was unknown even after the last reading: asking again at once would not help. */
  let hopelessFleets: ReadonlySet<string> = new Set()
  let hopelessVehicleCount = 0

  /** Not offered or not allowed (403, 404) will not change within seconds; any other failure is tried again at the next call. */
  const settle = (list: keyof typeof nextAtMs, failure: Failure | null): void => {
    if (failure?.code === 'forbidden' || failure?.code === 'not-found') refused.add(list)
    else refused.delete(list)
    if (failure === null || refused.has(list)) nextAtMs[list] = now() + intervalMs
    if (failure !== null && failure.code !== 'cancelled') onFailure(list, failure)
  }

  const readFleets = async (signal: AbortSignal): Promise<void> => {
    const list = await source.listFleets(signal)
    if (list.ok) await options.takeFleets(list.value)
    hopelessFleets = new Set(unknown().fleetIds)
    settle('fleets', list.ok ? null : list.error)
  }

  const readTsps = async (signal: AbortSignal): Promise<void> => {
    const list = await source.listTsps(signal)
    if (list.ok) await options.takeTsps(list.value)
    settle('tsps', list.ok ? null : list.error)
  }

  const readVehicles = async (signal: AbortSignal): Promise<void> => {
    for await (const page of source.vehiclePages({ size: largestPage, signal })) {
      if (!page.ok) {
        hopelessVehicleCount = unknown().vehicleCount
        settle('vehicles', page.error)
        return
      }
      await options.takeVehicles(page.value)
      if (signal.aborted) return
    }
    hopelessVehicleCount = unknown().vehicleCount
    settle('vehicles', null)
  }

  return {
    async refresh(signal) {
      const isOver = (): boolean => signal.aborted
      const isDue = (list: keyof typeof nextAtMs, hasUnknown: boolean): boolean =>
        now() >= nextAtMs[list] || (hasUnknown && !refused.has(list))
      const { fleetIds, vehicleCount } = unknown()
      const hasUnknownFleet = fleetIds.some((id) => !hopelessFleets.has(id))
      if (isDue('fleets', hasUnknownFleet)) await readFleets(signal)
      if (isOver()) return
      if (isDue('tsps', false)) await readTsps(signal)
      if (isOver()) return
      if (isDue('vehicles', vehicleCount > hopelessVehicleCount)) await readVehicles(signal)
    }
  }
}
