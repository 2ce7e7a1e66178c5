import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { InvitationList } from '@shared/ipc/schemas-invitations'
import type { Session } from '../../session/session'
import type { Workspace } from '../../session/workspace'

type Area =
  'invitations:get' | 'invitations:refresh' | 'invitations:create' | 'invitations:copy-link' | 'invitations:revoke'

const noInvitations: InvitationList = { rows: [], asOfMs: null, isRefreshing: false, setAsideCount: 0, lastError: null }

export function invitationHandlers(session: Session): Pick<CallHandlers, Area> {
  function withService<T>(run: (service: Workspace['invitations']) => Promise<Result<T>>): Promise<Result<T>> {
    const workspace = session.workspace()
    return workspace === null ? Promise.resolve(fail('signed-out')) : run(workspace.invitations)
  }
  return {
    'invitations:get': () => Promise.resolve(ok(session.workspace()?.invitations.list() ?? noInvitations)),
    'invitations:refresh': () => withService((service) => service.refresh()),
    'invitations:create': (input) => withService((service) => service.create(input)),
    'invitations:copy-link': ({ handle }) => withService((service) => service.copyLink(handle)),
    'invitations:revoke': ({ handle }) => withService((service) => service.revoke(handle))
  }
}
