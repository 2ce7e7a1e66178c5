import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import { noInvitations } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'

type Area =
  'invitations:get' | 'invitations:refresh' | 'invitations:create' | 'invitations:copy-link' | 'invitations:revoke'

export function invitationHandlers(session: Session): Pick<CallHandlers, Area> {
  function withService<T>(run: (service: Workspace['invitations']) => Promise<Result<T>>): Promise<Result<T>> {
    const workspace = session.workspace()
    return workspace === null ? Promise.resolve(fail('signed-out')) : run(workspace.invitations)
  }
  return {
    'invitations:get': () => Promise.resolve(ok(session.workspace()?.invitations.list() ?? noInvitations)),
    'invitations:refresh': () => withService((service) => service.refresh()),
    'invitations:create': (input) => {
      // A link from a test organisation that reaches a real carrier costs trust: here, so that no screen can forget to ask.
      const isTest = session.workspace()?.profile.environment === 'test'
      if (isTest && input.isTestConfirmed !== true) return Promise.resolve(fail('confirmation-needed'))
      return withService((service) => service.create(input))
    },
    'invitations:copy-link': ({ handle }) => withService((service) => service.copyLink(handle)),
    'invitations:revoke': ({ handle }) => withService((service) => service.revoke(handle))
  }
}
