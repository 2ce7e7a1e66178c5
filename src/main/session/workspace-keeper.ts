import { fail, ok } from '@shared/ipc/result'
import { createTokenClient } from '../catena/auth/token-client'
import { createTokenKeeper, type TokenKeeper } from '../catena/auth/token-keeper'
import type { Secret } from '../catena/secret'
import type { OpenerDeps, WorkspaceRequest } from './workspace-types'

/**
 * The token keeper of one open profile. Without a secret it asks nobody and gives no token.
 *
 * @param protectToken told of every token before it is used
 */
export function createWorkspaceKeeper(
  deps: Pick<OpenerDeps, 'fetch' | 'nowMs' | 'monotonicMs' | 'random' | 'schedule'>,
  { profile, secret, granted }: Pick<WorkspaceRequest, 'profile' | 'secret' | 'granted'>,
  protectToken: (token: Secret) => void
): TokenKeeper {
  const { nowMs, monotonicMs, random, schedule: setTimer } = deps
  const clocks = { nowMs, monotonicMs, random, setTimer }
  if (secret === null) {
    const refuse = () => Promise.resolve(fail('signed-out'))
    return createTokenKeeper({ ...clocks, requestToken: refuse, revokeToken: refuse })
  }
  const tokens = createTokenClient({
    fetch: deps.fetch,
    authBaseUrl: profile.authBaseUrl,
    clientId: profile.clientId,
    clientSecret: secret,
    nowMs
  })
  let first = granted
  return createTokenKeeper({
    ...clocks,
    revokeToken: (token, signal) => tokens.revokeToken(token, signal),
    requestToken: async (signal) => {
      const ready = first
      first = null
      const answer = ready === null ? await tokens.requestToken(signal) : ok(ready)
      if (answer.ok) protectToken(answer.value.accessToken)
      return answer
    }
  })
}
