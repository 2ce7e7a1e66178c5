import type { Result } from '@shared/ipc/result'
import type { RevocationReport } from '@shared/ipc/schemas-session'
import { redactServerMessage } from '../redact'
import type { Secret } from '../secret'
import type { GrantedToken } from './token-answer'

/** The two requests a keeper makes for one set of credentials; a `TokenClient` has both. */
export interface CredentialRequests {
  requestToken(signal?: AbortSignal): Promise<Result<GrantedToken>>
  revokeToken(token: Secret, signal?: AbortSignal): Promise<Result<undefined>>
}

/** The report when there was no token. */
export const nothingToRevoke: RevocationReport = { outcome: 'no-token', status: null, serverMessage: null }

/** How bad each outcome is: what a person must know of several tokens is the worst. */
const badness = { 'no-token': 0, revoked: 1, refused: 2, unreachable: 3 } as const

/**
 * Asks the server to revoke a token and reports what became of it.
 *
 * An overloaded or broken server (429, 5xx) counts as `unreachable`: it said nothing about the token. Its status is reported all the same.
 *
 * @param requests of the credentials that the token was issued to
 * @param token the token, or undefined
 */
export async function revokeAtServer(
  requests: CredentialRequests,
  token: Secret | undefined
): Promise<RevocationReport> {
  if (token === undefined) return nothingToRevoke
  const revoked = await requests.revokeToken(token)
  // 200 is the only yes there is (RFC 7009 section 2.2).
  if (revoked.ok) return { outcome: 'revoked', status: 200, serverMessage: null }
  const { status = null, serverMessage } = revoked.error
  const isAnswer = status !== null && status < 500 && status !== 429
  return {
    outcome: isAnswer ? 'refused' : 'unreachable',
    status,
    // Threat: a server may quote the token that it did not revoke, which is exactly the one that still works.
    serverMessage: serverMessage === undefined ? null : (redactServerMessage(serverMessage, [token]) ?? null)
  }
}

/** Of two reports the one that matters more to the person: a token that may still be valid, before one that is not. */
export function worseOf(one: RevocationReport, other: RevocationReport): RevocationReport {
  return badness[other.outcome] > badness[one.outcome] ? other : one
}
