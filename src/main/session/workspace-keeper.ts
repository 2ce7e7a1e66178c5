import { fail, ok, type Failure } from '@shared/ipc/result'
import type { CredentialRequests } from '../catena/auth/revocation'
import type { GrantedToken } from '../catena/auth/token-answer'
import { createTokenClient, type TokenClient } from '../catena/auth/token-client'
import { createTokenKeeper, type TokenKeeper } from '../catena/auth/token-keeper'
import type { FetchLike } from '../catena/http-types'
import type { Secret } from '../catena/secret'
import type { OpenerDeps, WorkspaceRequest } from './workspace-types'

interface WorkspaceKeeperParts {
  readonly deps: Pick<OpenerDeps, 'nowMs' | 'monotonicMs' | 'random' | 'schedule'>
  readonly fetch: FetchLike
  readonly request: Pick<WorkspaceRequest, 'profile' | 'secret' | 'granted'>
  /** Told of every token before it is used. */
  readonly protectToken: (token: Secret) => void
  /** Told of every request to the authorization server that failed. */
  readonly onFailure: (operation: 'token' | 'revocation', failure: Failure) => void
}

/** A keeper whose credentials can be replaced. */
export interface WorkspaceKeeper {
  readonly keeper: TokenKeeper
  /** Puts another secret in place, and revokes the token of the old one. Its own first token may be there already. */
  readonly replaceSecret: (secret: Secret, granted: GrantedToken | null) => void
}

/** The token keeper of one open profile. Without a secret it asks nobody and gives no token. */
export function createWorkspaceKeeper(parts: WorkspaceKeeperParts): WorkspaceKeeper {
  const { deps, fetch, request, protectToken, onFailure } = parts
  const { nowMs, monotonicMs, random, schedule: setTimer } = deps
  /** Revokes what older secrets were granted, too: the server may no longer take the old ones, and the client is the same. */
  let newest: TokenClient | null = null

  function requestsOf(secret: Secret | null, granted: GrantedToken | null): CredentialRequests {
    if (secret === null) {
      const refuse = () => Promise.resolve(fail('signed-out'))
      return { requestToken: refuse, revokeToken: refuse }
    }
    const { authBaseUrl, clientId } = request.profile
    const tokens = createTokenClient({ fetch, authBaseUrl, clientId, clientSecret: secret, nowMs })
    newest = tokens
    let first = granted
    return {
      requestToken: async (signal) => {
        const ready = first
        first = null
        const answer = ready === null ? await tokens.requestToken(signal) : ok(ready)
        if (answer.ok) protectToken(answer.value.accessToken)
        else onFailure('token', answer.error)
        return answer
      },
      revokeToken: async (token, signal) => {
        const answer = await (newest ?? tokens).revokeToken(token, signal)
        if (!answer.ok) onFailure('revocation', answer.error)
        return answer
      }
    }
  }

  const keeper = createTokenKeeper({
    nowMs,
    monotonicMs,
    random,
    setTimer,
    ...requestsOf(request.secret, request.granted)
  })
  // Taken at once: a token that nobody has asked for yet could not be revoked.
  const claim = (granted: GrantedToken | null): void => {
    if (granted !== null) void keeper.token()
  }
  claim(request.granted)
  return {
    keeper,
    replaceSecret(secret, granted) {
      // Not waited for: the new secret is in place at once, and what becomes of the old token is in the journal.
      void keeper.replaceCredentials(requestsOf(secret, granted))
      claim(granted)
    }
  }
}
