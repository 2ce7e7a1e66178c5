import type { Connection } from './fleet-records'
import { longHaulMotion, localMotion, parkedMotion, type Motion } from './journey'
import { between, fraction, pick } from './random'
import type { City, RoadNetwork } from './road-network'

/** One vehicle: its number in the world and where it belongs. */
export interface VehicleRef {
  readonly vehicle: number
  readonly connection: Connection
}

/** How a vehicle behaves; follows from its number alone. */
export type Behaviour =
  | { readonly kind: 'long-haul' }
  | { readonly kind: 'local' }
  | { readonly kind: 'parked' }
  /** Reported last `ageMs` before the simulator started, and not since. */
  | { readonly kind: 'quiet'; readonly ageMs: number }
  /** Known to the provider, but without a position so far. */
  | { readonly kind: 'never' }

/** What decides when and where a vehicle reported last; all times in epoch milliseconds. */
export interface ReportingTime {
  readonly startMs: number
  /** Last ingestion; nothing newer exists yet. */
  readonly ingestedAtMs: number
  /** The drivers' own time at a moment: ahead of the clock after `POST /__control/move`. */
  readonly driveTimeMs: (atMs: number) => number
}

export interface Fix {
  readonly occurredAtMs: number
  readonly motion: Motion
}

/** A report reaches the service this much later at most. */
export const mostLagMs = 15_000

const salts = { behaviour: 401, age: 402, lag: 403, beat: 404, quietLocal: 405, terminal: 406 }
const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** How often a vehicle with the engine off reports. */
export const parkedBeatMs = 15 * minuteMs

/** The behaviour of a vehicle. New fleets (those that were onboarded) have no quiet vehicles yet. */
export function behaviourOf(seed: number, ref: VehicleRef): Behaviour {
  const { vehicle } = ref
  const draw = fraction(seed, vehicle, salts.behaviour)
  const isNew = ref.connection.visibleFromMs > 0
  if (isNew) return draw < 0.7 ? { kind: 'long-haul' } : draw < 0.9 ? { kind: 'local' } : { kind: 'parked' }
  if (draw < 0.62) return { kind: 'long-haul' }
  if (draw < 0.77) return { kind: 'local' }
  if (draw < 0.885) return { kind: 'parked' }
  const quiet = (from: number, to: number): Behaviour => ({
    kind: 'quiet',
    ageMs: Math.round(between(from, to, seed, vehicle, salts.age))
  })
  if (draw < 0.925) return quiet(32 * minuteMs, 4 * hourMs)
  if (draw < 0.96) return quiet(4 * hourMs, 24 * hourMs)
  if (draw < 0.988) return quiet(24 * hourMs, 20 * 24 * hourMs)
  return { kind: 'never' }
}

/**
 * The last report of a vehicle, or null for one that never had a position.
 *
 * @param cutoffMs nothing after it was fetched (stale connection, provider outage); Infinity when all is well
 */
export function latestFix(
  network: RoadNetwork,
  seed: number,
  ref: VehicleRef,
  time: ReportingTime,
  cutoffMs: number
): Fix | null {
  const behaviour = behaviourOf(seed, ref)
  if (behaviour.kind === 'never') return null
  const lagMs = Math.floor(fraction(seed, ref.vehicle, salts.lag) * mostLagMs)
  const until = Math.min(time.ingestedAtMs, cutoffMs) - lagMs
  const occurredAtMs = lastReportUntil(seed, ref, behaviour, time.startMs, until)
  return { occurredAtMs, motion: motionOf(network, seed, ref, behaviour, time.driveTimeMs(occurredAtMs)) }
}

/** Where a vehicle is at a moment, for history. */
export function motionOf(
  network: RoadNetwork,
  seed: number,
  ref: VehicleRef,
  behaviour: Behaviour,
  atMs: number
): Motion {
  const { index } = ref.connection.fleet
  const home = terminalOf(seed, ref)
  switch (behaviour.kind) {
    case 'parked':
    case 'never':
      return parkedMotion(seed, ref.vehicle, index, home)
    case 'local':
      return localMotion(seed, ref.vehicle, home, atMs)
    case 'long-haul':
      return longHaulMotion(network, seed, ref.vehicle, home, atMs)
    case 'quiet':
      return fraction(seed, ref.vehicle, salts.quietLocal) < 0.5
        ? parkedMotion(seed, ref.vehicle, index, home)
        : longHaulMotion(network, seed, ref.vehicle, home, atMs)
  }
}

/** The city that a vehicle is based in. */
function terminalOf(seed: number, { vehicle, connection }: VehicleRef): City {
  return pick(connection.fleet.terminals, seed, vehicle, salts.terminal)
}

function lastReportUntil(
  seed: number,
  ref: VehicleRef,
  behaviour: Behaviour,
  startMs: number,
  untilMs: number
): number {
  switch (behaviour.kind) {
    case 'quiet':
      return Math.min(untilMs, startMs - behaviour.ageMs)
    case 'parked': {
      const phaseMs = Math.floor(fraction(seed, ref.vehicle, salts.beat) * parkedBeatMs)
      return Math.floor((untilMs - phaseMs) / parkedBeatMs) * parkedBeatMs + phaseMs
    }
    case 'local':
    case 'long-haul':
    case 'never':
      return untilMs
  }
}
