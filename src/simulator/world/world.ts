import type { SimulatorClock } from '../clock'
import { buildFleets, homeCity, terminalsOf } from './build-fleets'
import type { AgreementStatus, Connection, Fleet } from './fleet-records'
import { idOf } from './ids'
import { demoPartner, type Partner } from './partner'
import { createProviders, type Provider } from './providers'
import { elementAt, hashText, wholeBetween } from './random'
import {
  behaviourOf,
  latestFix,
  mostLagMs,
  motionOf,
  parkedBeatMs,
  type Fix,
  type ReportingTime,
  type VehicleRef
} from './reporting'
import { createRoadNetwork } from './road-network'
import { createTroubles, type Troubles } from './troubles'
import { selectVehicles, type VehicleFilter, type VehicleSelection } from './vehicle-selection'

export interface WorldOptions {
  readonly seed: number
  readonly vehicles: number
  readonly tickSeconds: number
  readonly clock: SimulatorClock
  /** Whose world it is. Default: the demo's organisation. */
  readonly partner?: Partner
}

/** What a fleet brings along when it accepts an invitation. */
export interface NewFleet {
  readonly ref: string
  readonly name: string | null
  readonly email: string | null
  readonly invitationId: string
  readonly providerSlug: string | null
  readonly scopes: Readonly<Record<string, string>>
  /** When its data begins, in milliseconds from now. */
  readonly delayMs: number
}

/** The simulated world. Lists are ordered and stable; positions are computed when asked for. */
export interface World {
  readonly seed: number
  readonly partner: Partner
  readonly startMs: number
  readonly providers: readonly Provider[]
  /** All fleets, also those without an active agreement. */
  readonly fleets: () => readonly Fleet[]
  /** Fleets with an active share agreement. */
  readonly sharedFleets: () => readonly Fleet[]
  /** Connections of shared fleets that exist by now. */
  readonly connections: () => readonly Connection[]
  readonly select: (filter: VehicleFilter) => VehicleSelection
  readonly latest: (ref: VehicleRef) => Fix | null
  /** Reports in `[fromMs, toMs)`, oldest first. */
  readonly history: (ref: VehicleRef, fromMs: number, toMs: number) => HistoryReports
  /** Last ingestion, epoch milliseconds. */
  readonly ingestedAtMs: () => number
  /** What goes wrong on purpose: outages, stuck connections, quiet vehicles. */
  readonly troubles: Troubles
  readonly addFleet: (fleet: NewFleet) => Fleet
  /** The fleet signed in at its provider again. */
  readonly repairConnections: (fleetId: string) => void
  /** Ingests at once, with everybody `seconds` further along. */
  readonly move: (seconds: number) => void
  /** The provider's login of a fleet stops working; null repairs it. */
  readonly setStale: (fleetId: string, sinceMs: number | null) => void
  /** The fleet pauses, ends or activates its share agreement. */
  readonly setAgreement: (fleetId: string, status: AgreementStatus) => void
}

export interface HistoryReports {
  readonly total: number
  readonly slice: (start: number, count: number) => readonly Fix[]
}

