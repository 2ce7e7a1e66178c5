import { assertNever } from '@shared/domain/assert-never'
import type { RevocationReport } from '@shared/ipc/schemas-session'
import { inLanguage } from '../../ui/in-language'

const words = inLanguage({
  en: {
    revoked: 'Catena has revoked the access token.',
    refused: (answer: string) =>
      `Catena refused to revoke the access token${answer}. It may stay valid until it expires, within minutes.`,
    couldNot: (answer: string) =>
      `Catena could not revoke the access token now${answer}, so it was only forgotten here. It may stay valid until it expires, within minutes.`,
    unreachable:
      'Catena could not be reached, so the access token was only forgotten here. It may stay valid until it expires, within minutes.',
    noToken: 'There was no access token to revoke.',
    quote: (said: string) => `“${said}”`
  },
  es: {
    revoked: 'Catena revocó el token de acceso.',
    refused: (answer: string) =>
      `Catena se negó a revocar el token de acceso${answer}. Puede seguir siendo válido hasta que venza, en minutos.`,
    couldNot: (answer: string) =>
      `Catena no pudo revocar ahora el token de acceso${answer}, así que solo se olvidó aquí. Puede seguir siendo válido hasta que venza, en minutos.`,
    unreachable:
      'No se pudo contactar a Catena, así que el token de acceso solo se olvidó aquí. Puede seguir siendo válido hasta que venza, en minutos.',
    noToken: 'No había ningún token de acceso que revocar.',
    quote: (said: string) => `«${said}»`
  }
})

/**
 * What became of an access token at the server, in one or two sentences; the same words wherever a token is given up.
 *
 * @param report as main answers signing out, locking, removing a profile and revoking
 */
export function revocationText({ outcome, status, serverMessage }: RevocationReport): string {
  const answer = answerText(status, serverMessage)
  switch (outcome) {
    case 'revoked':
      return words.revoked
    case 'refused':
      return words.refused(answer)
    case 'unreachable':
      // With a status it answered, but with a fault of its own: nothing is known about the token.
      return status === null ? words.unreachable : words.couldNot(answer)
    case 'no-token':
      return words.noToken
    default:
      return assertNever(outcome)
  }
}

/** The answer's status and the server's own words, as far as there are any: " (503: “try later”)". */
function answerText(status: number | null, serverMessage: string | null): string {
  const said = serverMessage === null ? null : words.quote(serverMessage)
  const parts = [status === null ? null : String(status), said].filter((part) => part !== null)
  return parts.length === 0 ? '' : ` (${parts.join(': ')})`
}
