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

const barWords = inLanguage<BarWords>({
  en: {
    showing: (asOf) => `Showing positions as of ${asOf}.`,
    unreadable: 'Stored positions cannot be read either.',
    nothingStored: 'There are no stored positions yet.',
    since: (time) => ` since ${time}`,
    states: {
      'no-network': (since) => `Offline${since}: this computer has no network.`,
      unreachable: (since) => `Offline${since}: Catena does not answer.`,
      'rate-limited': (since) => `Catena has asked to wait${since}.`,
      'credentials-rejected': (since) => `Catena has refused the credentials${since}.`,
      'not-kept': () => 'The client secret was kept for the last session only.',
      'no-vault': () => 'The system’s key store is locked or not running, so the saved client secret cannot be read.',
      'backend-changed': () => 'The saved client secret was sealed by another key store than the present one.',
      'cannot-decrypt': () => 'This computer can no longer unlock the saved client secret.',
      'file-damaged': () => 'The file with the saved client secret is damaged and was set aside.',
      'hosts-changed': () =>
        'The addresses of this profile were changed outside Fleet Desk, so the saved client secret is not used.'
    },
    retry: 'Map, list and search keep working. Inviting and revoking need the connection.',
    waits: 'The next try comes by itself.',
    waitsUntil: (time) => `The next try comes by itself at ${time}. Inviting and revoking wait until then.`,
    retrySecret: 'Nothing was deleted. Unlock it and try again, or enter the secret.',
    enterCredentials: 'Nothing was deleted. Inviting and revoking need the credentials.'
  },
  es: {
    showing: (asOf) => `Se muestran posiciones al ${asOf}.`,
    unreadable: 'Las posiciones guardadas tampoco se pueden leer.',
    nothingStored: 'Aún no hay posiciones guardadas.',
    since: (time) => ` desde ${time}`,
    states: {
      'no-network': (since) => `Sin conexión${since}: esta computadora no tiene red.`,
      unreachable: (since) => `Sin conexión${since}: Catena no responde.`,
      'rate-limited': (since) => `Catena pide esperar${since}.`,
      'credentials-rejected': (since) => `Catena rechaza las credenciales${since}.`,
      'not-kept': () => 'El secreto de cliente se conservó solo para la última sesión.',
      'no-vault': () =>
        'El almacén de claves del sistema está bloqueado o no funciona, así que no se puede leer el secreto de cliente guardado.',
      'backend-changed': () => 'El secreto de cliente guardado lo selló otro almacén de claves que el actual.',
      'cannot-decrypt': () => 'Esta computadora ya no puede abrir el secreto de cliente guardado.',
      'file-damaged': () => 'El archivo con el secreto de cliente guardado está dañado y se apartó.',
      'hosts-changed': () =>
        'Las direcciones de este perfil se cambiaron fuera de Fleet Desk, así que no se usa el secreto de cliente guardado.'
    },
    retry: 'El mapa, la lista y la búsqueda siguen funcionando. Para invitar y revocar se necesita conexión.',
    waits: 'El próximo intento se hace solo.',
    waitsUntil: (time) => `El próximo intento se hace solo a las ${time}. Invitar y revocar esperan hasta entonces.`,
    retrySecret: 'No se borró nada. Desbloquéelo e inténtelo de nuevo, o escriba el secreto.',
    enterCredentials: 'No se borró nada. Para invitar y revocar se necesitan las credenciales.'
  }
})

interface BarWords {
  readonly showing: (asOf: string) => string
  readonly unreadable: string
  readonly nothingStored: string
  readonly since: (time: string) => string
  readonly states: Readonly<Record<OfflineCause, (since: string) => string>>
  readonly retry: string
  readonly waits: string
  readonly waitsUntil: (time: string) => string
  readonly retrySecret: string
  readonly enterCredentials: string
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
  const shown = asOfMs === null ? nothingShownText(notice) : barWords.showing(formatAsOf(asOfMs, nowMs))
  return `${stateText(notice, nowMs)} ${shown} ${limitText(notice)}`
}

/** The key of the stored positions lies with the secret: what keeps one from being read keeps the other. */
function nothingShownText({ cause }: OfflineNotice): string {
  const isSealed = cause === 'no-vault' || cause === 'backend-changed' || cause === 'cannot-decrypt'
  return isSealed ? barWords.unreadable : barWords.nothingStored
}

function stateText({ cause, sinceMs }: OfflineNotice, nowMs: number): string {
  const since = sinceMs === null ? '' : barWords.since(formatAsOf(sinceMs, nowMs))
  return barWords.states[cause](since)
}

function limitText({ cause, retryAtMs }: OfflineNotice): string {
  switch (remedyOf(cause)) {
    case 'retry':
      return barWords.retry
    case 'wait':
      return retryAtMs === null ? barWords.waits : barWords.waitsUntil(formatClock(retryAtMs))
    case 'retry-secret':
      return barWords.retrySecret
    case 'enter-credentials':
      return barWords.enterCredentials
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
