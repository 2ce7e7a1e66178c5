import type { Failure } from '@shared/ipc/result'

/** First pause between tries, doubled each time. */
const firstBackOffMs = 500

/** Longest pause between tries. */
const longestBackOffMs = 30_000

/** Longest wait that is sat out; a longer one is reported instead, so that the person is not left before a spinner. */
export const longestWaitSeconds = 60

/** Statuses after which a repeat may help (API.md section 4). */
const repeatableStatuses = new Set([429, 500, 502, 503, 504])

/**
 * Whether a failed try is worth repeating: 429, 500, 502, 503, 504, no answer, or a body that was cut off or is no JSON.
 *
 * Not repeated: an untrusted certificate, a redirect, and a computer that says itself that it has no network, where repeating
 * only delays the message.
 */
export function isWorthRepeating(failure: Failure): boolean {
  if (failure.code === 'unreachable') return true
  if (failure.status === undefined) return false
  return repeatableStatuses.has(failure.status) || (failure.code === 'bad-answer' && failure.status < 300)
}

/**
 * How long to wait before the next try: what the server asked for, else exponential back-off; both with jitter, so that calls that
 * failed together do not come back together.
 *
 * @param failure of the last try
 * @param attempt its number, 1 for the first
 * @param random gives [0, 1)
 * @returns milliseconds, or `too-long` when the server asks for more than 60 s
 */
export function waitBeforeRepeatMs(failure: Failure, attempt: number, random: () => number): number | 'too-long' {
  const askedSeconds = failure.retryAfterSeconds
  if (askedSeconds !== undefined && askedSeconds > longestWaitSeconds) return 'too-long'
  if (askedSeconds !== undefined && askedSeconds > 0) return askedSeconds * 1000 + random() * firstBackOffMs
  return Math.min(longestBackOffMs, firstBackOffMs * 2 ** (attempt - 1)) * (0.5 + random() / 2)
}
