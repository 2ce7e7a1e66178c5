import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import type { Session } from '../../session/session-types'

/** Without an open profile nothing has happened; that is an answer, not a failure. */
export function journalHandlers(
  session: Pick<Session, 'workspace'>
): Pick<CallHandlers, 'journal:get' | 'journal:looked'> {
  return {
    'journal:get': ({ limit, beforeId, fleetKey }) => {
      const journal = session.workspace()?.journal
      return Promise.resolve(
        ok({
          entries: journal?.newest(limit, beforeId, fleetKey) ?? [],
          lastLookedAtMs: journal?.lastLookedAtMs() ?? null
        })
      )
    },
    'journal:looked': () => {
      session.workspace()?.journal.looked()
      return Promise.resolve(ok(undefined))
    }
  }
}
