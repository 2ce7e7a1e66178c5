import { assertNever } from '@shared/domain/assert-never'
import type { Profile, SecretKept, SessionReport, SessionState, VaultState } from '@shared/ipc/schemas-session'
import { formatNumber } from '../../ui/count'

export type OpenSession = Extract<SessionState, { kind: 'open' }>

/** Everything the session panel and its dialogs say. */
export const words = {
  title: 'Session',
  organisation: 'Organisation',
  profile: 'Profile',
  environment: 'Environment',
  connection: 'Connection',
  token: 'Access token',
  renews: 'Renews',
  granted: 'Last renewal',
  expires: 'Expires',
  revoked: 'Last revoked',
  clock: 'Clock',
  secret: 'Client secret',
  permissions: 'Permissions',
  lastError: 'Last error',
  noError: 'None since the profile was opened',
  requests: 'Requests',
  requestsSince: (isWholeHour: boolean, total: number) =>
    `${formatNumber(total)} ${isWholeHour ? 'in the last hour' : 'since the profile was opened'}`,
  noRequests: 'None yet',
  answer: 'Answer',
  count: 'Requests',
  unknownOrganisation: 'Not named by the token',
  noPermissions: 'None listed in the token',
  noToken: 'There is none',
  unknown: 'Not known yet',
  checked: ', checked ',
  secretNeeded: 'Not made: the client secret is needed',
  reportFailed: 'Times and requests cannot be shown.',
  serverSaid: (message: string) => `The server said: “${message}”`,

  actions: 'Session actions',
  revoke: 'Revoke this session’s token…',
  revokeAsk:
    'Catena is asked to revoke the token, and Fleet Desk forgets it. You stay signed in: the next request gets a new one.',
  revokeConfirm: 'Revoke token',
  revokeKeep: 'Keep it',
  revoking: 'Asking Catena…',
  replace: 'Replace secret…',
  copyDiagnostics: 'Copy diagnostics',
  copied: 'Copied',
  copiedAnnouncement: 'Diagnostics copied. They hold no secrets.',
  lock: 'Lock…',
  signOut: 'Sign out…',

  replaceTitle: (profileName: string) => `Client secret of ${profileName}`,
  replaceLead: 'Fleet Desk tries the new secret with Catena before it drops the present one.',
  replaceLeadMissing: 'Fleet Desk tries the secret with Catena before it is kept. Stored positions stay as they are.',
  clientId: 'Client ID',
  newSecret: 'New client secret',
  secretMissing: 'Enter the client secret.',
  replaceConfirm: 'Replace secret',
  replacing: 'Asking Catena for a token…',
  useOtherClient: 'Use another client ID…',
  replaceRefusedTitle: 'Catena refused the new secret',
  replaceRefused: 'The present one is still in use. Check the new one, or ask your Catena contact.',
  replaceRefusedMissing: 'Nothing was changed. Check the secret, or ask your Catena contact.',
  replacedTitle: 'Secret replaced',
  replaced:
    'The new secret is in use. Catena is asked to revoke the access token of the old one; without its answer the token ends by itself, within minutes.',
  replacedFirst: 'The secret is in use.'
} as const

/** Which server, and what it means for what is done there. */
export function environmentText({ environment }: Profile): string {
  switch (environment) {
    case 'production':
      return 'Production: invitations reach real fleets'
    case 'test':
      return 'Test: inviting asks first'
    case 'demo':
      return 'Demo: made-up vehicles on this computer'
    default:
      return assertNever(environment)
  }
}

/** What does the sealing, by its name on this system; after "sealed by". */
export function sealName(backend: VaultState['backend']): string {
  switch (backend) {
    case 'keychain':
      return 'the macOS Keychain'
    case 'dpapi':
      return 'Windows data protection'
    case 'secret-service':
      return 'the system keyring'
    case 'kwallet':
      return 'KWallet'
    case 'plain-text':
    case 'unknown':
    case 'none':
      return 'the system’s key store'
    default:
      return assertNever(backend)
  }
}

/**
 * Where the client secret is, in one sentence.
 *
 * @param backend what seals; null where that is not known yet
 */
export function secretKeptText(kept: SecretKept, backend: VaultState['backend'] | null): string {
  switch (kept) {
    case 'sealed':
      return `Kept on this computer, sealed by ${sealName(backend ?? 'unknown')}. It never reaches this window again.`
    case 'session':
      return 'Kept in memory for this session only; forgotten when Fleet Desk quits.'
    case 'weak':
      return 'Kept on this computer without a key store, as you allowed. Anyone who can read your files can read it.'
    default:
      return assertNever(kept)
  }
}

/** How the access token stands, in a word or two. */
export function tokenText(token: OpenSession['token']): string {
  switch (token) {
    case 'valid':
      return 'Valid'
    case 'renewing':
      return 'Renewing'
    case 'waiting':
      return 'Waiting to renew'
    case 'rejected':
      return 'Credentials refused'
    case 'none':
      return 'None'
    default:
      return assertNever(token)
  }
}

const statusWords: Readonly<Record<number, string>> = {
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
}

/** A status with its meaning: "200 OK", "429 asked to wait", "no answer". */
export function statusText(status: number | null): string {
  if (status === null) return 'No answer'
  const meaning = statusWords[status] ?? (status >= 500 ? 'server fault' : '')
  return `${status} ${meaning}`.trim()
}

/** What was being done, in words where there are some; a route is its own name. */
export function operationText(operation: NonNullable<SessionReport['lastError']>['operation']): string {
  if (operation === 'token') return 'Asking for an access token'
  if (operation === 'revocation') return 'Revoking the access token'
  return operation
}
