import type { FleetFacts } from '@shared/domain/verdict-facts'
import type { VerdictEngine } from '@shared/domain/verdict-engine-types'
import type { FleetInvitations } from './fleet-invitations'
import { agreementFacts, connectionFacts, fleetFacts, providerOf } from './fleet-facts'
import type { FleetGroup } from './fleet-groups'
import type { FleetTallies } from './fleet-tallies'
import type { HeldLists } from './held-lists'

interface FleetJudgeParts {
  readonly engine: VerdictEngine
  readonly lists: HeldLists
  readonly tallies: FleetTallies
  readonly invitations: FleetInvitations
}

/** Brings what the book knows of fleets to the engine of verdicts. */
export interface FleetJudge {
  /** Sets everything about one fleet anew, or forgets it; what is as it was costs little. */
  feed(key: string): void
}

export function createFleetJudge({ engine, lists, tallies, invitations }: FleetJudgeParts): FleetJudge {
  /** Which fleet a connection was last set for: it may move. */
  const ownerOf = new Map<string, string>()
  const connectionsOf = new Map<string, readonly string[]>()
  /** What was last set: the engine judges anew whatever is set. */
  const setAgreements = new Map<string, FleetGroup['agreements']>()
  const setFacts = new Map<string, FleetFacts>()

  function dropConnections(key: string, kept: ReadonlySet<string>): void {
    for (const id of connectionsOf.get(key) ?? []) {
      if (kept.has(id) || ownerOf.get(id) !== key) continue
      ownerOf.delete(id)
      engine.removeConnection(id)
    }
  }

  function setConnections(group: FleetGroup): void {
    const providers = group.connections.map((connection) => providerOf(connection, lists.tsps))
    group.connections.forEach((connection, index) => {
      const provider = providers[index] ?? { slug: null, name: '' }
      const isOnly = providers.filter(({ slug }) => slug === provider.slug).length === 1
      const keys = [provider.slug, connection.sourceName]
      const vehicleCount = tallies
        .sourcesOf(group.key)
        .filter(({ providerKey }) => keys.includes(providerKey))
        .reduce((sum, source) => sum + source.vehicleCount, 0)
      ownerOf.set(connection.connectionId, group.key)
      engine.setConnection(
        connectionFacts(
          group.key,
          connection,
          provider,
          lists.reading(connection.connectionId),
          lists.intervalSeconds(connection.connectionId),
          // Of two connections to one provider nobody says which vehicle comes through which.
          isOnly && vehicleCount > 0 ? vehicleCount : null
        )
      )
    })
  }

  return {
    feed(key) {
      const group = lists.groups().groups.get(key)
      const ids = group?.connections.map(({ connectionId }) => connectionId) ?? []
      dropConnections(key, new Set(ids))
      if (group === undefined) {
        connectionsOf.delete(key)
        setAgreements.delete(key)
        setFacts.delete(key)
        engine.removeFleet(key)
        return
      }
      connectionsOf.set(key, ids)
      const facts = fleetFacts(tallies.of(key), acceptedAtMs(group, invitations))
      if (!isSameFacts(facts, setFacts.get(key))) {
        setFacts.set(key, facts)
        engine.setFleetFacts(key, facts)
      }
      // Lists that were read anew are other arrays, also where they say the same.
      if (setAgreements.get(key) !== group.agreements) {
        setAgreements.set(key, group.agreements)
        engine.setAgreements(key, agreementFacts(group))
      }
      setConnections(group)
    }
  }
}

/** When the fleet said yes: by its invitations, else when the server first had it. */
function acceptedAtMs({ fleetRef, fleets }: FleetGroup, invitations: FleetInvitations): number | null {
  const accepted = fleetRef === null ? [] : invitations.ofFleet(fleetRef).flatMap((one) => one.acceptedAtMs ?? [])
  const times = accepted.length > 0 ? accepted : fleets.flatMap(({ createdAtMs }) => createdAtMs ?? [])
  return times.length === 0 ? null : Math.max(...times)
}

function isSameFacts(a: FleetFacts, b: FleetFacts | undefined): boolean {
  return (
    b !== undefined &&
    a.acceptedAtMs === b.acceptedAtMs &&
    a.vehicleCount === b.vehicleCount &&
    a.quietVehicleCount === b.quietVehicleCount &&
    a.quietSinceMs === b.quietSinceMs &&
    a.newestPositionAtMs === b.newestPositionAtMs
  )
}
