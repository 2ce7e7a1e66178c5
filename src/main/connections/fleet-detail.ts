import type { Verdict } from '@shared/domain/verdict-kinds'
import type { VerdictEngine } from '@shared/domain/verdict-engine-types'
import type { FleetConnection, FleetDetail } from '@shared/ipc/schemas-fleets'
import { fleetOwnName } from '../fleet/labels'
import { providerOf } from './fleet-facts'
import type { FleetGroup } from './fleet-groups'
import type { FleetInvitations } from './fleet-invitations'
import type { FleetNotes } from './fleet-marks'
import type { FleetTallies } from './fleet-tallies'
import { positionsResource, type FreshnessRecord } from './fleet-records'
import type { HeldLists } from './held-lists'

/** Said of what the engine was not told yet. */
export const nothingTheMatter: Verdict = {
  kind: 'fine',
  actor: 'nobody',
  action: 'none',
  sinceMs: null,
  untilMs: null,
  providerName: null,
  permission: null
}

interface FleetDetailParts {
  readonly group: FleetGroup
  readonly lists: HeldLists
  readonly tallies: FleetTallies
  readonly engine: Pick<VerdictEngine, 'connectionVerdict'>
  readonly invitations: FleetInvitations
  readonly notes: FleetNotes
  readonly nowMs: number
}

/** What the page of one fleet shows beyond its row. */
export function fleetDetailOf({
  group,
  lists,
  tallies,
  engine,
  invitations,
  notes,
  nowMs
}: FleetDetailParts): FleetDetail {
  const tally = tallies.of(group.key)
  const own = new Map(group.fleets.map((fleet) => [fleet.fleetId, fleetOwnName({ ...fleet, id: fleet.fleetId })]))
  return {
    key: group.key,
    contact: contactOf(group),
    parts: group.fleetIds.map((fleetId) => ({ fleetId, name: own.get(fleetId) ?? null })),
    agreements: group.agreements.map(({ status, effectiveAtMs, expiresAtMs, scopes }) => ({
      status,
      effectiveAtMs,
      expiresAtMs,
      scopes: { ...scopes }
    })),
    connections: group.connections.map((connection): FleetConnection => {
      const { connectionId, sourceName, status, createdAtMs, updatedAtMs } = connection
      const provider = providerOf(connection, lists.tsps)
      return {
        connectionId,
        providerSlug: provider.slug,
        providerName: provider.name,
        sourceName,
        status,
        createdAtMs,
        updatedAtMs,
        verdict: engine.connectionVerdict(connectionId) ?? nothingTheMatter,
        intervalSeconds: lists.intervalSeconds(connectionId),
        freshness: [...(lists.reading(connectionId)?.rows ?? [])].sort(positionsFirst)
      }
    }),
    invitationHandles: group.fleetRef === null ? [] : invitations.ofFleet(group.fleetRef).map(({ handle }) => handle),
    note: notes.note,
    snooze: notes.snooze !== null && notes.snooze.untilMs > nowMs ? notes.snooze : null,
    counts: { positions: tally.vehicleCount - (tally.ageCounts.at(-1) ?? 0), vehicles: tally.vehicleCount },
    invisible: lists.invisible()
  }
}

/** Of several parts the newest that says something. */
function contactOf({ fleets }: FleetGroup): FleetDetail['contact'] {
  const newestFirst = [...fleets].sort((a, b) => (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0))
  const said = (field: keyof FleetDetail['contact']): string | null =>
    newestFirst.find((fleet) => fleet[field] !== null)?.[field] ?? null
  return {
    email: said('email'),
    phone: said('phone'),
    city: said('city'),
    province: said('province'),
    countryCode: said('countryCode'),
    regulatoryId: said('regulatoryId')
  }
}

/** Positions and vehicles up front, the rest by name. */
function positionsFirst(a: FreshnessRecord, b: FreshnessRecord): number {
  const place = ({ resource }: FreshnessRecord): number => [positionsResource, 'vehicle'].indexOf(resource) >>> 0
  return place(a) - place(b) || a.resource.localeCompare(b.resource)
}
