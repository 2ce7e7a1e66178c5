import type { CallHandlers } from '@shared/ipc/contract'
import { fail, ok } from '@shared/ipc/result'
import type { AppInfo } from '@shared/ipc/schemas-session'
import type { Session } from '../../session/session-types'
import type { SettingsStore } from '../../settings/settings'
import type { CredentialImports } from '../../session/credential-imports'
import type { ProfileBook } from '../../session/profile-book'
import { credentialHandlers } from './credentials'
import { invitationHandlers } from './invitations'
import { positionHandlers } from './positions'
import { profileHandlers } from './profiles'
import { reachabilityHandlers } from './reachability'
import { sessionHandlers } from './session'

export interface HandlerDeps {
  readonly appInfo: () => Promise<AppInfo>
  readonly session: Session
  readonly profileBook: ProfileBook
  readonly imports: CredentialImports
  readonly diagnostics: () => Promise<string | null>
  readonly settings: SettingsStore
  readonly clipboard: { writeText(text: string): Promise<void> | void }
}

/** Every handler, by area; a channel without one does not compile. */
export function createHandlers(deps: HandlerDeps): CallHandlers {
  return {
    'app:info': async () => ok(await deps.appInfo()),
    'app:copy-text': async ({ text }) => {
      try {
        await deps.clipboard.writeText(text)
        return ok(undefined)
      } catch {
        // Not logged: some clipboards repeat the text in their error.
        return fail('clipboard')
      }
    },
    ...sessionHandlers(deps),
    ...profileHandlers(deps.profileBook, deps.session),
    ...credentialHandlers(deps.imports),
    ...reachabilityHandlers(deps.session),
    ...invitationHandlers(deps.session),
    ...positionHandlers(deps.session),
    'settings:get': () => Promise.resolve(ok(deps.settings.get())),
    'settings:change': (change) => Promise.resolve(ok(deps.settings.change(change)))
  }
}
