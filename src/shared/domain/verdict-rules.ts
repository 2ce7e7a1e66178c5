import type { Situation, VerdictDetails } from './verdict-answers'
import type { AgreementStanding } from './verdict-agreement'
import type { ConnectionFacts, Outage, Reach, Visibility } from './verdict-facts'
import type { Pulse } from './verdict-rhythm'
import type { VerdictThresholds } from './verdict-thresholds'

/** Everything that a connection is judged by. */
export interface ConnectionCase {
  readonly connection: ConnectionFacts
  readonly agreement: AgreementStanding
  readonly reach: Reach
  readonly visibility: Visibility
  readonly pulse: Pulse
  /** The running outage of its provider. */
  readonly outage: Outage | null
  /** Newest position that came through it, or of its fleet where no more is known. */
  readonly newestPositionAtMs: number | null
  /** By the server's clock. */
  readonly nowMs: number
  readonly thresholds: VerdictThresholds
}

/** A line of a decision table: the first that holds decides. */
export interface Rule<Case> {
  readonly situation: Situation
  readonly holds: (given: Case) => boolean
  readonly details?: (given: Case) => VerdictDetails
}

/** What holds for a fleet and for its connections alike, before anything of their own is looked at. */
export const gateRules: readonly Rule<Pick<ConnectionCase, 'reach' | 'agreement'>>[] = [
  // 1-3: without an answer from Catena nothing newer is known of anybody.
  { situation: 'signed-out', holds: ({ reach }) => reach.kind === 'signed-out', details: sinceUnreached },
  { situation: 'no-network', holds: ({ reach }) => reach.kind === 'offline', details: sinceUnreached },
  { situation: 'catena-unreachable', holds: ({ reach }) => reach.kind === 'unreachable', details: sinceUnreached },
  // 4-6: the agreement is the data gate, whatever connections and schedules say.
  { situation: 'agreement-paused', holds: ({ agreement }) => agreement.kind === 'paused' },
  {
    situation: 'agreement-ahead',
    holds: ({ agreement }) => agreement.kind === 'ahead',
    details: ({ agreement }) => ({ untilMs: agreement.untilMs })
  },
  {
    situation: 'agreement-ended',
    holds: ({ agreement }) => agreement.kind === 'ended',
    details: ({ agreement }) => ({ sinceMs: agreement.sinceMs })
  }
]

/**
 * The decision table of a connection, after `gateRules`. A status alone never decides (API.md section 8: `paused` was seen live while data flowed):
 * every line that believes one also asks that data does not flow.
 */
