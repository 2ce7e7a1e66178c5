import { fail, ok } from '@shared/ipc/result'
import type { AppInfo } from '@shared/ipc/schemas-session'
import type { Logger } from '../../app/logger'
import type { OpenDialog } from '../../app/open-dialog'
import type { PrintPage } from '../../app/print-page'
import type { SaveDialog } from '../../app/save-dialog'
import type { BaseMapBook } from '../../basemaps/base-maps'
import type { SavedBook } from '../../saved/saved'
import type { Session } from '../../session/session-types'
import type { SettingsStore } from '../../settings/settings'
import type { CredentialImports } from '../../session/credential-imports'
import type { ProfileBook } from '../../session/profile-book'
import type { WallMap } from '../../window/wall-map'
import type { ServedHandlers } from '../caller'
import type { WindowFollowers } from '../window-followers'
import { baseMapHandlers } from './basemaps'
import { bulkHandlers } from './bulk'
import { credentialHandlers } from './credentials'
import { exportHandlers } from './exports'
import { fleetHandlers } from './fleets'
import { invitationFileHandlers } from './invitation-files'
import { invitationHandlers } from './invitations'
import { journalHandlers } from './journal'
import { positionHandlers } from './positions'
import { pastPositionHandlers } from './positions-past'
import { profileHandlers } from './profiles'
import { providerHandlers } from './providers'
import { reachabilityHandlers } from './reachability'
import { savedHandlers } from './saved'
import { sessionHandlers } from './session'
import { setAsideExportHandlers } from './set-aside-export'
import { wallHandlers } from './wall'

export interface HandlerDeps {
  readonly appInfo: () => Promise<AppInfo>
  readonly session: Session
  readonly profileBook: ProfileBook
  readonly imports: CredentialImports
  readonly diagnostics: () => Promise<string | null>
  readonly settings: SettingsStore
  readonly clipboard: { writeText(text: string): Promise<void> | void }
  readonly saved: SavedBook
  readonly followers: WindowFollowers
  readonly saveDialog: SaveDialog
  readonly openDialog: OpenDialog
  readonly baseMaps: BaseMapBook
  readonly printPage: PrintPage
  readonly wall: Pick<WallMap, 'state' | 'open' | 'close' | 'setFullScreen'>
  readonly nowMs: () => number
  readonly logger: Logger
}

/** Every handler, by area; a channel without one does not compile. */
export function createHandlers(deps: HandlerDeps): ServedHandlers {
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
    ...invitationHandlers(deps),
    ...invitationFileHandlers(deps),
    ...journalHandlers(deps.session),
    ...providerHandlers(deps.session),
    ...fleetHandlers(deps.session),
    ...positionHandlers(deps),
    ...savedHandlers(deps.saved),
    ...pastPositionHandlers(deps.session),
    ...setAsideExportHandlers(deps),
    ...baseMapHandlers(deps.baseMaps, deps.openDialog),
    ...exportHandlers(deps),
    ...bulkHandlers(deps),
    ...wallHandlers(deps.wall),
    'settings:get': () => Promise.resolve(ok(deps.settings.get())),
    'settings:change': (change) => Promise.resolve(ok(deps.settings.change(change)))
  }
}
