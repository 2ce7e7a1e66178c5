import type { Actor, NextAction, VerdictKind } from '../verdict-kinds'

/** What is the matter, who must act, what to do next. */
export type Outcome = readonly [kind: VerdictKind, actor: Actor, action: NextAction]

/** Every outcome there is, by a short name, so that a row of a table is a line. */
export const outcomes = {
  fine: ['fine', 'nobody', 'none'],
  fineSoFar: ['fine', 'nobody', 'wait'],
  lateWait: ['connection-late', 'provider', 'wait'],
  lateAsk: ['connection-late', 'provider', 'ask-provider'],
  paused: ['sharing-paused', 'fleet', 'call-fleet'],
  notBegun: ['sharing-paused', 'nobody', 'wait'],
  endedCall: ['sharing-ended', 'fleet', 'call-fleet'],
  endedLink: ['sharing-ended', 'fleet', 'copy-repair-link'],
  signIn: ['sign-in-needed', 'fleet', 'copy-repair-link'],
  notShared: ['not-visible', 'fleet', 'call-fleet'],
  notAllowed: ['not-visible', 'you', 'open-settings'],
  notThere: ['not-visible', 'nobody', 'none'],
  outage: ['provider-outage', 'provider', 'wait'],
  justAccepted: ['no-provider-yet', 'nobody', 'wait'],
  noProvider: ['no-provider-yet', 'fleet', 'copy-repair-link'],
  quietDriver: ['vehicle-quiet', 'driver', 'call-driver'],
  quietFleet: ['vehicle-quiet', 'fleet', 'call-fleet'],
  noNetwork: ['offline', 'you', 'check-network'],
  noAnswer: ['offline', 'nobody', 'wait'],
  refused: ['offline', 'you', 'open-settings']
} as const satisfies Readonly<Record<string, Outcome>>

/** What a verdict is compared with. */
export function fieldsOf([kind, actor, action]: Outcome): object {
  return { kind, actor, action }
}
