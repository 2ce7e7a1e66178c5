import type { Failure, Result } from '@shared/ipc/result'
import { createLongList } from './long-list'
import type { DriverPage, FleetRow, PageRequest, PositionSource, RowList, TspRow, VehiclePage } from './rows'

type ListName = 'fleets' | 'vehicles' | 'drivers' | 'tsps'

export interface IdentityOptions {
  readonly source: Pick<PositionSource, 'listFleets' | 'listTsps'>
  /** One request for a page of vehicles, behind everything that is more urgent, repeated where that may help. */
  readonly askVehicles: (request: PageRequest) => Promise<Result<VehiclePage>>
  /** The same, for a page of drivers. */
  readonly askDrivers: (request: PageRequest) => Promise<Result<DriverPage>>
  /** Between two refreshes when nothing unknown shows up, in milliseconds. */
  readonly intervalMs: number
  readonly now: () => number
  readonly takeVehicles: (page: VehiclePage) => Promise<void>
  readonly takeDrivers: (page: DriverPage) => Promise<void>
  readonly takeFleets: (list: RowList<FleetRow>) => Promise<void>
  readonly takeTsps: (list: RowList<TspRow>) => Promise<void>
  /** What the store has no names for. */
  readonly unknown: () => { readonly fleetIds: readonly string[]; readonly vehicleCount: number }
  /** A list that could not be read; names stay as they are. */
  readonly onFailure: (list: ListName, failure: Failure) => void
}

/** Names of vehicles, drivers, fleets and providers: read seldom, because they hardly change. A list that fails never fails a sweep. */
export interface Identities {
  /** Reads the lists whose time has come, and those that something unknown asks for. One call at a time; does not throw for failures. */
  refresh(signal: AbortSignal): Promise<void>
  /** Reads the list of fleets, unless it was read or is not ours to read. Resolves, too, when it could not be had. */
  findFleets(signal: AbortSignal): Promise<void>
  /** The fleets on that list; empty before it was read. */
  readonly fleetIds: readonly string[]
}

/** Nothing has been read yet, so the first `refresh` reads everything. */
export function createIdentities(options: IdentityOptions): Identities {
  const { source, intervalMs, now, unknown, onFailure } = options
  const nextAtMs: Record<ListName, number> = {
    fleets: -Infinity,
    vehicles: -Infinity,
    drivers: -Infinity,
    tsps: -Infinity
  }
  /** Lists that the server does not let us read: something unknown is no reason to knock again before the time. */
  const refused = new Set<ListName>()
  /** What was unknown even after the last reading: asking again at once would not help. */
  let hopelessFleets: ReadonlySet<string> = new Set()
  let hopelessVehicleCount = 0
  let fleetIds: readonly string[] | null = null
  let fleetsUnderWay: Promise<void> | null = null
  const vehicles = createLongList({ ask: options.askVehicles, take: options.takeVehicles, intervalMs, now })
  const drivers = createLongList({ ask: options.askDrivers, take: options.takeDrivers, intervalMs, now })

  /** Not offered or not allowed (403, 404) will not change within seconds; any other failure is tried again at the next call. */
  const settle = (list: ListName, failure: Failure | null): void => {
    if (failure?.code === 'forbidden' || failure?.code === 'not-found') refused.add(list)
    else refused.delete(list)
    if (failure === null || refused.has(list)) nextAtMs[list] = now() + intervalMs
    if (failure !== null && failure.code !== 'cancelled') onFailure(list, failure)
  }

  const readFleetsNow = async (signal: AbortSignal): Promise<void> => {
    const list = await source.listFleets(signal)
    if (list.ok) {
      fleetIds = list.value.rows.flatMap((row) => row?.id ?? [])
      await options.takeFleets(list.value)
    }
    hopelessFleets = new Set(unknown().fleetIds)
    settle('fleets', list.ok ? null : list.error)
  }

  /** A sweep may ask for the fleets while a refresh is reading them. */
  const readFleets = (signal: AbortSignal): Promise<void> => {
    fleetsUnderWay ??= readFleetsNow(signal).finally(() => {
      fleetsUnderWay = null
    })
    return fleetsUnderWay
  }

  const readTsps = async (signal: AbortSignal): Promise<void> => {
    const list = await source.listTsps(signal)
    if (list.ok) await options.takeTsps(list.value)
    settle('tsps', list.ok ? null : list.error)
  }

  const readVehicles = async (signal: AbortSignal): Promise<void> => {
    const failure = await vehicles.read(signal)
    hopelessVehicleCount = unknown().vehicleCount
    settle('vehicles', failure)
  }

  return {
    get fleetIds() {
      return fleetIds ?? []
    },
    async findFleets(signal) {
      const isRefused = refused.has('fleets') && now() < nextAtMs.fleets
      if (fleetIds === null && !isRefused) await readFleets(signal)
    },
    async refresh(signal) {
      const isOver = (): boolean => signal.aborted
      const isDue = (list: ListName, hasUnknown: boolean): boolean =>
        now() >= nextAtMs[list] || (hasUnknown && !refused.has(list))
      const { fleetIds: unnamed, vehicleCount } = unknown()
      const hasUnknownFleet = unnamed.some((id) => !hopelessFleets.has(id))
      if (isDue('fleets', hasUnknownFleet)) await readFleets(signal)
      if (isOver()) return
      if (isDue('tsps', false)) await readTsps(signal)
      if (isOver()) return
      if (isDue('vehicles', vehicles.isUnfinished || vehicleCount > hopelessVehicleCount)) await readVehicles(signal)
      // Only then who drives them: of a vehicle that is not known yet, nothing is kept.
      if (isOver() || vehicles.isUnfinished) return
      if (isDue('drivers', drivers.isUnfinished)) settle('drivers', await drivers.read(signal))
    }
  }
}
