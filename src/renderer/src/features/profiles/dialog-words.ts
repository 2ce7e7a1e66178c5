import { assertNever } from '@shared/domain/assert-never'
import { formatExact } from '@shared/domain/time'
import type { ProfileContents } from '@shared/ipc/schemas-profiles'
import type { SecretKept } from '@shared/ipc/schemas-session'
import { formatCount } from '../../ui/count'

/** Removing a profile, from the question to what was done. */
export const removeWords = {
  title: (profileName: string) => `Remove ${profileName}?`,
  looking: 'Looking what is stored…',
  erased: 'This is erased from this computer, and cannot be brought back:',
  unknownContents: (reason: string) =>
    `What is stored could not be looked at. ${reason} Removing erases the profile, its secret and its stored data all the same.`,
  revokes: 'Catena is asked to revoke the access token.',
  untouched: 'Invitations and connections at Catena stay as they are.',
  lockInstead: 'Lock instead',
  lockHint: 'Locking takes the secret and the positions out of sight, and erases nothing.',
  remove: (profileName: string) => `Remove ${profileName}`,
  removing: 'Removing…',
  keep: 'Keep it',
  doneTitle: (profileName: string) => `${profileName} was removed`
} as const

/** The lesser act that the sign-out question offers first (UX.md section 4.7). */
export const signOutLockWords = {
  hintSessionOnly:
    'Stepping away? Locking hides everything and keeps what is stored. The secret is kept for this session only, so you enter it again.',
  hint: 'Stepping away? Locking hides everything and takes the secret out of memory, and the saved secret opens it again.',
  lockInstead: 'Lock instead'
} as const

/** Renaming a profile. */
export const renameWords = {
  title: (profileName: string) => `Rename ${profileName}`,
  label: 'Profile name',
  hint: 'Only on this computer. Catena does not see it.',
  missing: 'Enter a name.',
  tooLong: 'Use at most 80 characters.',
  rename: 'Rename',
  cancel: 'Cancel'
} as const

/** The question before a lock, above all before one that loses a secret which is kept nowhere else. */
export const lockWords = {
  title: (profileName: string) => `Lock ${profileName}?`,
  text: 'Locking hides everything and takes the token and the secret out of memory. The saved secret opens it again. What is stored on this computer stays.',
  textSessionOnly: (profileName: string) =>
    `The client secret of ${profileName} is kept for this session only. Locking takes it out of memory, so you enter it again to unlock. What is stored on this computer stays.`,
  revokes: 'Catena is asked to revoke the access token, too.',
  lock: (profileName: string) => `Lock ${profileName}`,
  locking: 'Locking…',
  stay: 'Stay signed in'
} as const

/**
 * What removing erases, one line each.
 *
 * @param contents as main found them
 * @param isOpen whether there may be a token
 */
export function erasedLines(contents: ProfileContents, isOpen: boolean): readonly string[] {
  const { secretKept, setAsideAtMs, storedBytes, vehicleCount } = contents
  return [
    'The profile: its name, client ID, servers and frame colour.',
    secretLine(secretKept),
    setAsideAtMs === null ? null : `A client secret that could not be read, set aside on ${formatExact(setAsideAtMs)}.`,
    storedLine(storedBytes, vehicleCount),
    isOpen ? 'The access token, from memory.' : null
  ].filter((line) => line !== null)
}

function secretLine(kept: SecretKept | null): string | null {
  switch (kept) {
    case 'sealed':
      return 'The client secret, sealed by the system’s key store.'
    case 'weak':
      return 'The client secret, kept without a key store.'
    case 'session':
      return 'The client secret, in memory for this session.'
    case null:
      return null
    default:
      return assertNever(kept)
  }
}

function storedLine(storedBytes: number, vehicleCount: number | null): string | null {
  if (storedBytes === 0 && (vehicleCount ?? 0) === 0) return null
  const vehicles = vehicleCount === null ? '' : `, ${formatCount(vehicleCount, 'vehicle')}`
  return `Stored positions and invitations: ${formatMegabytes(storedBytes)}${vehicles}.`
}

/**
 * A size on disk, as people compare them: "4.2 MB", "under 0.1 MB".
 *
 * @param bytes decimal megabytes are a million of them
 */
export function formatMegabytes(bytes: number): string {
  return bytes < 100_000 ? 'under 0.1 MB' : `${(bytes / 1_000_000).toFixed(1)} MB`
}
