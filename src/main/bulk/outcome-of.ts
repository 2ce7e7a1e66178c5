import { assertNever } from '@shared/domain/assert-never'
import type { Failure } from '@shared/ipc/result'

/** What a failure means for the row and for the run. */
export type RowOutcome =
  /** The server does not take this row. */
  | { readonly kind: 'row-failed' }
  /** It was not carried out; again after the wait. */
  | { readonly kind: 'wait'; readonly afterMs: number | null }
  /** It may have been carried out: to be looked up before it is sent again. */
  | { readonly kind: 'unsure'; readonly isOffline: boolean }
  /** It was not carried out, and neither will any other row be: the person has to do something. */
  | { readonly kind: 'run-refused' }
  /** The profile was left: nothing more is to be done in this run of the app. */
  | { readonly kind: 'left' }

/** Judges a failed creation or look-up by its code. */
export function outcomeOf(failure: Failure): RowOutcome {
  switch (failure.code) {
    case 'rate-limited':
      return {
        kind: 'wait',
        afterMs: failure.retryAfterSeconds === undefined ? null : failure.retryAfterSeconds * 1000
      }
    case 'no-network':
    case 'unreachable':
      return { kind: 'unsure', isOffline: true }
    case 'tls':
    case 'bad-answer':
    case 'server-error':
      return { kind: 'unsure', isOffline: false }
    case 'credentials-rejected':
    case 'forbidden':
    case 'vault-unavailable':
    case 'hosts-differ':
    case 'insecure-url':
    case 'file-not-written':
    case 'internal':
      return { kind: 'run-refused' }
    case 'rejected-by-server':
      // 401 with a fresh token: see `failureFromAnswer`.
      return { kind: failure.status === 401 ? 'run-refused' : 'row-failed' }
    case 'signed-out':
    case 'cancelled':
      return { kind: 'left' }
    case 'invalid-input':
    case 'not-found':
    case 'conflict':
    case 'unknown-handle':
    case 'nothing-found':
    case 'confirmation-needed':
    case 'clipboard':
    case 'refused-sender':
      return { kind: 'row-failed' }
    default:
      return assertNever(failure.code)
  }
}
