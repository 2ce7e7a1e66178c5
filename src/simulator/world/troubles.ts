import type { Connection } from './fleet-records'
import type { VehicleRef } from './reporting'

/** What went wrong on purpose and lasts until it is taken back. Everything silent is so since a moment, epoch milliseconds. */
export interface Troubles {
  /** A provider stops delivering; null ends the outage. */
  readonly setOutage: (providerSlug: string, sinceMs: number | null) => void
  /** A connection is not fetched, though its login works and it is tried again and again; null ends it. */
  readonly setStuck: (connection: Connection, sinceMs: number | null) => void
  /** A vehicle reports no more; null lets it report again. */
  readonly setQuiet: (vehicle: number, sinceMs: number | null) => void
  /** Since when a connection delivers nothing, or null. */
  readonly silentSinceMs: (connection: Connection) => number | null
  /** Nothing of the vehicle was fetched after this; Infinity when all is well. */
  readonly cutoffMs: (ref: VehicleRef) => number
}

export function createTroubles(): Troubles {
  const outages = new Map<string, number>()
  const stuck = new Map<number, number>()
  const quiet = new Map<number, number>()
  const put = <Key>(map: Map<Key, number>, key: Key, sinceMs: number | null): void => {
    if (sinceMs === null) map.delete(key)
    else map.set(key, sinceMs)
  }
  const silentSinceMs = ({ staleSinceMs, index, provider }: Connection): number | null =>
    staleSinceMs ?? stuck.get(index) ?? outages.get(provider.slug) ?? null
  return {
    setOutage: (slug, sinceMs) => {
      put(outages, slug, sinceMs)
    },
    setStuck: ({ index }, sinceMs) => {
      put(stuck, index, sinceMs)
    },
    setQuiet: (vehicle, sinceMs) => {
      put(quiet, vehicle, sinceMs)
    },
    silentSinceMs,
    cutoffMs: ({ vehicle, connection }) =>
      Math.min(silentSinceMs(connection) ?? Infinity, quiet.get(vehicle) ?? Infinity)
  }
}
