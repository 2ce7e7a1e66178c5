import type { CallOutcome } from '../catena/http-types'

/** What one try says about the server as a whole; `nothing` when it speaks of its own route only. */
export type OutcomeVerdict = 'answered' | 'failed' | 'nothing'

/** Sweeps and polls come about once a minute: what answered within this time still counts as answering. */
const recentMs = 90_000

/**
 * Makes the judge of the API's answers.
 *
 * One service behind the gateway may fail for hours while the others are well. If that counted as "out of reach", every failure would
 * pause the sweep and every success start another, many times a minute; so a 5xx only counts when nothing has answered lately.
 *
 * @param monotonicMs immune to clock changes
 */
export function createOutcomeVerdict(monotonicMs: () => number): (outcome: CallOutcome) => OutcomeVerdict {
  let answeredAtMs = -Infinity
  return ({ status, failure }) => {
    // Stopped by ourselves: a profile that was left, or a probe of a network that is gone.
    if (status === undefined && failure?.code === 'cancelled') return 'nothing'
    // With a status and yet unreachable: the body never came.
    if (status === undefined || failure?.code === 'unreachable' || status === 429) return 'failed'
    if (status >= 500) return monotonicMs() - answeredAtMs < recentMs ? 'nothing' : 'failed'
    answeredAtMs = monotonicMs()
    return 'answered'
  }
}
