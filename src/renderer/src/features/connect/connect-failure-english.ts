import type { FailureCode } from '@shared/ipc/result'

interface FailureFacts {
  /** How long to wait, to follow "Try again". */
  readonly wait: string
  /** The field of the form that was not accepted. */
  readonly field: string | undefined
  readonly serverMessage: string | undefined
}

interface FailureWords {
  readonly title: string
  readonly text: string | ((facts: FailureFacts) => string)
}

/** Words by code; a handle of a profile that is gone is another matter than one of imported credentials. */
export type ConnectFailureWords = Readonly<Record<FailureCode | 'profile-gone', FailureWords>>

const fault = {
  title: 'Fleet Desk has a fault',
  text: 'Nothing was saved. The details are in its log. Restart the app and try again.'
}

/** Why connecting did not work, in English. */
export const englishConnectFailures: ConnectFailureWords = {
  'credentials-rejected': {
    title: 'Catena refused the credentials',
    text: 'Client ID and client secret do not belong together, or were withdrawn. Check both, or ask your Catena contact for new ones.'
  },
  'no-network': { title: 'This computer has no network', text: 'Connect it to the internet, then try again.' },
  unreachable: {
    title: 'The authorization server did not answer',
    text: 'Check its address under Advanced and your network’s firewall or VPN, then try again.'
  },
  tls: {
    title: 'The server’s certificate cannot be trusted',
    text: 'Nothing was sent. Check the address under Advanced and this computer’s clock. On a network that inspects traffic, ask its administrator.'
  },
  'rate-limited': {
    title: 'Catena asked to wait',
    text: ({ wait }) => `There were too many attempts. Try again ${wait}.`
  },
  'bad-answer': {
    title: 'The answer was not Catena’s',
    text: 'Something answered, but not an authorization server. Check the addresses under Advanced; a sign-in page of your network may stand in between.'
  },
  'server-error': {
    title: 'Catena had a fault of its own',
    text: 'Your credentials were not judged. Try again in a few minutes.'
  },
  'insecure-url': {
    title: 'This address is not safe',
    text: 'Plain http would show the secret to the network. Use an https address.'
  },
  'invalid-input': {
    title: 'One field is not acceptable',
    text: ({ field }) => `Check ${fieldNames[field ?? ''] ?? 'the fields'}.`
  },
  'vault-unavailable': {
    title: 'The secret could not be sealed',
    text: 'The system’s key store did not answer. Choose “Keep for this session only”, then connect again.'
  },
  forbidden: {
    title: 'These credentials may not sign in here',
    text: 'Catena knows them but does not allow it. Ask your Catena contact for the permission.'
  },
  'not-found': {
    title: 'There is no authorization server at this address',
    text: 'Check the authorization server URL under Advanced.'
  },
  'rejected-by-server': {
    title: 'Catena did not accept the request',
    text: ({ serverMessage }) =>
      serverMessage === undefined
        ? 'Check the fields, then try again.'
        : `It said: “${serverMessage}”. Check the fields, then try again.`
  },
  conflict: { title: 'Another sign-in is under way', text: 'Wait a moment, then try again.' },
  'signed-out': { title: 'There is no saved profile to open', text: 'Enter the credentials to connect.' },
  cancelled: { title: 'Stopped', text: 'Nothing was saved.' },
  'unknown-handle': {
    title: 'The imported secret is no longer there',
    text: 'Imported credentials are kept for ten minutes. Import them again, or type the secret.'
  },
  'profile-gone': {
    title: 'This profile is gone',
    text: 'It was removed from this computer. Add it again to use it.'
  },
  'hosts-differ': {
    title: 'The imported secret may not go to these addresses',
    text: 'It may go to Catena’s own servers, to this computer, and to the addresses that its source names. Correct the addresses under Advanced, or type the secret.'
  },
  'nothing-found': { title: 'No client secret was found', text: 'Import it again, or type the secret.' },
  'confirmation-needed': fault,
  clipboard: fault,
  'file-not-written': fault,
  'refused-sender': fault,
  internal: fault
}

const fieldNames: Readonly<Record<string, string>> = {
  clientId: 'the client ID',
  clientSecret: 'the client secret',
  profileName: 'the profile name',
  apiBaseUrl: 'the API base URL',
  authBaseUrl: 'the authorization server URL'
}
