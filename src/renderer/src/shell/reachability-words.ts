import { inLanguage } from '../ui/in-language'
import { assertNever } from '@shared/domain/assert-never'
import { formatClock } from '@shared/domain/time'
import type { Reachability, SecretStanding, SessionState } from '@shared/ipc/schemas-session'
import { formatAsOf } from '../ui/as-of'

/** Why the page is not talking to Catena: four causes that came from the network, and those of a secret that cannot be had. */
export type OfflineCause = Exclude<Reachability['kind'], 'unknown' | 'online'> | Exclude<SecretStanding, 'found'>

/** What the bar offers. */
export type OfflineRemedy = 'retry' | 'retry-secret' | 'enter-credentials' | 'wait'

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
  if (needed !== null) return { cause: needed, sinceMs: null, retryAtMs: null }
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
    case 'no-vault':
      return 'retry-secret'
    case 'credentials-rejected':
    case 'not-kept':
    case 'backend-changed':
    case 'cannot-decrypt':
    case 'file-damaged':
    case 'hosts-changed':
      return 'enter-credentials'
    default:
      return assertNever(cause)
  }
}

/**
 * The bar's text: the state, what is shown, and what can and cannot be done meanwhile. It holds no countdown: the bar is a live region,
 * and each change of it is read out.
 *
 * @param notice why
 * @param asOfMs when the shown positions were read; null when there are none
 * @param nowMs the present
 */
export function offlineText(notice: OfflineNotice, asOfMs: number | null, nowMs: number): string {
  const shown = asOfMs === null ? nothingShownText(notice) : `Showing positions as of ${formatAsOf(asOfMs, nowMs)}.`
  return `${stateText(notice, nowMs)} ${shown} ${limitText(notice)}`
}

/** The key of the stored positions lies with the secret: what keeps one from being read keeps the other. */
function nothingShownText({ cause }: OfflineNotice): string {
  const isSealed = cause === 'no-vault' || cause === 'backend-changed' || cause === 'cannot-decrypt'
  return isSealed ? 'Stored positions cannot be read either.' : 'There are no stored positions yet.'
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
    case 'not-kept':
      return 'The client secret was kept for the last session only.'
    case 'no-vault':
      return 'The system’s key store is locked or not running, so the saved client secret cannot be read.'
    case 'backend-changed':
      return 'The saved client secret was sealed by another key store than the present one.'
    case 'cannot-decrypt':
      return 'This computer can no longer unlock the saved client secret.'
    case 'file-damaged':
      return 'The file with the saved client secret is damaged and was set aside.'
    case 'hosts-changed':
      return 'The addresses of this profile were changed outside Fleet Desk, so the saved client secret is not used.'
    default:
      return assertNever(cause)
  }
}

function limitText({ cause, retryAtMs }: OfflineNotice): string {
  switch (remedyOf(cause)) {
    case 'retry':
      return 'Map, list and search keep working. Inviting and revoking need the connection.'
    case 'wait':
      return retryAtMs === null
        ? 'The next try comes by itself.'
        : `The next try comes by itself at ${formatClock(retryAtMs)}. Inviting and revoking wait until then.`
    case 'retry-secret':
      return 'Nothing was deleted. Unlock it and try again, or enter the secret.'
    case 'enter-credentials':
      return 'Nothing was deleted. Inviting and revoking need the credentials.'
  }
}

const connectionWords = inLanguage<Record<Reachability['kind'], string>>({
  en: {
    unknown: 'Connecting',
    online: 'Online',
    'no-network': 'No network',
    unreachable: 'Catena does not answer',
    'credentials-rejected': 'Credentials refused',
    'rate-limited': 'Asked to wait'
  },
  es: {
    unknown: 'Conectando',
    online: 'En línea',
    'no-network': 'Sin red',
    unreachable: 'Catena no responde',
    'credentials-rejected': 'Credenciales rechazadas',
    'rate-limited': 'En espera'
  }
})

/** One or two words for the indicator in the header. */
export function connectionWord(reachability: Reachability): string {
  return connectionWords[reachability.kind]
}
