import type { Failure } from '@shared/ipc/result'
import { elapsedMs, type ClockReading } from './token-life'

/** Pause between renewals that fail while the present token is still good: 5 s, doubled each time, at most a minute. */
const firstRetryMs = 5_000
const longestRetryMs = 60_000

/** A wait longer than a day is no wait but a mistake. */
const longestWaitSeconds = 86_400

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
    durationMs: askedSeconds === undefined ? backOffMs : Math.min(askedSeconds, longestWaitSeconds) * 1000,
    isServerWish: failure.code === 'rate-limited' || askedSeconds !== undefined,
    failure
  }
}

/** What is left of a pause in milliseconds; zero or less when it is over or there is none. */
export function pauseLeftMs(pause: Pause | undefined, now: ClockReading): number {
  return pause === undefined ? 0 : pause.durationMs - elapsedMs(pause.since, now)
}
