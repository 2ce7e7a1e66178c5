import type { AgreementRecord, ConnectionRecord, FleetRecord } from './fleet-records'

/** Everything that is one fleet: one `fleet_ref`, or one `fleet_id` without a reference (API.md section 5). */
export interface FleetGroup {
  readonly key: string
  readonly fleetRef: string | null
  readonly fleetIds: readonly string[]
  /** Those of the list of fleets; none for a fleet that other lists know alone, such as one whose agreement is paused. */
  readonly fleets: readonly FleetRecord[]
  readonly agreements: readonly AgreementRecord[]
  readonly connections: readonly ConnectionRecord[]
}

/** The server's lists as last read. */
export interface FleetLists {
  readonly fleets: readonly FleetRecord[]
  readonly agreements: readonly AgreementRecord[]
  readonly connections: readonly ConnectionRecord[]
  /** Keys of fleets that vehicles name (see `SourceTally`), where no list may be read. */
  readonly positionKeys: readonly string[]
}

/** All fleets, and which one an id or a key of the positions belongs to. */
export interface FleetGroups {
  readonly groups: ReadonlyMap<string, FleetGroup>
  /** By `fleet_id`. */
  readonly keyOfId: ReadonlyMap<string, string>
}

/** Begins the key of a fleet that positions name by our own reference only. */
const positionRefPrefix = 'ref:'

interface Draft {
  readonly key: string
  readonly fleetRef: string | null
  readonly fleetIds: Set<string>
  readonly fleets: FleetRecord[]
  readonly agreements: AgreementRecord[]
  readonly connections: ConnectionRecord[]
}

/**
 * Puts together what belongs together. A row that names only an id is of the fleet whose reference another list gives for that id (a single connection
 * was seen with a null reference, API.md section 8); the list of fleets counts first. An agreement or connection that names no fleet is left out.
 */
export function groupFleets(lists: FleetLists): FleetGroups {
  const refOfId = new Map<string, string>()
  for (const rows of [lists.fleets, lists.connections, lists.agreements]) {
    for (const { fleetId, fleetRef } of rows)
      if (fleetId !== null && fleetRef !== null && !refOfId.has(fleetId)) refOfId.set(fleetId, fleetRef)
  }
  const drafts = new Map<string, Draft>()
  const keyOfId = new Map<string, string>()

  function draftOf(fleetId: string | null, ownRef: string | null): Draft | null {
    const fleetRef = (fleetId === null ? undefined : refOfId.get(fleetId)) ?? ownRef
    if (fleetRef === null && fleetId === null) return null
    const key = fleetRef ?? `id:${String(fleetId)}`
    let draft = drafts.get(key)
    if (draft === undefined) {
      draft = { key, fleetRef, fleetIds: new Set(), fleets: [], agreements: [], connections: [] }
      drafts.set(key, draft)
    }
    if (fleetId !== null) {
      draft.fleetIds.add(fleetId)
      keyOfId.set(fleetId, key)
    }
    return draft
  }

  for (const fleet of lists.fleets) draftOf(fleet.fleetId, fleet.fleetRef)?.fleets.push(fleet)
  for (const agreement of lists.agreements) draftOf(agreement.fleetId, agreement.fleetRef)?.agreements.push(agreement)
  for (const connection of lists.connections)
    draftOf(connection.fleetId, connection.fleetRef)?.connections.push(connection)
  for (const positionKey of lists.positionKeys) {
    if (positionKey.startsWith(positionRefPrefix)) draftOf(null, positionKey.slice(positionRefPrefix.length))
    else if (positionKey !== '') draftOf(positionKey, null)
  }
  const groups = new Map<string, FleetGroup>()
  for (const [key, draft] of drafts) groups.set(key, { ...draft, fleetIds: [...draft.fleetIds].sort() })
  return { groups, keyOfId }
}

/** The fleet that a key of the positions means; null when no list has it. */
export function keyOfPositions({ groups, keyOfId }: FleetGroups, positionKey: string): string | null {
  if (!positionKey.startsWith(positionRefPrefix)) return keyOfId.get(positionKey) ?? null
  const key = positionKey.slice(positionRefPrefix.length)
  return groups.has(key) ? key : null
}

/** The keys by which positions may name a fleet. */
export function positionKeysOf({ fleetIds, fleetRef }: FleetGroup): readonly string[] {
  return fleetRef === null ? fleetIds : [...fleetIds, positionRefPrefix + fleetRef]
}
