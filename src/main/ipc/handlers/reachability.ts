import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import { nothingReached } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'

type Area = 'reachability:get' | 'reachability:retry' | 'reachability:network-changed'

/** Without an open profile nothing is known, and there is nothing to try. */
export function reachabilityHandlers(session: Session): Pick<CallHandlers, Area> {
  const state = () => session.workspace()?.reachability.state() ?? nothingReached
  return {
    'reachability:get': () => Promise.resolve(ok(state())),
    'reachability:retry': async () => {
      await session.workspace()?.reachability.retryNow()
      return ok(state())
    },
    'reachability:network-changed': () => {
      session.workspace()?.networkChanged()
      return Promise.resolve(ok(undefined))
    }
  }
}
