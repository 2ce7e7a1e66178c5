import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { FleetDesk } from '../../connections/fleet-desk'
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

/** Fleets and connections of the open profile; without one the list is empty, and whatever is about one fleet fails with `signed-out`. */
export function fleetHandlers(session: Pick<Session, 'workspace'>): Pick<CallHandlers, Area> {
  async function withFleets<T>(run: (fleets: FleetDesk) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
    const workspace = session.workspace()
    return workspace === null ? fail('signed-out') : run(workspace.fleets)
  }
  return {
    'fleets:get': () => Promise.resolve(ok(session.workspace()?.fleets.list() ?? noFleets)),
    'fleets:refresh': () =>
      withFleets((fleets) => {
        fleets.refresh()
        return ok(undefined)
      }),
    'fleets:detail': ({ key }) => withFleets((fleets) => fleets.detail(key)),
    'fleets:note': ({ key, text }) => withFleets((fleets) => fleets.setNote(key, text)),
    'fleets:snooze': ({ key, untilMs, reason }) =>
      withFleets((fleets) => fleets.setSnooze(key, untilMs === null ? null : { untilMs, reason })),
    'fleets:chase-draft': ({ key, language }) => withFleets(({ chase }) => chase.draft(key, language)),
    'fleets:chase': (input) => withFleets(({ chase }) => chase.send(input)),
    'fleets:copy-repair-link': ({ key }) => withFleets(({ chase }) => chase.copyRepairLink(key)),
    'fleets:sources': () => Promise.resolve(ok(session.workspace()?.fleets.sources() ?? noFleetSources()))
  }
}
