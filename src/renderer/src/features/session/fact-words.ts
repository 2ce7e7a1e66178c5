import type { Profile, SecretKept, SessionReport, VaultState } from '@shared/ipc/schemas-session'
import { inLanguage } from '../../ui/in-language'
import type { OpenSession } from './words'

interface FactWords {
  readonly environments: Readonly<Record<Profile['environment'], string>>
  readonly seals: Readonly<Record<'keychain' | 'dpapi' | 'secret-service' | 'kwallet' | 'other', string>>
  readonly kept: { readonly sealed: (seal: string) => string; readonly session: string; readonly weak: string }
  readonly tokens: Readonly<Record<OpenSession['token'], string>>
  readonly noAnswer: string
  readonly serverFault: string
  readonly statuses: Readonly<Record<number, string>>
  readonly askingToken: string
  readonly revokingToken: string
}

const words = inLanguage<FactWords>({
  en: {
    environments: {
      production: 'Production: invitations reach real fleets',
      test: 'Test: inviting asks first',
      demo: 'Demo: made-up vehicles on this computer'
    },
    seals: {
      keychain: 'the macOS Keychain',
      dpapi: 'Windows data protection',
      'secret-service': 'the system keyring',
      kwallet: 'KWallet',
      other: 'the system’s key store'
    },
    kept: {
      sealed: (seal) => `Kept on this computer, sealed by ${seal}. It never reaches this window again.`,
      session: 'Kept in memory for this session only; forgotten when Fleet Desk quits.',
      weak: 'Kept on this computer without a key store, as you allowed. Anyone who can read your files can read it.'
    },
    tokens: {
      valid: 'Valid',
      renewing: 'Renewing',
      waiting: 'Waiting to renew',
      rejected: 'Credentials refused',
      none: 'None'
    },
    noAnswer: 'No answer',
    serverFault: 'server fault',
    statuses: {
      200: 'OK',
      201: 'created',
      204: 'done',
      304: 'unchanged',
      400: 'not understood',
      401: 'token or credentials refused',
      403: 'not allowed',
      404: 'not found',
      409: 'conflict',
      422: 'not accepted',
      429: 'asked to wait'
    },
    askingToken: 'Asking for an access token',
    revokingToken: 'Revoking the access token'
  },
  es: {
    environments: {
      production: 'Producción: las invitaciones llegan a flotas reales',
      test: 'Prueba: pregunta antes de invitar',
      demo: 'Demo: vehículos inventados en esta computadora'
    },
    seals: {
      keychain: 'el llavero de macOS',
      dpapi: 'la protección de datos de Windows',
      'secret-service': 'el llavero del sistema',
      kwallet: 'KWallet',
      other: 'el almacén de claves del sistema'
    },
    kept: {
      sealed: (seal) => `Guardado en esta computadora, sellado por ${seal}. Nunca vuelve a llegar a esta ventana.`,
      session: 'En la memoria solo para esta sesión; se olvida al salir de Fleet Desk.',
      weak: 'Guardado en esta computadora sin almacén de claves, como usted permitió. Quien pueda leer sus archivos puede leerlo.'
    },
    tokens: {
      valid: 'Válido',
      renewing: 'Renovándose',
      waiting: 'Por renovarse',
      rejected: 'Credenciales rechazadas',
      none: 'Ninguno'
    },
    noAnswer: 'Sin respuesta',
    serverFault: 'falla del servidor',
    statuses: {
      200: 'correcto',
      201: 'creado',
      204: 'hecho',
      304: 'sin cambios',
      400: 'no se entendió',
      401: 'token o credenciales rechazados',
      403: 'no permitido',
      404: 'no encontrado',
      409: 'conflicto',
      422: 'no aceptado',
      429: 'pidió esperar'
    },
    askingToken: 'Al pedir un token de acceso',
    revokingToken: 'Al revocar el token de acceso'
  }
})

/** Which server, and what it means for what is done there. */
export function environmentText({ environment }: Profile): string {
  return words.environments[environment]
}

/** What does the sealing, by its name on this system; after "sealed by". */
export function sealName(backend: VaultState['backend']): string {
  switch (backend) {
    case 'keychain':
    case 'dpapi':
    case 'secret-service':
    case 'kwallet':
      return words.seals[backend]
    case 'plain-text':
    case 'unknown':
    case 'none':
      return words.seals.other
  }
}

/**
 * Where the client secret is, in one sentence.
 *
 * @param backend what seals; null where that is not known yet
 */
export function secretKeptText(kept: SecretKept, backend: VaultState['backend'] | null): string {
  return kept === 'sealed' ? words.kept.sealed(sealName(backend ?? 'unknown')) : words.kept[kept]
}

/** How the access token stands, in a word or two. */
export function tokenText(token: OpenSession['token']): string {
  return words.tokens[token]
}

/** A status with its meaning: "200 OK", "429 asked to wait", "no answer". */
export function statusText(status: number | null): string {
  if (status === null) return words.noAnswer
  const meaning = words.statuses[status] ?? (status >= 500 ? words.serverFault : '')
  return `${status} ${meaning}`.trim()
}

/** What was being done, in words where there are some; a route is its own name. */
export function operationText(operation: NonNullable<SessionReport['lastError']>['operation']): string {
  if (operation === 'token') return words.askingToken
  return operation === 'revocation' ? words.revokingToken : operation
}
