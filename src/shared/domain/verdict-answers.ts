import type { Actor, NextAction, Verdict, VerdictKind } from './verdict-kinds'

interface Answer {
  readonly kind: VerdictKind
  readonly actor: Actor
  readonly action: NextAction
}

/**
 * The one table of who must act and what to do next. A situation is what the rules find; a kind is what the person is told. Several situations may
 * be of one kind and still ask different people: a schedule that was late a moment ago heals by itself, one that was stopped does not.
 */
const answers = {
  /** Data comes as it should. */
  flows: { kind: 'fine', actor: 'nobody', action: 'none' },
  /** So new that the first fetch may still come. */
  'first-fetch-awaited': { kind: 'fine', actor: 'nobody', action: 'wait' },

  /** This computer has no network. */
  'no-network': { kind: 'offline', actor: 'you', action: 'check-network' },
  /** There is a network, and Catena does not answer. */
  'catena-unreachable': { kind: 'offline', actor: 'nobody', action: 'wait' },
  /** Catena refuses the credentials. */
  'signed-out': { kind: 'offline', actor: 'you', action: 'open-settings' },

  /** The fleet paused its agreement: the data gate is closed (API.md section 7). */
  'agreement-paused': { kind: 'sharing-paused', actor: 'fleet', action: 'call-fleet' },
  /** The agreement begins on a later day. */
  'agreement-ahead': { kind: 'sharing-paused', actor: 'nobody', action: 'wait' },
  /** Cancelled, deleted or expired. */
  'agreement-ended': { kind: 'sharing-ended', actor: 'fleet', action: 'call-fleet' },
  /** The fleet paused this connection, and no data comes. */
  'connection-paused': { kind: 'sharing-paused', actor: 'fleet', action: 'call-fleet' },
  /** The connection is gone; the fleet's link makes a new one. */
  'connection-ended': { kind: 'sharing-ended', actor: 'fleet', action: 'copy-repair-link' },

  /** The provider's login no longer works; opening the same link and signing in repairs it (API.md section 8). */
  'login-lost': { kind: 'sign-in-needed', actor: 'fleet', action: 'copy-repair-link' },

  /** Accepted a moment ago: the connection may still come. */
  'provider-awaited': { kind: 'no-provider-yet', actor: 'nobody', action: 'wait' },
  /** Accepted, and no provider was chosen: the same link leads there. */
  'provider-missing': { kind: 'no-provider-yet', actor: 'fleet', action: 'copy-repair-link' },

  /** Many connections of the provider fell silent together. */
  'provider-out': { kind: 'provider-outage', actor: 'provider', action: 'wait' },
  /** Late against its own rhythm, since a short time. */
  'late-a-while': { kind: 'connection-late', actor: 'provider', action: 'wait' },
  /** Late for longer than such things heal by themselves. */
  'late-long': { kind: 'connection-late', actor: 'provider', action: 'ask-provider' },
  /** Its schedule was stopped, as after too many errors: it will not start again by itself. */
  stopped: { kind: 'connection-late', actor: 'provider', action: 'ask-provider' },
  /** Connected, and nothing was ever fetched. */
  'never-fetched': { kind: 'connection-late', actor: 'provider', action: 'ask-provider' },

  /** The fleet shares other things, and not positions. */
  'positions-not-shared': { kind: 'not-visible', actor: 'fleet', action: 'call-fleet' },
  /** This account lacks the permission to see what would tell. */
  'list-hidden': { kind: 'not-visible', actor: 'you', action: 'open-settings' },
  /** This server does not offer the list that would tell. */
  'list-not-offered': { kind: 'not-visible', actor: 'nobody', action: 'none' },

  /** Drove at its last fix, and its connection is fine. */
  'driver-silent': { kind: 'vehicle-quiet', actor: 'driver', action: 'call-driver' },
  /** Silent for so long that the unit may be the matter. */
  'unit-silent': { kind: 'vehicle-quiet', actor: 'fleet', action: 'call-fleet' },
  /** Known to the provider, and never had a position. */
  'never-seen': { kind: 'vehicle-quiet', actor: 'fleet', action: 'call-fleet' },
  /** A good part of the fleet's vehicles are quiet, each by itself. */
  'fleet-quiet': { kind: 'vehicle-quiet', actor: 'fleet', action: 'call-fleet' }
} as const satisfies Readonly<Record<string, Answer>>

/** What the rules can find. */
export type Situation = keyof typeof answers

/** Every situation, for tests that go through all of them. */
export const situations = Object.keys(answers) as readonly Situation[]

/** What a kind means most of the time, where nothing more is known than the kind. */
const usualSituations: Readonly<Record<VerdictKind, Situation>> = {
  fine: 'flows',
  'vehicle-quiet': 'driver-silent',
  'connection-late': 'late-a-while',
  'sign-in-needed': 'login-lost',
  'sharing-paused': 'agreement-paused',
  'sharing-ended': 'agreement-ended',
  'no-provider-yet': 'provider-missing',
  'provider-outage': 'provider-out',
  'not-visible': 'list-not-offered',
  offline: 'no-network'
}

/** The verdict of a kind, where nothing more is known than the kind, as in a column. */
export function usualVerdictOf(kind: VerdictKind, providerName: string | null): Verdict {
  return verdictOf(usualSituations[kind], { providerName })
}

/** What goes with a situation into its verdict. */
export interface VerdictDetails {
  readonly sinceMs?: number | null
  readonly untilMs?: number | null
  readonly providerName?: string | null
  readonly permission?: string | null
}

/**
 * The verdict of a situation.
 *
 * @param details what is known; whatever is left out is null
 */
export function verdictOf(situation: Situation, details: VerdictDetails = {}): Verdict {
  const { kind, actor, action } = answers[situation]
  const { sinceMs = null, untilMs = null, providerName = null, permission = null } = details
  return { kind, actor, action, sinceMs, untilMs, providerName, permission }
}

/** Whether two verdicts say the same, field by field. */
export function isSameVerdict(one: Verdict, other: Verdict): boolean {
  return (
    one.kind === other.kind &&
    one.actor === other.actor &&
    one.action === other.action &&
    one.sinceMs === other.sinceMs &&
    one.untilMs === other.untilMs &&
    one.providerName === other.providerName &&
    one.permission === other.permission
  )
}
