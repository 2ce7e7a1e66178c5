import type { Profile, SecretStanding } from '@shared/ipc/schemas-session'

/** The lock screen. */
export const words = {
  label: 'Locked',
  title: (profileName: string) => `${profileName} is locked`,
  lockedSince: 'Locked',
  stays: 'Stays on this computer',
  left: 'Has left memory',
  leftText: 'The access token, the client secret and the key of the stored positions.',
  token: 'Access token',
  tokenForgotten:
    'Forgotten here. Catena was not asked to revoke it, so it may stay valid there until it expires, within minutes.',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  enterSecret: 'Enter client secret',
  back: 'Back',
  secretOf: (profileName: string) => `Client secret of ${profileName}`,
  others: 'Other profiles'
} as const

/**
 * What a lock leaves on this computer, in one sentence.
 *
 * @param environment the demo has no secret of its own
 * @param secret whether the secret can be had again
 */
export function staysText(environment: Profile['environment'], secret: SecretStanding): string {
  if (environment === 'demo') return 'Positions of the demo fleet, as far as they are stored.'
  return secret === 'not-kept'
    ? 'Positions and invitations, as far as they are stored.'
    : 'Positions and invitations, as far as they are stored, and the saved client secret.'
}
