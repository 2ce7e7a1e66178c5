import { pageLanguage } from '@shared/domain/language'
import { failureCodes, type Failure, type FailureCode } from '@shared/ipc/result'
import { spanishFailureSentence } from './failure-words-spanish'
import { inLanguage } from './in-language'

/**
 * A failure of a call in one or two plain sentences, where the screen has nothing more particular to say.
 *
 * @param failure as it came over the bridge
 */
export function failureSentence(failure: Failure): string {
  return pageLanguage() === 'es'
    ? spanishFailureSentence(failure, waitText(failure.retryAfterSeconds))
    : inEnglish(failure)
}

function inEnglish(failure: Failure): string {
  switch (failure.code) {
    case 'credentials-rejected':
      return 'Catena refused the credentials. Nothing was deleted. Enter the client secret again.'
    case 'no-network':
      return 'This computer has no network. Connect it, then try again.'
    case 'unreachable':
      return 'Catena did not answer. Try again in a moment.'
    case 'tls':
      return 'The server’s certificate cannot be trusted, so nothing was sent. Check the address and this computer’s clock.'
    case 'rate-limited':
      return `Catena asked to wait. Try again ${waitText(failure.retryAfterSeconds)}.`
    case 'bad-answer':
      return 'The server’s answer could not be read. Try again; if it stays so, tell your Catena contact.'
    case 'server-error':
      return 'Catena had a fault of its own. Try again in a few minutes.'
    case 'forbidden':
      return 'These credentials are not allowed to do this. Ask your Catena contact for the permission.'
    case 'not-found':
      return 'Catena no longer knows this. Refresh to see what is there now.'
    case 'conflict':
      return 'Catena already has something that contradicts this. Refresh, then try again.'
    case 'rejected-by-server':
      return failure.serverMessage === undefined
        ? 'Catena did not accept this request. Check what you entered.'
        : `Catena did not accept this request: “${failure.serverMessage}”.`
    case 'invalid-input':
      return 'One of the fields is not acceptable. Check what you entered.'
    case 'insecure-url':
      return 'Plain http is allowed for this computer only. Use an https address.'
    case 'signed-out':
      return 'You are signed out. Sign in, then try again.'
    case 'vault-unavailable':
      return 'This computer has no safe place for the secret. Keep it for this session only.'
    case 'unknown-handle':
      return 'This is no longer there. Refresh to see what is there now.'
    case 'nothing-found':
      return 'No client secret was found there. It needs CATENA_CLIENT_ID and CATENA_CLIENT_SECRET.'
    case 'hosts-differ':
      return 'The imported secret may not go to these addresses. Correct them, or type the secret.'
    case 'confirmation-needed':
      return 'This needs your explicit yes first. Confirm it, then try again.'
    case 'clipboard':
      return 'The clipboard refused. Try again.'
    case 'file-not-written':
      return 'The file could not be saved there. Check that the disk is not full and that no other program has the file open.'
    case 'cancelled':
      return 'Stopped.'
    case 'refused-sender':
    case 'internal':
      return 'Fleet Desk has a fault; the details are in its log. Try again, or restart the app.'
  }
}

/** True for a name of this list; what main keeps of an old failure is plain text. */
export function isFailureCode(code: string): code is FailureCode {
  return failureCodes.some((known) => known === code)
}

const wait = inLanguage({
  en: { unknown: 'in a minute or so', known: (time: string) => `in ${time}` },
  es: { unknown: 'en un minuto, más o menos', known: (time: string) => `en ${time}` }
})

/**
 * How long to wait, to follow "Try again": "in 40 s", "in 3 min", "in a minute or so" when the server did not say.
 *
 * @param seconds as the server said it
 */
export function waitText(seconds: number | undefined): string {
  if (seconds === undefined) return wait.unknown
  return seconds < 90 ? wait.known(`${Math.ceil(seconds)} s`) : wait.known(`${Math.ceil(seconds / 60)} min`)
}
