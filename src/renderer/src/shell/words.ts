import type { PositionStatus, SetAsideReason } from '@shared/ipc/schemas-positions'
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
  clockOff: 'This computer’s clock is wrong',
  credentialsOf: (profileName: string) => `Credentials of ${profileName}`,

  refresh: 'Refresh',
  continueRefresh: 'Continue refresh',
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
  sweepPaused: 'waiting, as Catena asked',
  incomplete: 'Last refresh incomplete',
  missing: (missing: NonNullable<PositionStatus['missing']>) =>
    `Not read: ${fleetsText(missing)}${missing.vehicleCount === 0 ? '' : `, about ${formatCount(missing.vehicleCount, 'vehicle')}`}. Their earlier positions are shown.`,
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
  setAsideExport: 'Save as CSV…',
  setAsideExported: (count: number) => `${formatCount(count, 'row')} saved.`,
  loading: 'Reading the list',
  close: 'Close'
} as const

/** "Blue Mesa Freight, Summit Lines and 3 more fleets". */
function fleetsText({ fleetNames, fleetCount }: NonNullable<PositionStatus['missing']>): string {
  const more = fleetCount - fleetNames.length
  if (fleetNames.length === 0) return formatCount(fleetCount, 'fleet')
  return more > 0 ? `${fleetNames.join(', ')} and ${formatCount(more, 'more fleet')}` : fleetNames.join(', ')
}

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
