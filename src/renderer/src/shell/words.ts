import type { PositionStatus, SetAsideReason } from '@shared/ipc/schemas-positions'
import type { SecretKept, SignOutOutput } from '@shared/ipc/schemas-session'
import { formatCount, formatNumber } from '../ui/count'

/** Everything the frame says. */
export const words = {
  starting: 'Opening Fleet Desk',
  skipToContent: 'Skip to the content',

  profileMenu: (profileName: string) => `Profile ${profileName}`,
  settings: 'Settings',
  signOutEllipsis: 'Sign out…',
  demo: 'Demo',
  test: 'Test',

  find: 'Find a vehicle, fleet or action',
  screens: 'Screens',
  map: 'Map',
  invitations: 'Invitations',

  session: 'Session',
  organisation: 'Organisation',
  profile: 'Profile',
  server: 'Server',
  token: 'Access token',
  secret: 'Client secret',
  permissions: 'Permissions',
  connection: 'Connection',
  unknownOrganisation: 'Not named by the token',
  noPermissions: 'None listed in the token',
  secretKept: (kept: SecretKept): string => {
    switch (kept) {
      case 'sealed':
        return 'Kept on this computer, sealed by the system’s key store.'
      case 'session':
        return 'Kept in memory for this session only.'
      case 'weak':
        return 'Kept on this computer without a key store, as you allowed. Anyone who can read your files can read it.'
    }
  },

  refresh: 'Refresh',
  cancel: 'Cancel',
  positionsAsOf: (asOf: string) => `Positions as of ${asOf}`,
  storedPositionsAsOf: (asOf: string) => `Stored positions as of ${asOf}`,
  noPositions: 'No positions yet',
  withPosition: (count: number) => `${formatNumber(count)} with a position`,
  setAside: (count: number) => `${formatNumber(count)} set aside`,
  sweepProgress: (received: number, expected: number | null) =>
    expected === null
      ? received === 0
        ? 'Refreshing: waiting for Catena'
        : `Refreshing: ${formatCount(received, 'vehicle')}`
      : `Refreshing: ${formatNumber(received)} of about ${formatNumber(Math.max(received, expected))}`,
  incomplete: 'Last refresh incomplete',
  cache: (cache: PositionStatus['cache']): string | null => {
    switch (cache) {
      case 'sealed':
        return null
      case 'memory-only':
        return 'Positions are not stored on this computer'
      case 'disk-full':
        return 'Disk full: positions are not being stored'
      case 'rebuilt':
        return 'The stored positions were damaged and start anew'
    }
  },

  setAsideTitle: 'Positions set aside',
  setAsideIntro: 'These rows of Catena’s answers could not be right. The last good position of each vehicle stays.',
  setAsideUnnamed: 'Unnamed vehicle',
  setAsideMore: (shown: number, total: number) =>
    `The newest ${formatNumber(shown)} of ${formatNumber(total)} are shown.`,
  setAsideNone: 'Nothing has been set aside since the profile was opened.',
  loading: 'Reading the list',
  close: 'Close'
} as const

/** Why a row was set aside, to follow the vehicle's name. */
export function setAsideReasonText(reason: SetAsideReason): string {
  switch (reason) {
    case 'malformed-row':
      return 'The row could not be read'
    case 'no-vehicle-id':
      return 'The row names no vehicle'
    case 'out-of-range':
      return 'The coordinates are not on Earth'
    case 'null-island':
      return 'The coordinates are 0, 0'
    case 'in-the-future':
      return 'The time lies in the future'
    case 'impossible-jump':
      return 'The vehicle cannot have moved that far so fast'
    case 'no-time':
      return 'The position has no time'
  }
}

/** Sign-out, from the question to what the server said. */
export const signOutWords = {
  title: (profileName: string) => `Sign out of ${profileName}?`,
  lead: 'Fleet Desk asks Catena to revoke the access token, then forgets it.',
  forgetCredentials: 'Forget the saved credentials',
  forgetCredentialsHint: (profileName: string) =>
    `Erases the client secret of ${profileName} from this computer. You need it to sign in again.`,
  forgetPositions: 'Forget the cached positions',
  forgetPositionsHint: (vehicleCount: number) =>
    vehicleCount === 0
      ? 'Erases the positions of this profile from this computer.'
      : `Erases the last positions of ${formatCount(vehicleCount, 'vehicle')} from this computer. They can be read again only from Catena.`,
  signOut: 'Sign out',
  signingOut: 'Signing out…',
  cancel: 'Stay signed in',
  doneTitle: 'Signed out'
} as const

/** What became of the token at the server. */
export function revocationText(revocation: SignOutOutput['revocation']): string {
  switch (revocation) {
    case 'revoked':
      return 'Catena has revoked the access token.'
    case 'refused':
      return 'Catena refused to revoke the access token. It may stay valid until it expires, within minutes.'
    case 'unreachable':
      return 'Catena could not be reached, so the access token was only forgotten here. It may stay valid until it expires, within minutes.'
    case 'no-token':
      return 'There was no access token to revoke.'
  }
}
