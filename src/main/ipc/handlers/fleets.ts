import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import { noFleets, noFleetSources } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'

type Area =
  | 'fleets:get'
  | 'fleets:refresh'
  | 'fleets:detail'
  | 'fleets:note'
  | 'fleets:snooze'
  | 'fleets:chase-draft'
  | 'fleets:chase'
  | 'fleets:copy-repair-link'
  | 'fleets:sources'
  | 'export:evidence'

/** Until the book is there: no fleet is known, and whatever is asked about one says so. */
export function fleetHandlers(session: Pick<Session, 'workspace'>): Pick<CallHandlers, Area> {
  const unknown = (): Promise<Result<never>> =>
    Promise.resolve(fail(session.workspace() === null ? 'signed-out' : 'unknown-handle'))
  return {
    'fleets:get': () => Promise.resolve(ok(noFleets)),
    'fleets:refresh': () => Promise.resolve(session.workspace() === null ? fail('signed-out') : ok(undefined)),
    'fleets:detail': unknown,
    'fleets:note': unknown,
    'fleets:snooze': unknown,
    'fleets:chase-draft': unknown,
    'fleets:chase': unknown,
    'fleets:copy-repair-link': unknown,
    'fleets:sources': () => Promise.resolve(ok(noFleetSources())),
    'export:evidence': unknown
  }
}
