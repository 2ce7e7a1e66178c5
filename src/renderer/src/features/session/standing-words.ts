import { assertNever } from '@shared/domain/assert-never'
import type { SecretStanding } from '@shared/ipc/schemas-session'

/** Why a secret cannot be had, without the case in which it can. */
export type MissingSecret = Exclude<SecretStanding, 'found'>

/** What happened, and what it means with what to do. */
export interface StandingText {
  readonly title: string
  readonly text: string
}

/**
 * Why the client secret of a profile has to be entered, in words; nothing stored is ever gone because of it.
 *
 * @param standing as main says it
 */
export function standingText(standing: MissingSecret): StandingText {
  const stored = 'Stored positions are still there.'
  switch (standing) {
    case 'not-kept':
      return {
        title: 'The client secret was not kept on this computer',
        text: `Enter it again. ${stored}`
      }
    case 'no-vault':
      return {
        title: 'The saved secret cannot be read now',
        text: `The system’s key store is locked or not running. Unlock it, then try again; or enter the secret. ${stored}`
      }
    case 'backend-changed':
      return {
        title: 'The secret was sealed by another key store',
        text: `This computer now uses a different key store than the one that sealed it. Enter the secret again to seal it with the present one. ${stored}`
      }
    case 'cannot-decrypt':
      return {
        title: 'The saved secret cannot be unlocked',
        text: `This computer can no longer unlock the saved client secret. It was set aside, not deleted. Enter the secret again. ${stored}`
      }
    case 'file-damaged':
      return {
        title: 'The file of saved secrets is damaged',
        text: `It could not be read and was set aside, not deleted. Enter the secret again. ${stored}`
      }
    case 'hosts-changed':
      return {
        title: 'The saved secret is not used',
        text: 'The addresses of this profile were changed outside Fleet Desk, so the saved secret is not used: it would go to a server that it was not entered for. Check the addresses, then enter the secret again.'
      }
    default:
      return assertNever(standing)
  }
}

export const standingWords = {
  retry: 'Try again',
  retrying: 'Looking…',
  stillAway: 'The key store still does not answer. If it is unlocked now, close Fleet Desk and start it again.'
} as const
