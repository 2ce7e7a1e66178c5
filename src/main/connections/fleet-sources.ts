import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import type { VerdictEngine } from '@shared/domain/verdict-engine-types'
import type { FleetSources } from '@shared/ipc/schemas-fleets'
import { providerOf } from './fleet-facts'
import type { FleetGroup } from './fleet-groups'
import type { FleetTallies } from './fleet-tallies'
import type { HeldLists } from './held-lists'

/** Verdicts of a fleet that hold for its vehicles where it has no connection that could say so. */
const gates: readonly VerdictKind[] = ['sharing-paused', 'sharing-ended', 'offline']

/**
 * Where vehicles come from that is not fine, by the position dictionaries' indexes. Of two connections to one provider nobody says which vehicle comes
 * through which, so both must be in trouble.
 */
export function fleetSourcesOf(
  lists: HeldLists,
  tallies: FleetTallies,
  engine: Pick<VerdictEngine, 'connectionVerdict' | 'fleetVerdict'>
): FleetSources {
  const fleets: number[] = []
  const providers: number[] = []
  const verdicts: number[] = []
  for (const group of lists.groups().groups.values()) {
    if (isAllFine(group, engine)) continue
    for (const { providerKey, fleetEntry, providerEntry } of tallies.sourcesOf(group.key)) {
      const kind = sourceVerdict(group, providerKey, lists, engine)
      if (kind === 'fine') continue
      fleets.push(fleetEntry)
      providers.push(providerEntry)
      verdicts.push(verdictKinds.indexOf(kind))
    }
  }
  return {
    epoch: tallies.epoch,
    fleet: Uint32Array.from(fleets),
    provider: Uint32Array.from(providers),
    verdict: Uint8Array.from(verdicts)
  }
}

/** Most are: nothing more of them is looked at. */
function isAllFine({ connections }: FleetGroup, engine: Pick<VerdictEngine, 'connectionVerdict'>): boolean {
  if (connections.length === 0) return false
  for (const { connectionId } of connections)
    if ((engine.connectionVerdict(connectionId)?.kind ?? 'fine') !== 'fine') return false
  return true
}

/** What is the matter with one fleet at one provider, by the keys of the positions. */
export function sourceVerdict(
  group: FleetGroup,
  providerKey: string,
  lists: Pick<HeldLists, 'tsps'>,
  engine: Pick<VerdictEngine, 'connectionVerdict' | 'fleetVerdict'>
): VerdictKind {
  const kinds = connectionsAt(group, providerKey, lists).map(
    ({ connectionId }) => engine.connectionVerdict(connectionId)?.kind ?? 'fine'
  )
  if (kinds.includes('fine')) return 'fine'
  const [first] = kinds
  if (first !== undefined) return first
  const ofFleet = engine.fleetVerdict(group.key)?.kind ?? 'fine'
  return gates.includes(ofFleet) ? ofFleet : 'fine'
}

/** A fleet's connections to the provider that the positions call so. */
export function connectionsAt(
  group: FleetGroup,
  providerKey: string,
  { tsps }: Pick<HeldLists, 'tsps'>
): FleetGroup['connections'] {
  return group.connections.filter(
    (connection) =>
      connection.status !== 'deleted' &&
      (providerOf(connection, tsps).slug === providerKey || connection.sourceName === providerKey)
  )
}

export function areSameSources(a: FleetSources, b: FleetSources): boolean {
  return (
    a.epoch === b.epoch &&
    a.fleet.length === b.fleet.length &&
    a.fleet.every((value, at) => value === b.fleet[at]) &&
    a.provider.every((value, at) => value === b.provider[at]) &&
    a.verdict.every((value, at) => value === b.verdict[at])
  )
}
