import type { Visibility } from '@shared/domain/verdict-facts'
import type { FleetPart, InvisiblePart } from '@shared/ipc/schemas-fleets'
import type { Connection, DataFreshness } from '../catena/schemas/integrations-rows'
import type { Fleet, ShareAgreement, Tsp } from '../catena/schemas/orgs-rows'
import type { FreshnessReading } from './fleet-facts'
import type { SavedFleets } from './fleet-cache'
import { groupFleets, type FleetGroups } from './fleet-groups'
import {
  agreementRecord,
  connectionRecord,
  fleetRecord,
  freshnessRecord,
  positionsResource,
  tspRecord,
  type AgreementRecord,
  type ConnectionRecord,
  type FleetRecord,
  type TspRecord
} from './fleet-records'

/** What each list needs, by the server's names (API.md sections 6 to 8). */
const permissions: Readonly<Record<FleetPart, string>> = {
  fleets: 'fleet:read',
  agreements: 'share-agreement:read',
  connections: 'connection:read',
  freshness: 'connection:read',
  schedules: 'schedule:read'
}

type Hidden = 'forbidden' | 'not-found'

/** The server's lists as last read, and what may not be read. Plain data: no clock, no network. */
export interface HeldLists {
  /** When the list of fleets was asked for that is held; null when never. */
  readonly asOfMs: number | null
  groups(): FleetGroups
  readonly tsps: ReadonlyMap<string, TspRecord>
  reading(connectionId: string): FreshnessReading | undefined
  intervalSeconds(connectionId: string): number | null
  setFleets(rows: readonly Fleet[], asOfMs: number): void
  setAgreements(rows: readonly ShareAgreement[]): void
  setConnections(rows: readonly Connection[]): void
  setTsps(rows: readonly Tsp[]): void
  /** @param fleetIds whose connections have no other rows; null = everybody's */
  setFreshness(fleetIds: readonly string[] | null, rows: readonly DataFreshness[], readAtMs: number): void
  setInterval(connectionId: string, seconds: number): void
  /** Fleets that vehicles name, by the keys of the positions; they stand in where no list may be read. */
  setPositionKeys(keys: readonly string[]): void
  /** @returns whether that is news */
  setHidden(part: FleetPart, hidden: Hidden | null): boolean
  invisible(): readonly InvisiblePart[]
  visibility(): Visibility
  restore(saved: SavedFleets): void
  saved(): SavedFleets
}

export function createHeldLists(): HeldLists {
  let asOfMs: number | null = null
  let fleets: readonly FleetRecord[] | null = null
  let agreements: readonly AgreementRecord[] | null = null
  let connections: readonly ConnectionRecord[] | null = null
  let tsps: ReadonlyMap<string, TspRecord> = new Map()
  let readings = new Map<string, FreshnessReading>()
  let isFreshnessRead = false
  let positionKeys: readonly string[] = []
  const intervals = new Map<string, number>()
  const hidden = new Map<FleetPart, Hidden>()
  let groups: FleetGroups | null = null

  const grouped = (): FleetGroups =>
    (groups ??= groupFleets({
      fleets: fleets ?? [],
      agreements: agreements ?? [],
      connections: connections ?? [],
      positionKeys: isListed() ? [] : positionKeys
    }))
  const isListed = (): boolean => [fleets, agreements, connections].some((list) => list !== null && list.length > 0)

  /** A list that was not read yet is as good as one that is not offered: nothing may be concluded from what is not in it. */
  const visibilityOf = (part: FleetPart, isRead: boolean): { readonly permission: string | null } | null => {
    const reason = hidden.get(part)
    if (reason === undefined) return isRead ? null : { permission: null }
    return { permission: reason === 'forbidden' ? permissions[part] : null }
  }

  return {
    get asOfMs() {
      return asOfMs
    },
    groups: grouped,
    get tsps() {
      return tsps
    },
    reading: (connectionId) => readings.get(connectionId),
    intervalSeconds: (connectionId) => intervals.get(connectionId) ?? null,
    setFleets(rows, readAtMs) {
      fleets = rows.map(fleetRecord)
      asOfMs = readAtMs
      groups = null
    },
    setAgreements(rows) {
      agreements = rows.map(agreementRecord)
      groups = null
    },
    setConnections(rows) {
      connections = rows.map(connectionRecord)
      groups = null
      const known = new Set(connections.map(({ connectionId }) => connectionId))
      for (const id of [...readings.keys()]) if (!known.has(id)) readings.delete(id)
      for (const id of [...intervals.keys()]) if (!known.has(id)) intervals.delete(id)
    },
    setTsps(rows) {
      tsps = new Map(rows.map((row) => [row.id, tspRecord(row)]))
    },
    setFreshness(fleetIds, rows, readAtMs) {
      isFreshnessRead = true
      if (fleetIds === null) readings = new Map()
      else {
        const { groups: all, keyOfId } = grouped()
        for (const fleetId of fleetIds) {
          const group = all.get(keyOfId.get(fleetId) ?? '')
          for (const connection of group?.connections ?? [])
            if (connection.fleetId === fleetId) readings.delete(connection.connectionId)
        }
      }
      for (const row of rows) {
        const before = readings.get(row.connectionId)
        const others = before?.readAtMs === readAtMs ? before.rows : []
        readings.set(row.connectionId, { readAtMs, rows: [...others, freshnessRecord(row)] })
      }
    },
    setInterval: (connectionId, seconds) => void intervals.set(connectionId, seconds),
    setPositionKeys(keys) {
      if (keys.length === positionKeys.length && keys.every((key, index) => key === positionKeys[index])) return
      positionKeys = keys
      if (!isListed()) groups = null
    },
    setHidden(part, reason) {
      const isNews = (hidden.get(part) ?? null) !== reason
      if (reason === null) hidden.delete(part)
      else hidden.set(part, reason)
      if (reason === null || !isNews) return isNews
      // What may no longer be seen is no longer shown as if it were true.
      if (part === 'fleets') fleets = null
      if (part === 'agreements') agreements = null
      if (part === 'connections') connections = null
      if (part === 'freshness') readings = new Map()
      groups = null
      return true
    },
    invisible: () => [...hidden.keys()].sort().map((part) => ({ part, permission: permissions[part] })),
    visibility: () => ({
      connections: visibilityOf('connections', connections !== null),
      freshness: visibilityOf('freshness', isFreshnessRead),
      schedules: visibilityOf('schedules', true),
      agreements: visibilityOf('agreements', agreements !== null)
    }),
    restore(saved) {
      asOfMs = saved.asOfMs
      fleets = saved.fleets
      agreements = saved.agreements
      connections = saved.connections
      tsps = new Map(saved.tsps.map((tsp) => [tsp.tspId, tsp]))
      readings = new Map(saved.freshness)
      isFreshnessRead = saved.freshness.length > 0
      for (const [connectionId, seconds] of saved.intervals) intervals.set(connectionId, seconds)
      groups = null
    },
    saved: () => ({
      asOfMs,
      fleets: copyOf(fleets),
      agreements: copyOf(agreements),
      connections: copyOf(connections),
      tsps: [...tsps.values()],
      freshness: [...readings].map(([id, { readAtMs, rows }]) => [
        id,
        { readAtMs, rows: rows.filter(({ resource }) => resource === positionsResource) }
      ]),
      intervals: [...intervals]
    })
  }
}

function copyOf<T>(list: readonly T[] | null): T[] | null {
  return list === null ? null : [...list]
}
