import { assertNever } from '@shared/domain/assert-never'
import type { RevocationReport } from '@shared/ipc/schemas-session'

/**
 * What became of an access token at the server, in one or two sentences; the same words wherever a token is given up.
 *
 * @param report as main answers signing out, locking, removing a profile and revoking
 */
export function revocationText({ outcome, status, serverMessage }: RevocationReport): string {
  switch (outcome) {
    case 'revoked':
      return 'Catena has revoked the access token.'
    case 'refused':
      return `Catena refused to revoke the access token${answerText(status, serverMessage)}. It may stay valid until it expires, within minutes.`
    case 'unreachable':
      // It answered, but with a fault of its own: nothing is known about the token.
      if (status !== null)
        return `Catena could not revoke the access token now${answerText(status, serverMessage)}, so it was only forgotten here. It may stay valid until it expires, within minutes.`
      return 'Catena could not be reached, so the access token was only forgotten here. It may stay valid until it expires, within minutes.'
    case 'no-token':
      return 'There was no access token to revoke.'
    default:
      return assertNever(outcome)
  }
}

/** The answer's status and the server's own words, as far as there are any: " (503: “try later”)". */
function answerText(status: number | null, serverMessage: string | null): string {
  const said = serverMessage === null ? null : `“${serverMessage}”`
  const parts = [status === null ? null : String(status), said].filter((part) => part !== null)
  return parts.length === 0 ? '' : ` (${parts.join(': ')})`
}
