import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import type { Session } from '../../session/session-types'

/** Without an open profile, or where the server does not say, no provider is known: the page then leaves the choice to the fleet. */
export function providerHandlers(session: Pick<Session, 'workspace'>): Pick<CallHandlers, 'providers:get'> {
  return {
    'providers:get': async () => ok((await session.workspace()?.providers.list()) ?? { providers: [], asOfMs: null })
  }
}
