import type { Failure } from '@shared/ipc/result'
import type { Organisation } from './token-claims'
import type { GrantedToken } from './token-answer'
import { elapsedMs, type ClockReading, type TokenSchedule } from './token-life'
import { pauseLeftMs, type Pause } from './token-pause'

/** What a token says about its bearer; for display. */
export interface TokenDescription {
  readonly scopes: readonly string[]
  readonly organisation?: Organisation
}

/** What the keeper is doing. Instants are epoch milliseconds; no state holds a token. */
export type TokenState =
  /** No usable token and nobody waiting for one; `failure` says why the last request failed, if it did. */
  | { readonly kind: 'idle'; readonly failure?: Failure }
  /** A usable token. `failure` is set when a renewal failed meanwhile (for instance offline). */
  | ({
      readonly kind: 'valid'
      readonly renewsAtMs: number
      readonly expiresAtMs: number
      /** When the token was granted. */
      readonly renewedAtMs: number
      readonly failure?: Failure
    } & TokenDescription)
  /** A request is under way; what is said of a token is said of the one it replaces, if there was one. */
  | ({ readonly kind: 'renewing'; readonly renewedAtMs?: number } & TokenDescription)
  /** The authorization server refused the credentials: nothing is asked until they are replaced. */
  | { readonly kind: 'rejected'; readonly failure: Failure }
  /** No usable token, and the authorization server asked to wait until `untilMs`. */
  | { readonly kind: 'waiting'; readonly untilMs: number; readonly failure: Failure }
  /** Signed out; this keeper gives no more tokens. */
  | { readonly kind: 'closed' }

/** The token in memory. */
export interface HeldToken {
  readonly grant: GrantedToken
  /** Before its request was sent: the token cannot be older than that. */
  readonly issued: ClockReading
  /** When it arrived. */
  readonly granted: ClockReading
  readonly schedule: TokenSchedule
  /** The refusal that made the keeper ask for this token, if one did. */
  readonly cause: 401 | 403 | undefined
}

/** Everything a keeper knows, from which its state follows. */
export interface KeeperFacts {
  readonly isClosed: boolean
  readonly rejection: Failure | undefined
  readonly isRenewing: boolean
  readonly held: HeldToken | undefined
  readonly pause: Pause | undefined
}

/** Whether a token can still be used: not within the last moments of its life. */
export function isUsable(held: HeldToken | undefined, now: ClockReading): held is HeldToken {
  return held !== undefined && elapsedMs(held.issued, now) < held.schedule.unusableAfterMs
}

/** The state that follows from what a keeper knows. */
export function stateOf(facts: KeeperFacts, now: ClockReading): TokenState {
  const { held, pause } = facts
  const failure = pause === undefined ? {} : { failure: pause.failure }
  if (facts.isClosed) return { kind: 'closed' }
  if (facts.rejection !== undefined) return { kind: 'rejected', failure: facts.rejection }
  if (facts.isRenewing)
    return {
      kind: 'renewing',
      ...(held === undefined ? {} : { renewedAtMs: atMs(held.granted, now) }),
      ...describe(held)
    }
  if (isUsable(held, now)) {
    const renewsAtMs = atMs(held.issued, now, held.schedule.renewAfterMs)
    const expiresAtMs = atMs(held.issued, now, held.schedule.unusableAfterMs)
    return {
      kind: 'valid',
      renewsAtMs,
      expiresAtMs,
      renewedAtMs: atMs(held.granted, now),
      ...describe(held),
      ...failure
    }
  }
  const leftMs = pauseLeftMs(pause, now)
  if (pause?.isServerWish === true && leftMs > 0) {
    return { kind: 'waiting', untilMs: Math.round(now.wallMs + leftMs), failure: pause.failure }
  }
  return { kind: 'idle', ...failure }
}

/** An instant by the present wall clock, which may have been set since the reading; so that it can be compared with `Date.now()`. */
function atMs(reading: ClockReading, now: ClockReading, laterMs = 0): number {
  return Math.round(now.wallMs - elapsedMs(reading, now) + laterMs)
}

function describe(held: HeldToken | undefined): TokenDescription {
  const organisation = held?.grant.organisation
  return { scopes: held?.grant.scopes ?? [], ...(organisation === undefined ? {} : { organisation }) }
}
