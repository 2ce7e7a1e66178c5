import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import { noInvitations } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'

type Area = Extract<keyof CallHandlers, `invitations:${string}`>

export function invitationHandlers(session: Session): Pick<CallHandlers, Area> {
  function withService<T>(run: (service: Workspace['invitations']) => Promise<Result<T>>): Promise<Result<T>> {
    const workspace = session.workspace()
    return workspace === null ? Promise.resolve(fail('signed-out')) : run(workspace.invitations)
  }
  const unknown = () => withService<never>(() => Promise.resolve(fail('unknown-handle')))
  return {
    'invitations:get': () => Promise.resolve(ok(session.workspace()?.invitations.list() ?? noInvitations)),
    'invitations:refresh': () =>
      withService(async (service) => {
        const answer = await service.refresh()
        return answer.ok ? ok(undefined) : answer
      }),
    'invitations:create': (input) => {
      // A link from a test organisation that reaches a real carrier costs trust: here, so that no screen can forget to ask.
      const isTest = session.workspace()?.profile.environment === 'test'
      if (isTest && input.isTestConfirmed !== true) return Promise.resolve(fail('confirmation-needed'))
      return withService((service) => service.create(input))
    },
    'invitations:copy-link': ({ handle }) => withService((service) => service.copyLink(handle)),
    'invitations:copy-message': unknown,
    'invitations:open-mail': unknown,
    'invitations:open-link': unknown,
    'invitations:reveal': unknown,
    'invitations:qr': unknown,
    'invitations:save-qr': unknown,
    'invitations:revoke': ({ handle }) => withService((service) => service.revoke(handle)),
    'invitations:revoke-many': unknown,
    'invitations:extend': unknown,
    'invitations:export': unknown
  }
}
