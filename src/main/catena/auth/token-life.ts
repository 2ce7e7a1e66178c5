/**
 * How long a token is taken to live when the server does not say: the fallback of an independent client that was run against
 * the service (API.md section 2). Being wrong is cheap: too short costs a request, too long costs a 401 and a renewal.
 */
export const assumedLifeMs = 300_000

/** Longest life believed, 24 hours: a larger `expires_in` is a mistake, and a machine may sleep through it unnoticed. */
export const longestLifeSeconds = 86_400

/** Shortest life believed: less would mean a token request for every call, and the worst of being wrong is a 401. */
export const shortestLifeSeconds = 1

/** When a token, counted from its request, is due for renewal and when it must not be used any more; both in milliseconds. */
export interface TokenSchedule {
  readonly renewAfterMs: number
  readonly unusableAfterMs: number
}

/** One reading of both clocks. */
export interface ClockReading {
  /** Epoch milliseconds: goes on during sleep, may be set back or forward by anyone. */
  readonly wallMs: number
  /** Milliseconds from an arbitrary start: never jumps, but stands still during sleep on Linux and macOS. */
  readonly monotonicMs: number
}

/**
 * Cleans the `expires_in` of a token answer.
 *
 * @param value as it came; a number or a numeric text
 * @returns seconds, from one second to 24 hours; undefined when missing, not a number, infinite, zero or negative
 */
export function readLifeSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return undefined
  return Math.min(Math.max(seconds, shortestLifeSeconds), longestLifeSeconds)
}

/**
 * Plans a token's renewal.
 *
 * The margin is 45 seconds or a tenth of the life, whichever is smaller, but at least a second, plus jitter of up to a third of
 * it, so that many installations started by one event do not renew in step. It never takes more than half of the life: a server
 * that gives very short tokens is not asked again at once. In the margin the token is still good and used while the renewal
 * runs; it stops being used a fifth of the margin before its end, so that it does not expire on the way.
 *
 * @param lifeSeconds cleaned `expires_in`, or undefined
 * @param random gives [0, 1)
 */
export function planToken(lifeSeconds: number | undefined, random: () => number): TokenSchedule {
  const lifeMs = lifeSeconds === undefined ? assumedLifeMs : lifeSeconds * 1000
  const marginMs = Math.min(lifeMs / 2, Math.max(1000, Math.min(45_000, lifeMs / 10)))
  const jitteredMs = Math.min(lifeMs / 2, marginMs * (1 + random() / 3))
  return { renewAfterMs: lifeMs - jitteredMs, unusableAfterMs: lifeMs - marginMs / 5 }
}

/**
 * Time passed since a reading, by whichever clock says more.
 *
 * Threat to correctness: the wall clock alone keeps an expired token when the clock is set back; the monotonic clock alone keeps
 * one through a night of sleep. Taking the larger errs towards renewing once too often, and that once is anchored anew.
 */
export function elapsedMs(since: ClockReading, now: ClockReading): number {
  return Math.max(0, now.wallMs - since.wallMs, now.monotonicMs - since.monotonicMs)
}