/** Builds a world. Deterministic: the same seed, size and start give the same world. */
export function createWorld({ seed, vehicles, tickSeconds, clock, partner = demoPartner }: WorldOptions): World {
  const startMs = clock.now()
  const network = createRoadNetwork()
  const providers = createProviders()
  const initial = buildFleets(seed, vehicles, startMs, network, providers, partner)
  const troubles = createTroubles()
  let fleets = initial.fleets
  let connections = initial.connections
  let nextVehicle = initial.nextVehicle
  let forcedAtMs = 0
  let moves: readonly { readonly atMs: number; readonly byMs: number }[] = []

  const ingestedAtMs = (): number => {
    const tickMs = tickSeconds * 1000
    return Math.max(Math.floor(clock.now() / tickMs) * tickMs, forcedAtMs)
  }
  const driveTimeMs = (atMs: number): number =>
    moves.reduce((sum, move) => (move.atMs - mostLagMs <= atMs ? sum + move.byMs : sum), atMs)
  const time = (): ReportingTime => ({ startMs, ingestedAtMs: ingestedAtMs(), driveTimeMs })
  const visibleConnections = (): readonly Connection[] => {
    const now = clock.now()
    return connections.filter(({ fleet, visibleFromMs }) => fleet.agreement.status === 'active' && visibleFromMs <= now)
  }
  const latest = (ref: VehicleRef): Fix | null => latestFix(network, seed, ref, time(), troubles.cutoffMs(ref))

  const setStale = (fleetId: string, sinceMs: number | null): void => {
    connections = connections.map((connection) =>
      connection.fleet.id === fleetId
        ? { ...connection, status: sinceMs === null ? 'active' : 'stale', staleSinceMs: sinceMs }
        : connection
    )
  }

  return {
    seed,
    partner,
    startMs,
    providers,
    fleets: () => fleets,
    sharedFleets: () => fleets.filter(({ agreement }) => agreement.status === 'active'),
    connections: visibleConnections,
    select: (filter) => selectVehicles(seed, visibleConnections(), filter),
    latest,
    history: (ref, fromMs, toMs) => {
      const last = latest(ref)
      const behaviour = behaviourOf(seed, ref)
      if (last === null) return { total: 0, slice: () => [] }
      const stepMs = behaviour.kind === 'parked' ? parkedBeatMs : 60_000
      const begin = Math.max(fromMs, ref.connection.visibleFromMs, ref.connection.createdAtMs)
      const end = Math.min(toMs, last.occurredAtMs + 1)
      // Reports stand at fixed distances before the last one, so that two pages of one ingestion never disagree.
      const newest = Math.ceil((last.occurredAtMs - end + 1) / stepMs)
      const total = Math.max(0, Math.floor((last.occurredAtMs - begin) / stepMs) - newest + 1)
      return {
        total,
        slice: (start, count) =>
          Array.from({ length: Math.max(0, Math.min(count, total - start)) }, (_, offset) => {
            const occurredAtMs = last.occurredAtMs - (newest + total - 1 - start - offset) * stepMs
            return { occurredAtMs, motion: motionOf(network, seed, ref, behaviour, driveTimeMs(occurredAtMs)) }
          })
      }
    },
    ingestedAtMs,
    troubles,
    addFleet: (wanted) => {
      const index = fleets.length
      const nowMs = clock.now()
      const provider = providers.find(({ slug }) => slug === wanted.providerSlug) ?? elementAt(providers, 0)
      const vehicleCount = wholeBetween(12, 25, seed, hashText(wanted.ref), 501)
      const home = homeCity(network, seed, hashText(wanted.ref))
      const fleet: Fleet = {
        index,
        id: idOf('fleet', seed, index),
        ref: wanted.ref,
        name: wanted.name ?? `Fleet ${wanted.invitationId}`,
        home,
        terminals: terminalsOf(network, seed, index, home, vehicleCount),
        invitationId: wanted.invitationId,
        email: wanted.email,
        isBare: wanted.name === null,
        createdAtMs: nowMs,
        agreement: { id: idOf('agreement', seed, index), status: 'active', effectiveAtMs: nowMs, scopes: wanted.scopes }
      }
      const number = connections.length
      fleets = [...fleets, fleet]
      connections = [
        ...connections,
        {
          index: number,
          id: idOf('connection', seed, number),
          fleet,
          provider,
          status: 'active',
          createdAtMs: nowMs,
          visibleFromMs: nowMs + wanted.delayMs,
          staleSinceMs: null,
          firstVehicle: nextVehicle,
          vehicleCount,
          firstNumber: 0
        }
      ]
      nextVehicle += vehicleCount
      return fleet
    },
    repairConnections: (fleetId) => {
      setStale(fleetId, null)
    },
    setStale,
    setAgreement: (fleetId, status) => {
      const changed = (fleet: Fleet): Fleet =>
        fleet.id === fleetId ? { ...fleet, agreement: { ...fleet.agreement, status } } : fleet
      fleets = fleets.map(changed)
      connections = connections.map((connection) => ({ ...connection, fleet: changed(connection.fleet) }))
    },
    move: (seconds) => {
      forcedAtMs = clock.now()
      moves = [...moves, { atMs: forcedAtMs, byMs: seconds * 1000 }]
    }
  }
}
