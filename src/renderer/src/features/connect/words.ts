import type { Failure } from '@shared/ipc/result'
import type { Profile, SecretKept, VaultState } from '@shared/ipc/schemas-session'
import { waitText } from '../../ui/failure-words'
import { sealName } from '../session/words'
import type { KeepChoice } from './keep-choice'

export const words = {
  appName: 'Fleet Desk',
  title: 'Connect to Catena',
  lead: 'Sign in with the credentials that Catena issued to your organisation.',
  factCheckedTitle: 'Checked before it is kept',
  factChecked: 'Fleet Desk asks Catena for an access token. Nothing is saved unless Catena accepts the credentials.',
  factKeptTitle: 'How the secret is kept',
  factWhereTitle: 'Where it goes',
  factWhere: 'To the authorization server named under Advanced, and nowhere else.',
  factDemoTitle: 'No credentials yet?',
  factDemo: 'The demo fleet runs on this computer, with made-up vehicles and no account.',
  version: (version: string) => `Fleet Desk ${version}`,

  formTitle: 'Credentials',
  credentialsOf: (profileName: string) => `Credentials of ${profileName}`,
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  showSecret: 'Show secret',
  hideSecret: 'Hide secret',
  profileName: 'Profile name',
  profileNameHint: 'What Fleet Desk calls this connection, for example your organisation.',
  otherAccountTitle: 'Another account',
  otherAccount: (profileName: string) =>
    `What is stored in ${profileName} belongs to its present client and servers. Connecting erases its stored positions, invitations and saved secret from this computer. To keep them, add a profile instead.`,
  advanced: 'Advanced',
  apiBaseUrl: 'API base URL',
  authBaseUrl: 'Authorization server URL',
  keep: 'Keep the client secret',
  connect: 'Connect',
  connecting: 'Asking Catena for a token…',
  demo: 'Try the demo fleet',
  startingDemo: 'Starting the demo fleet…',

  openTitle: 'Welcome back',
  open: (profileName: string) => `Open ${profileName}`,
  opening: 'Opening…',
  useOther: 'Use other credentials',
  back: (profileName: string) => `Back to ${profileName}`,
  others: 'Other profiles',
  addTitle: 'Add a profile',

  weakConsent: 'I understand that anyone who can read my files can read this secret',
  consentNeeded: 'Tick this to keep the secret on this computer, or keep it for this session only.',
  notAnAddress: 'Enter a full address, such as https://api.example.com.',
  insecure: 'Plain http is allowed for this computer only. Use an https address.'
} as const

/** A field of the form in the words of its label, to follow "Enter the". */
export const requiredText = {
  clientId: 'Enter the client ID.',
  clientSecret: 'Enter the client secret.',
  profileName: 'Enter a profile name.'
} as const

/** The label of one way of keeping the secret. */
export function keepLabel(kept: SecretKept, vault: VaultState): string {
  switch (kept) {
    case 'sealed':
      return `Keep on this computer, sealed by ${sealName(vault.backend)}`
    case 'session':
      return 'Keep for this session only'
    case 'weak':
      return 'Keep on this computer without a keyring'
  }
}

/** What one way of keeping the secret means tomorrow. */
export function keepHint(kept: SecretKept): string {
  switch (kept) {
    case 'sealed':
      return 'Opens without typing next time. Only your account on this computer can unseal it.'
    case 'session':
      return 'Stays in memory and is forgotten when Fleet Desk quits.'
    case 'weak':
      return 'Opens without typing next time, but the file is only scrambled, not sealed.'
  }
}

/** How the secret will be kept here, in one sentence. */
export function keptSentence(choice: KeepChoice, vault: VaultState): string {
  switch (choice.sessionOnly) {
    case 'old-electron':
      return 'In memory, for this session only: this copy runs on an outdated Electron, on which Fleet Desk stores secrets for servers on this computer alone.'
    case 'no-safe-place':
      return 'In memory, for this session only: this computer has no keyring that could seal it.'
    case null:
      return vault.kind === 'sealed'
        ? `On this computer, sealed by ${sealName(vault.backend)}, or in memory for this session only.`
        : 'In memory, for this session only, unless you allow weaker storage: this computer has no keyring that could seal it.'
  }
}

/** A failed attempt: what happened, what it means, what to do. Each code that connecting can meet has its own sentence. */
export interface ConnectFailureText {
  readonly title: string
  readonly text: string
}

