import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import { noInvitations } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'
import type { invitationFileCalls } from './invitation-files'

type Area = Exclude<Extract<keyof CallHandlers, `invitations:${string}`>, (typeof invitationFileCalls)[number]>

interface InvitationHandlerDeps {
  readonly session: Pick<Session, 'workspace'>
}

/** Without an open profile there are no invitations; that is an answer to a look, and `signed-out` to everything else. */
export function invitationHandlers({ session }: InvitationHandlerDeps): Pick<CallHandlers, Area> {
  async function withService<T>(run: (service: Workspace['invitations']) => Promise<Result<T>> | Result<T>) {
    const workspace = session.workspace()
    return workspace === null ? fail('signed-out') : run(workspace.invitations)
  }

  /** A link from a test organisation that reaches a real carrier costs trust: here, so that no screen can forget to ask. */
  function confirmed<T>(
    isTestConfirmed: boolean | undefined,
    run: (service: Workspace['invitations']) => Promise<Result<T>>
  ): Promise<Result<T>> {
    const isTest = session.workspace()?.profile.environment === 'test'
    return isTest && isTestConfirmed !== true ? Promise.resolve(fail('confirmation-needed')) : withService(run)
  }

  return {
    'invitations:get': () => Promise.resolve(ok(session.workspace()?.invitations.list() ?? noInvitations)),
    'invitations:refresh': () => withService((service) => service.refresh()),
    'invitations:create': (order) => confirmed(order.isTestConfirmed, (service) => service.create(order)),
    'invitations:extend': ({ handle, expiresInHours, isTestConfirmed, isLinkCopied = true }) =>
      confirmed(isTestConfirmed, (service) => service.extend(handle, expiresInHours, { isLinkCopied })),
    'invitations:copy-link': ({ handle }) => withService((service) => service.copyLink(handle)),
    'invitations:copy-message': (message) => withService((service) => service.copyMessage(message)),
    'invitations:open-mail': (mail) => withService((service) => service.openMail(mail)),
    'invitations:open-link': ({ handle }) => withService((service) => service.openLink(handle)),
    'invitations:reveal': ({ handle }) => withService((service) => service.reveal(handle)),
    'invitations:qr': ({ handle }) => withService((service) => service.qr(handle)),
    'invitations:revoke': ({ handle }) => withService((service) => service.revoke(handle)),
    'invitations:revoke-many': ({ handles }) => withService(async (service) => ok(await service.revokeMany(handles)))
  }
}
