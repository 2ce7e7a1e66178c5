/**
 * Every verdict there is, in one fixed order: a column of bytes holds the index, so a new kind goes to the end.
 *
 * The order says nothing of which is worse; that is `verdict-order.ts`.
 */
export const verdictKinds = [
  'fine',
  'vehicle-quiet',
  'connection-late',
  'sign-in-needed',
  'sharing-paused',
  'sharing-ended',
  'no-provider-yet',
  'provider-outage',
  'not-visible',
  'offline'
] as const

/** What is the matter, in one of ten kinds. */
export type VerdictKind = (typeof verdictKinds)[number]

/** Who must act for a verdict to end: the field's four parties, or nobody. `you` is the person at this app. */
export const actors = ['nobody', 'driver', 'fleet', 'provider', 'you'] as const

/** Who must act. */
export type Actor = (typeof actors)[number]

/** What to do next about a verdict. */
export const nextActions = [
  'none',
  'call-driver',
  'call-fleet',
  'copy-repair-link',
  'wait',
  'ask-provider',
  'open-settings',
  'check-network'
] as const

/** What to do next. */
export type NextAction = (typeof nextActions)[number]

/** The one answer to "why do I not see it, and whom do I call", for a vehicle, a connection or a fleet. */
export interface Verdict {
  /** What is the matter. */
  readonly kind: VerdictKind
  /** Who must act. */
  readonly actor: Actor
  /** What to do next. */
  readonly action: NextAction
  /** Since when, in milliseconds since the epoch; null when nothing says it. */
  readonly sinceMs: number | null
  /** When to look again, in milliseconds since the epoch; null when no moment is better than another. */
  readonly untilMs: number | null
  /** The provider it is about, by its name on screen; null when it is about none, or about several. */
  readonly providerName: string | null
  /** The missing permission, for `not-visible`; null otherwise. */
  readonly permission: string | null
}