/**
 * Why connecting did not work.
 *
 * @param failure as it came over the bridge
 */
export function connectFailureText(failure: Failure): ConnectFailureText {
  switch (failure.code) {
    case 'credentials-rejected':
      return {
        title: 'Catena refused the credentials',
        text: 'Client ID and client secret do not belong together, or were withdrawn. Check both, or ask your Catena contact for new ones.'
      }
    case 'no-network':
      return { title: 'This computer has no network', text: 'Connect it to the internet, then try again.' }
    case 'unreachable':
      return {
        title: 'The authorization server did not answer',
        text: 'Check its address under Advanced and your network’s firewall or VPN, then try again.'
      }
    case 'tls':
      return {
        title: 'The server’s certificate cannot be trusted',
        text: 'Nothing was sent. Check the address under Advanced and this computer’s clock. On a network that inspects traffic, ask its administrator.'
      }
    case 'rate-limited':
      return {
        title: 'Catena asked to wait',
        text: `There were too many attempts. Try again ${waitText(failure.retryAfterSeconds)}.`
      }
    case 'bad-answer':
      return {
        title: 'The answer was not Catena’s',
        text: 'Something answered, but not an authorization server. Check the addresses under Advanced; a sign-in page of your network may stand in between.'
      }
    case 'server-error':
      return {
        title: 'Catena had a fault of its own',
        text: 'Your credentials were not judged. Try again in a few minutes.'
      }
    case 'insecure-url':
      return {
        title: 'This address is not safe',
        text: 'Plain http would show the secret to the network. Use an https address.'
      }
    case 'invalid-input':
      return { title: 'One field is not acceptable', text: `Check ${fieldName(failure.field)}.` }
    case 'vault-unavailable':
      return {
        title: 'The secret could not be sealed',
        text: 'The system’s key store did not answer. Choose “Keep for this session only”, then connect again.'
      }
    case 'forbidden':
      return {
        title: 'These credentials may not sign in here',
        text: 'Catena knows them but does not allow it. Ask your Catena contact for the permission.'
      }
    case 'not-found':
      return {
        title: 'There is no authorization server at this address',
        text: 'Check the authorization server URL under Advanced.'
      }
    case 'rejected-by-server':
      return {
        title: 'Catena did not accept the request',
        text:
          failure.serverMessage === undefined
            ? 'Check the fields, then try again.'
            : `It said: “${failure.serverMessage}”. Check the fields, then try again.`
      }
    case 'conflict':
      return { title: 'Another sign-in is under way', text: 'Wait a moment, then try again.' }
    case 'signed-out':
      return { title: 'There is no saved profile to open', text: 'Enter the credentials to connect.' }
    case 'cancelled':
      return { title: 'Stopped', text: 'Nothing was saved.' }
    case 'unknown-handle':
      return failure.field === 'profileId'
        ? { title: 'This profile is gone', text: 'It was removed from this computer. Add it again to use it.' }
        : {
            title: 'The imported secret is no longer there',
            text: 'Imported credentials are kept for ten minutes. Import them again, or type the secret.'
          }
    case 'hosts-differ':
      return {
        title: 'The imported secret may not go to these addresses',
        text: 'It may go to Catena’s own servers, to this computer, and to the addresses that its source names. Correct the addresses under Advanced, or type the secret.'
      }
    case 'nothing-found':
      return { title: 'No client secret was found', text: 'Import it again, or type the secret.' }
    case 'confirmation-needed':
    case 'clipboard':
    case 'file-not-written':
    case 'refused-sender':
    case 'internal':
      return {
        title: 'Fleet Desk has a fault',
        text: 'Nothing was saved. The details are in its log. Restart the app and try again.'
      }
  }
}

function fieldName(field: string | undefined): string {
  switch (field) {
    case 'clientId':
      return 'the client ID'
    case 'clientSecret':
      return 'the client secret'
    case 'profileName':
      return 'the profile name'
    case 'apiBaseUrl':
      return 'the API base URL'
    case 'authBaseUrl':
      return 'the authorization server URL'
    default:
      return 'the fields'
  }
}

/** Where a profile connects to, under its name. */
export function profileHost(profile: Profile): string {
  if (profile.environment === 'demo') return 'On this computer, made-up vehicles'
  return /^[a-z]+:\/\/([^/]+)/i.exec(profile.apiBaseUrl)?.[1] ?? profile.apiBaseUrl
}
