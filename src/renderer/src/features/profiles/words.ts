import { assertNever } from '@shared/domain/assert-never'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import type { FrameColour, Profile } from '@shared/ipc/schemas-session'

/** Every word about profiles: the switcher, the frame and the settings. The dialogs and the lock screen have files of their own. */
export const words = {
  switcher: (profileName: string) => `Profile ${profileName}`,
  addProfile: 'Add profile…',
  manage: 'Manage profiles…',
  lock: 'Lock',
  lockAndRevoke: 'Lock and revoke token',
  signOut: 'Sign out…',
  switchTo: (profileName: string) => `Switch to ${profileName}`,
  switchToBefore: 'Switch to',
  opening: 'Opening…',
  openingName: (profileName: string) => `Opening ${profileName}…`,
  needsSecret: 'Needs its secret',
  locked: 'Locked',
  thisComputer: 'On this computer, made-up vehicles',
  notOpenedTitle: (profileName: string) => `${profileName} was not opened`,
  notLockedTitle: 'Not locked',

  frameLabel: 'Test profile',
  frameText: (where: string) => `TEST · ${where}`,
  titleOf: (profile: Profile | null) =>
    profile === null ? 'Fleet Desk' : `${profile.environment === 'test' ? 'TEST ' : ''}${profile.name} — Fleet Desk`,

  sectionTitle: 'Profiles',
  columns: {
    profile: 'Profile',
    secret: 'Client secret',
    lastOpened: 'Last opened',
    actions: 'Actions'
  },
  tableLabel: 'List of profiles',
  open: 'Open',
  openOf: (profileName: string) => `Open ${profileName}`,
  isOpen: 'Open now',
  never: 'Never',
  details: 'Details',
  detailsOf: (profileName: string) => `Details of ${profileName}`,
  rename: 'Rename…',
  duplicate: 'Duplicate without secret',
  replaceSecret: 'Replace secret…',
  replaceSecretHint: 'Open the profile to replace its secret.',
  remove: 'Remove…',
  clientId: 'Client ID',
  frameColour: 'Frame colour',
  frameColourHint: 'Drawn around the whole window while the profile is open.',
  markAsTest: 'Mark as test',
  markAsTestHint:
    'For a test organisation on Catena’s own servers: the window gets a frame and a badge, and inviting a fleet asks first.',
  alwaysTest: 'Always a test profile: its servers are not Catena’s own.',
  demoHint: 'The demo is made anew each time it is started, so there is nothing to change.',
  noProfiles: 'No profile is saved on this computer.',
  notChangedTitle: 'Profile not changed',
  notDuplicatedTitle: 'Profile not duplicated',
  duplicatedTitle: (profileName: string) => `${profileName} was added`,
  duplicatedText: 'It has the same client ID and servers, and no secret. Open it to enter one.'
} as const

/** Frame colours by the name that stands beside their swatch, in the order shown. */
export const frameColourNames = {
  automatic: 'Automatic',
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  pink: 'Pink'
} as const satisfies Record<FrameColour, string>

/** What is kept of a profile's client secret, in words. */
export function secretKeptWords(secret: ProfileSummary['secret']): string {
  switch (secret) {
    case 'sealed':
      return 'Sealed by the system’s key store'
    case 'weak':
      return 'Kept without a key store, as you allowed'
    case 'session':
      return 'In memory for this session'
    case 'set-aside':
      return 'Set aside, could not be read'
    case 'none':
      return 'None'
    default:
      return assertNever(secret)
  }
}

/** The second line of a profile in a list: what stands in the way of opening it, otherwise where it connects to. */
export function standingLine(profile: ProfileSummary): string {
  if (profile.status === 'locked') return words.locked
  if (profile.status !== 'open' && profile.environment !== 'demo' && needsSecret(profile.secret))
    return words.needsSecret
  return hostOf(profile)
}

/** Where a profile connects to, without the rest of the address. */
export function hostOf(profile: Profile): string {
  if (profile.environment === 'demo') return words.thisComputer
  return /^[a-z]+:\/\/([^/]+)/i.exec(profile.apiBaseUrl)?.[1] ?? profile.apiBaseUrl
}

function needsSecret(secret: ProfileSummary['secret']): boolean {
  return secret === 'none' || secret === 'set-aside'
}
