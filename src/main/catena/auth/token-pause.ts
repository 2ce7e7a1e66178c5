import type { Failure } from '@shared/ipc/result'
import { elapsedMs, type ClockReading } from './token-life'

/** Pause between renewals that fail while the present token is still good: 5 s, doubled each time, at most a minute. */
const firstRetryMs = 5_000
const longestRetryMs = 60_000

/** A wait longer than a day is no wait but a mistake; "wait 0 s" from a server that just refused us is no invitation either. */
const longestWaitSeconds = 86_400
const shortestWaitSeconds = 1

/** For how long a failure that the server answered with stands for all who ask: calls that failed together come back together. */
const answerStandsMs = 1_000

/** Why and how long the authorization server is left alone. */
export interface Pause {
  readonly since: ClockReading
  readonly durationMs: number
  /** Whether the server asked for it: then nobody asks before it is over. Our own pause only spaces renewals in the background. */
  readonly isServerWish: boolean
  readonly failure: Failure
}

/**
 * Plans the pause after a failed token request: the server's wait if it named one, else growing steps with jitter.
 *
 * @param failure of the request
 * @param failuresInRow 1 for the first
 * @param since when it failed
 * @param random gives [0, 1)
 */
export function planPause(failure: Failure, failuresInRow: number, since: ClockReading, random: () => number): Pause {
  const askedSeconds = failure.retryAfterSeconds
  const backOffMs = Math.min(longestRetryMs, firstRetryMs * 2 ** (failuresInRow - 1)) * (1 + random() / 4)
  return {
    since,
    durationMs:
      askedSeconds === undefined
        ? backOffMs
        : Math.min(Math.max(askedSeconds, shortestWaitSeconds), longestWaitSeconds) * 1000,
    isServerWish: failure.code === 'rate-limited' || askedSeconds !== undefined,
    failure
  }
}

/** What is left of a pause in milliseconds; zero or less when it is over or there is none. */
export function pauseLeftMs(pause: Pause | undefined, now: ClockReading): number {
  return pause === undefined ? 0 : pause.durationMs - elapsedMs(pause.since, now)
}

/**
 * The failure that a caller without a token gets without the server being asked again, if one stands.
 *
 * While the server's own wait lasts it is that, with what is left of the wait. An answer such as 503 stands for a second, or 20 calls
 * would ask 20 times. Being offline stands for no one: the network may be back, and asking costs the server nothing.
 */
export function standingFailure(pause: Pause | undefined, now: ClockReading): Failure | undefined {
  if (pause === undefined) return undefined
  const leftMs = pauseLeftMs(pause, now)
  if (pause.isServerWish) {
    return leftMs > 0 ? { ...pause.failure, retryAfterSeconds: Math.ceil(leftMs / 1000) } : undefined
  }
  const isFresh = pause.failure.status !== undefined && elapsedMs(pause.since, now) < answerStandsMs
  return isFresh ? pause.failure : undefined
}
