import type { Bridge } from '@shared/ipc/contract'
import type { SessionState } from '@shared/ipc/schemas-session'
import type { Settings } from '@shared/ipc/schemas-settings'
import type { StoreApi } from 'zustand/vanilla'
import { createSessionStore } from './session-store'
import { createSettingsStore } from './settings-store'
import { startOnce } from './start-once'
import { createVehicleTable, type VehicleTable } from './vehicle-table'

/** The stores that the first picture needs, followed from before there is an app; the app goes on with the same ones, so nothing is asked twice. */
export interface EarlyStores {
  readonly bridge: Bridge
  readonly session: StoreApi<SessionState>
  readonly settings: StoreApi<Settings>
  readonly vehicleTable: VehicleTable
  /** As `start`, of everything but the vehicles. */
  readonly startFrame: () => () => void
  /** Asks main and follows it, unless that was begun already; returns how to stop. */
  readonly start: () => () => void
}

/**
 * Nothing is asked or followed before `start`.
 *
 * @param bridge the only way to main
 * @param page while nobody can see it, no positions come
 */
export function createEarlyStores(bridge: Bridge, page: Document): EarlyStores {
  const session = createSessionStore(bridge)
  const settings = createSettingsStore(bridge)
  const vehicleTable = createVehicleTable(bridge, page)
  const startFrame = startOnce(() => {
    const stops = [session, settings].map((part) => part.start())
    return () => stops.forEach((stop) => stop())
  })
  return {
    bridge,
    session: session.store,
    settings: settings.store,
    vehicleTable,
    startFrame,
    start: startOnce(() => {
      const stops = [startFrame(), vehicleTable.start()]
      return () => stops.forEach((stop) => stop())
    })
  }
}
