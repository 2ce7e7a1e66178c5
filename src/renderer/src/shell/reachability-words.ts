import { formatCountdown } from '@shared/domain/time'
import type { Reachability, SessionState } from '@shared/ipc/schemas-session'
import { formatAsOf } from '../ui/as-of'

/** Why the page is not talking to Catena. `secret-missing` and `secret-unreadable` are ours, the others came from the network. */
export type OfflineCause =
  'no-network' | 'unreachable' | 'credentials-rejected' | 'rate-limited' | 'secret-missing' | 'secret-unreadable'

/** What the bar offers. */
export type OfflineRemedy = 'retry' | 'enter-credentials' | 'wait'

export interface OfflineNotice {
  readonly cause: OfflineCause
  readonly sinceMs: number | null
  readonly retryAtMs: number | null
}

/**
 * The one reason to show, or null when all is well. What the person must do comes before what passes by itself.
 *
 * @param reachability as main last saw it
 * @param session the session; only an open one can need credentials
 */
export function offlineNotice(reachability: Reachability, session: SessionState): OfflineNotice | null {
  const needed = session.kind === 'open' ? session.credentialsNeeded : null
  const { sinceMs, retryAtMs } = 'sinceMs' in reachability ? reachability : { sinceMs: null, retryAtMs: null }
  if (needed === 'rejected') return { cause: 'credentials-rejected', sinceMs, retryAtMs: null }
  if (needed === 'not-kept') return { cause: 'secret-missing', sinceMs: null, retryAtMs: null }
  if (needed === 'unreadable') return { cause: 'secret-unreadable', sinceMs: null, retryAtMs: null }
  if (reachability.kind === 'unknown' || reachability.kind === 'online') return null
  return { cause: reachability.kind, sinceMs, retryAtMs }
}

/** Only credentials that were refused or are missing ask for the secret (UX.md section 4.4). */
export function remedyOf(cause: OfflineCause): OfflineRemedy {
  switch (cause) {
    case 'no-network':
    case 'unreachable':
      return 'retry'
    case 'rate-limited':
      return 'wait'
    case 'credentials-rejected':
    case 'secret-missing':
    case 'secret-unreadable':
      return 'enter-credentials'
  }
}

/**
 * The bar's text: the state, what is shown, and what cannot be done meanwhile.
 *
 * @param notice why
 * @param asOfMs when the shown positions were read; null when there are none
 * @param nowMs the present
 */
export function offlineText(notice: OfflineNotice, asOfMs: number | null, nowMs: number): string {
  const shown =
    asOfMs === null ? 'There are no stored positions yet.' : `Showing positions as of ${formatAsOf(asOfMs, nowMs)}.`
  return `${stateText(notice, nowMs)} ${shown} ${limitText(notice, nowMs)}`
}

function stateText({ cause, sinceMs }: OfflineNotice, nowMs: number): string {
  const since = sinceMs === null ? '' : ` since ${formatAsOf(sinceMs, nowMs)}`
  switch (cause) {
    case 'no-network':
      return `Offline${since}: this computer has no network.`
    case 'unreachable':
      return `Offline${since}: Catena does not answer.`
    case 'rate-limited':
      return `Catena has asked to wait${since}.`
    case 'credentials-rejected':
      return `Catena has refused the credentials${since}.`
    case 'secret-missing':
      return 'The client secret was kept for the last session only.'
    case 'secret-unreadable':
      return 'This computer can no longer unlock the saved client secret.'
  }
}

function limitText({ cause, retryAtMs }: OfflineNotice, nowMs: number): string {
  switch (remedyOf(cause)) {
    case 'retry':
      return 'Inviting and revoking need the connection.'
    case 'wait':
      return retryAtMs === null
        ? 'The next try comes by itself.'
        : `The next try comes ${formatCountdown(retryAtMs, nowMs)}.`
    case 'enter-credentials':
      return 'Nothing was deleted. Inviting and revoking need the credentials.'
  }
}

/** One or two words for the indicator in the header. */
export function connectionWord(reachability: Reachability): string {
  switch (reachability.kind) {
    case 'unknown':
      return 'Connecting'
    case 'online':
      return 'Online'
    case 'no-network':
      return 'No network'
    case 'unreachable':
      return 'Catena does not answer'
    case 'credentials-rejected':
      return 'Credentials refused'
    case 'rate-limited':
      return 'Asked to wait'
  }
}
