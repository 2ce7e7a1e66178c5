import type { FailureCode } from '@shared/ipc/result'
import type { Reachability } from '@shared/ipc/schemas-session'

/** What can be wrong with the connection; each has its own text on screen. */
export type Trouble = 'no-network' | 'unreachable' | 'credentials-rejected' | 'rate-limited'

export const firstRetryMs = 3_000
export const longestRetryMs = 60_000

/** A server that asks to be left alone for a year (a unit mixed up, most likely) is asked again after a day. */
const longestWaitMs = 86_400_000

/** Which trouble a failure means; null when it says nothing about the connection. */
export function troubleOf(code: FailureCode): Trouble | null {
  switch (code) {
    case 'no-network':
    case 'unreachable':
    case 'credentials-rejected':
    case 'rate-limited':
      return code
    case 'tls':
    case 'server-error':
      return 'unreachable'
    default:
      return null
  }
}

/** Whether the server cannot be talked to at all. */
export function isOutOfReach(kind: Reachability['kind']): kind is 'no-network' | 'unreachable' {
  return kind === 'no-network' || kind === 'unreachable'
}

/**
 * How long a wait that the server asked for is heeded.
 *
 * @param retryAfterSeconds what it said; undefined when nothing
 * @returns milliseconds from 0 to a day; 0 for what is no number
 */
export function heededWaitMs(retryAfterSeconds: number | undefined): number {
  if (retryAfterSeconds === undefined || Number.isNaN(retryAfterSeconds) || retryAfterSeconds <= 0) return 0
  return Math.min(longestWaitMs, Math.ceil(retryAfterSeconds * 1000))
}
