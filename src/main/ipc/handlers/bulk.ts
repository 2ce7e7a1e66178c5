import { fail, ok } from '@shared/ipc/result'
import type { Session } from '../../session/session-types'
import type { ServedHandlers } from '../caller'

type Area = Extract<keyof ServedHandlers, `bulk:${string}`>

interface BulkDeps {
  readonly session: Pick<Session, 'workspace'>
}

/** Many invitations from one table. There is no queue yet: nothing can be started, and that is what is answered. */
export function bulkHandlers({ session }: BulkDeps): Pick<ServedHandlers, Area> {
  const none = () => Promise.resolve(fail(session.workspace() === null ? 'signed-out' : 'not-found'))
  return {
    'bulk:open-file': none,
    'bulk:start': none,
    'bulk:get': () => Promise.resolve(ok({ sequence: 0, state: null })),
    'bulk:pause': none,
    'bulk:resume': none,
    'bulk:cancel': none,
    'bulk:dismiss': none,
    'bulk:export': none
  }
}