export const connectionRules: readonly Rule<ConnectionCase>[] = [
  // 7: the documented meaning of `stale`. Where data still flows, it needs the schedule's word too.
  {
    situation: 'login-lost',
    holds: (given) => connectionSays(given, 'stale') && (scheduleSays(given, 'stale') || !flows(given)),
    details: sinceSilent
  },
  // 8: the schedule's word alone, as after the connection was renamed or its status is one that we do not know.
  {
    situation: 'login-lost',
    holds: (given) => scheduleSays(given, 'stale') && !flows(given),
    details: sinceSilent
  },
  // 9
  {
    situation: 'connection-ended',
    holds: (given) => connectionSays(given, 'cancelled', 'deleted') && !flows(given),
    details: sinceSilent
  },
  // 10: a fleet may share its vehicles and keep their positions.
  {
    situation: 'positions-not-shared',
    holds: (given) => isUnshared(given) && !flows(given),
    details: () => ({ permission: 'vehicle_location:read' })
  },
  // 11: paused, and nothing comes; also when the provider is out, because its return would not bring the data back.
  {
    situation: 'connection-paused',
    holds: (given) => (connectionSays(given, 'paused') || scheduleSays(given, 'paused')) && !flows(given),
    details: sinceSilent
  },
  // 12
  {
    situation: 'first-fetch-awaited',
    holds: (given) => given.pulse.kind === 'first' && !flows(given),
    details: ({ pulse }) => ({ untilMs: pulse.kind === 'first' ? pulse.untilMs : null })
  },
  // 13: before a single lateness: eleven late together are one matter.
  {
    situation: 'provider-out',
    holds: ({ outage, pulse }) => outage !== null && pulse.kind === 'late',
    details: ({ outage }) => ({ sinceMs: outage?.sinceMs ?? null })
  },
  // 14: a schedule that is off does not come back by itself: after 15 errors in a row it is set inactive.
  {
    situation: 'stopped',
    holds: (given) =>
      (given.pulse.kind === 'late' || given.pulse.kind === 'never') &&
      (connectionSays(given, 'failed') || scheduleSays(given, 'inactive', 'cancelled', 'deleted')) &&
      !flows(given),
    details: sinceSilent
  },
  // 15
  {
    situation: 'never-fetched',
    holds: (given) => given.pulse.kind === 'never' && !flows(given),
    details: sinceSilent
  },
  // 16, 17
  {
    situation: 'late-long',
    holds: (given) => given.pulse.kind === 'late' && given.nowMs >= patienceEndsAtMs(given),
    details: sinceSilent
  },
  {
    situation: 'late-a-while',
    holds: ({ pulse }) => pulse.kind === 'late',
    details: (given) => ({ ...sinceSilent(given), untilMs: patienceEndsAtMs(given) })
  },
  // 18, 19: nobody tells whether it is fetched, and no young position does either.
  {
    situation: 'list-hidden',
    holds: (given) => given.pulse.kind === 'unseen' && !flows(given) && missingPermission(given) !== null,
    details: (given) => ({ permission: missingPermission(given) })
  },
  { situation: 'list-not-offered', holds: (given) => given.pulse.kind === 'unseen' && !flows(given) },
  // 20
  { situation: 'flows', holds: () => true }
]

/** When a late connection is no longer one that heals by itself; Infinity when it is not late. */
export function patienceEndsAtMs({ pulse, thresholds }: Pick<ConnectionCase, 'pulse' | 'thresholds'>): number {
  return pulse.kind === 'late' ? pulse.lateAtMs + thresholds.patienceMs : Infinity
}

/** Fetched on time; or, where fetching says nothing against it, a young position. */
export function flows({ pulse, newestPositionAtMs, nowMs, thresholds }: ConnectionCase): boolean {
  if (pulse.kind === 'on-time') return true
  if (pulse.kind === 'late' || newestPositionAtMs === null) return false
  return nowMs - newestPositionAtMs <= thresholds.flowingMs
}

function connectionSays({ connection }: ConnectionCase, ...statuses: readonly string[]): boolean {
  return statuses.includes(connection.status)
}

function scheduleSays({ connection, visibility }: ConnectionCase, ...statuses: readonly string[]): boolean {
  const status = visibility.freshness === null ? connection.positions?.scheduleStatus : null
  return typeof status === 'string' && statuses.includes(status)
}

function isUnshared(given: ConnectionCase): boolean {
  const { connection, visibility } = given
  if (visibility.freshness !== null || connection.positions === null) return false
  return connection.positions.shareLevel === null || scheduleSays(given, 'cancelled_insufficient_scope')
}

function missingPermission({ visibility }: ConnectionCase): string | null {
  return visibility.freshness?.permission ?? null
}

/** Since the last fetch; without one, since the connection was made or changed. */
function sinceSilent({ connection, pulse }: ConnectionCase): VerdictDetails {
  if (pulse.kind === 'late' || pulse.kind === 'on-time') return { sinceMs: pulse.lastSuccessAtMs }
  return {
    sinceMs: (pulse.kind === 'never' ? pulse.sinceMs : null) ?? connection.updatedAtMs ?? connection.createdAtMs
  }
}

function sinceUnreached({ reach }: Pick<ConnectionCase, 'reach'>): VerdictDetails {
  return { sinceMs: reach.kind === 'online' ? null : reach.sinceMs }
}
