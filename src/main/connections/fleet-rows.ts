import type { Verdict } from '@shared/domain/verdict-kinds'
import type { FleetFirsts, FleetRow } from '@shared/ipc/schemas-fleets'
import { fleetFallback, fleetOwnName } from '../fleet/labels'
import { providerOf } from './fleet-facts'
import type { FleetGroup } from './fleet-groups'
import type { FleetNotes } from './fleet-marks'
import type { FleetTallies } from './fleet-tallies'
import type { AgreementRecord } from './fleet-records'
import type { HeldLists } from './held-lists'

/** Source name of Catena's own simulated vehicles. */
const simulatedSource = 'catena_simulator'

/** An agreement that lets data through stands for the fleet: one that reconnected leaves its old agreement behind. */
const agreementOrder = ['active', 'paused', 'expired', 'cancelled', 'deleted']

/** What a row is made of. */
export interface FleetRowParts {
  readonly group: FleetGroup
  readonly lists: HeldLists
  readonly tallies: FleetTallies
  /** The fleet's name where no list says it any more. */
  readonly seenName: string | null
  readonly verdict: Verdict
  readonly brokenCount: number
  readonly firsts: FleetFirsts
  readonly notes: FleetNotes
  readonly nowMs: number
}

/** One fleet for the page. */
export function fleetRowOf(parts: FleetRowParts): FleetRow {
  const { group, lists, tallies, notes, nowMs } = parts
  const tally = tallies.of(group.key)
  const providers = new Map<string, string>()
  for (const connection of group.connections) {
    const { slug, name } = providerOf(connection, lists.tsps)
    if (slug !== null && connection.status !== 'deleted') providers.set(slug, name)
  }
  return {
    key: group.key,
    name: fleetName(group, tallies.sourcesOf(group.key)[0]?.fleetLabel, parts.seenName),
    fleetRef: group.fleetRef,
    partCount: Math.max(1, group.fleetIds.length),
    agreementStatus: bestAgreement(group.agreements)?.status ?? null,
    providers: [...providers].map(([slug, name]) => ({ slug, name })),
    connectionCount: group.connections.filter(({ status }) => status !== 'deleted').length,
    brokenConnectionCount: parts.brokenCount,
    vehicleCounts: tally.ageCounts,
    verdict: parts.verdict,
    firsts: parts.firsts,
    snooze: notes.snooze !== null && notes.snooze.untilMs > nowMs ? notes.snooze : null,
    hasNote: notes.note !== '',
    chasedAtMs: notes.chasedAtMs,
    isSimulated:
      (tally.simulatedCount > 0 && tally.simulatedCount === tally.vehicleCount) ||
      group.connections.some(({ sourceName }) => sourceName === simulatedSource)
  }
}

/** `display_name`, `name`, then `fleet_ref` (API.md section 6); of several parts the newest that has a name of its own. */
export function fleetName(group: FleetGroup, label = '', seenName: string | null = null): string {
  const newestFirst = [...group.fleets].sort((a, b) => (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0))
  for (const fleet of newestFirst) {
    const own = fleetOwnName({ ...fleet, id: fleet.fleetId })
    if (own !== null) return own
  }
  const fallback = group.fleetRef ?? ''
  if (group.fleets.length === 0 && seenName !== null) return seenName
  return [fallback, label].find((text) => text !== '') ?? fleetFallback(group.fleetIds[0] ?? null, null)
}

function bestAgreement(agreements: readonly AgreementRecord[]): AgreementRecord | null {
  const place = ({ status }: AgreementRecord): number => {
    const at = agreementOrder.indexOf(status)
    // An unknown status closes nothing.
    return at === -1 ? 0.5 : at
  }
  return agreements.reduce<AgreementRecord | null>(
    (best, one) => (best === null || place(one) < place(best) ? one : best),
    null
  )
}
