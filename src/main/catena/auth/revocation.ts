import type { Result } from '@shared/ipc/result'
import type { Secret } from '../secret'
import type { GrantedToken } from './token-answer'

/**
 * What became of a revocation: `revoked`; `refused` (the server answered, but not with yes); `unreachable` (no answer, so the token
 * lives until it expires); `no-token` (there was none).
 */
export type RevocationOutcome = 'revoked' | 'refused' | 'unreachable' | 'no-token'

/** The two requests a keeper makes for one set of credentials; a `TokenClient` has both. */
export interface CredentialRequests {
  requestToken(signal?: AbortSignal): Promise<Result<GrantedToken>>
  revokeToken(token: Secret, signal?: AbortSignal): Promise<Result<undefined>>
}

/**
 * Revokes a token and says what became of it.
 *
 * @param requests of the credentials that the token was issued to
 * @param token the token, or undefined
 */
export async function revoke(requests: CredentialRequests, token: Secret | undefined): Promise<RevocationOutcome> {
  if (token === undefined) return 'no-token'
  const revoked = await requests.revokeToken(token)
  if (revoked.ok) return 'revoked'
  const { status } = revoked.error
  return status !== undefined && status < 500 && status !== 429 ? 'refused' : 'unreachable'
}
