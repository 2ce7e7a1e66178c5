import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  safeStorage,
  session as electronSession,
  utilityProcess
} from 'electron'
import type { Language, LanguageChoice } from '@shared/domain/language'
import type { AppInfo, SessionState } from '@shared/ipc/schemas-session'
import { productionApiBaseUrl, productionAuthBaseUrl } from '../catena/urls'
import { openBaseMapStore } from '../basemaps/base-map-store'
import { createBaseMaps } from '../basemaps/base-maps'
import { createMapFetch, createPictureFetch } from '../basemaps/map-fetch'
import { createProfiles } from '../credentials/profiles'
import { createSafeStoragePort } from '../credentials/safe-storage-port'
import { createSessionSecrets } from '../credentials/session-secrets'
import { createVault } from '../credentials/vault'
import { cacheFolder } from '../fleet/cache-folders'
import { createEarlyOpener } from '../fleet/early-opener'
import { openLevel } from '../fleet/key-value-db'
import type { HandlerDeps } from '../ipc/handlers/handlers'
import type { SendEvent } from '../ipc/send'
import { createWindowFollowers } from '../ipc/window-followers'
import type { Logger } from '../log/log'
import type { Redactor } from '../log/redact'
import { createCredentialDrafts } from '../credentials/import/drafts'
import type { ImportedCredentials } from '../credentials/import/imported-credentials'
import { createSavedBook } from '../saved/saved'
import { createCredentialImports } from '../session/credential-imports'
import { createDemoFleet } from '../session/demo-fleet'
import { createProfileBook } from '../session/profile-book'
import { profileFolder } from '../session/profile-folder'
import { publishWorkspace } from '../session/publish'
import { createSession } from '../session/session'
import type { Session } from '../session/session-types'
import { createWorkspaceOpener } from '../session/workspace'
import { createSettings } from '../settings/settings'
import { openConfFile } from '../storage/conf-file'
import { folderSizeBytes } from '../storage/folder-size'
import { createApiFetch } from './api-fetch'
import type { LaunchOptions } from './launch-options'
import { createNetworkWatch } from './network-watch'
import { createNotifications } from './notifications'
import { askWhichFile } from './open-dialog'
import { printPage } from './print-page'
import { askWhereToSave } from './save-dialog'
import { schedule } from './schedule'
import { clipboardItems, createSecretClipboard } from './secret-clipboard'
import { supportReport } from './support-report'
import { createSystemNotes } from './system-notes'
import { createOutgoingLinks } from '../window/outgoing-links'

/** The oldest Electron that still gets security fixes; an older one is for tests and the demo (DESIGN.md, "Running on any machine"). */
const oldestSupportedElectron = 43

interface ServiceParts {
  readonly launchOptions: LaunchOptions
  /** Of the environment; see `takeCredentials`. */
  readonly credentials: ImportedCredentials | null
  readonly userDataDir: string
  readonly send: SendEvent
  readonly logger: Logger
  readonly redactor: Redactor
  /** Told after every change of the session, for what stands outside the page. */
  readonly onSession: (state: SessionState) => void
  /** Told when the hosts that an online map may be loaded from have changed. */
  readonly onMapOrigins: (origins: readonly string[]) => void
  /** Told what language was chosen, at each change of the settings. */
  readonly onLanguage: (choice: LanguageChoice) => void
  /** The language of the app now. */
  readonly language: () => Language
  /** Brings the main window to the front. */
  readonly showMain: () => void
  readonly wall: HandlerDeps['wall']
}

interface Services extends HandlerDeps {
  /** To be called at quit: leaves no link on the clipboard where the person does not want that. */
  readonly tidyClipboard: () => Promise<void>
}

/** Builds what the handlers work with, out of Electron's parts; call once the app is ready. */
export function createServices(parts: ServiceParts): Services {
  const { launchOptions, userDataDir, send, logger, redactor } = parts
  const nowMs = Date.now
  const fetch = createApiFetch(electronSession)
  const isOldElectron = Number.parseInt(process.versions.electron, 10) < oldestSupportedElectron
  const onTrouble = (trouble: object): void => logger.warn('A file of the app could not be used as it was', trouble)
  const storeParts = { open: openConfFile, folder: userDataDir, nowMs, onTrouble }
  const settings = createSettings(storeParts)
  settings.subscribe((changed) => send('settings:changed', changed))
  settings.subscribe(({ language }) => parts.onLanguage(language))
  const baseMaps = createBaseMaps({
    store: openBaseMapStore(storeParts),
    settings,
    fetch: createMapFetch(electronSession),
    randomId: randomUUID,
    onChange: (maps) => send('basemaps:changed', maps),
    onOrigins: parts.onMapOrigins
  })
  const vault = createVault({
    safeStorage: createSafeStoragePort(safeStorage),
    path: join(userDataDir, 'vault.json'),
    platform: process.platform,
    nowMs,
    isOldElectron
  })
  const protect = (secret: Parameters<Redactor['protect']>[0]): (() => void) => redactor.protect(secret)
  const profiles = createProfiles(storeParts)
  const sessionSecrets = createSessionSecrets()
  const profilesDir = join(userDataDir, 'profiles')
  const positions = createEarlyOpener(openLevel)
  const imports = createCredentialImports({
    clipboard,
    environment: parts.credentials,
    drafts: createCredentialDrafts({ nowMs, randomId: randomUUID, schedule })
  })
  const links = createSecretClipboard({
    clipboard,
    newItem: clipboardItems(ClipboardItem),
    platform: process.platform
  })
  const notifications = createNotifications({
    show: createSystemNotes(),
    isInFront: () => BrowserWindow.getFocusedWindow() !== null,
    wanted: () => settings.get().notifications,
    language: parts.language,
    onOpen: (kind) => {
      parts.showMain()
      send('app:command', { command: kind === 'outage' ? 'show-attention' : 'show-invitations' })
    },
    schedule
  })
  const networkWatch = createNetworkWatch({
    readInterfaces: networkInterfaces,
    schedule,
    onChange: () => session.workspace()?.networkChanged()
  })
  const outgoing = createOutgoingLinks({ logger, platform: process.platform })
  const session: Session = createSession({
    vault,
    profiles,
    sessionSecrets,
    imports,
    settings,
    fetch,
    nowMs,
    schedule,
    randomId: randomUUID,
    isOldElectron,
    protect,
    eraseData: (profileId) => rm(profileFolder(profilesDir, profileId), { recursive: true, force: true }),
    demoFleet: createDemoFleet({
      fork: (args) =>
        utilityProcess.fork(join(__dirname, 'simulator.js'), [...args], { serviceName: 'Demo fleet', stdio: 'ignore' }),
      vehicleCount: launchOptions.demoVehicleCount,
      seed: launchOptions.demoSeed,
      schedule
    }),
    expectData: (profileId) => positions.begin(cacheFolder(profileFolder(profilesDir, profileId))),
    openWorkspace: createWorkspaceOpener({
      vault,
      fetch,
      nowMs,
      schedule,
      settings,
      logger,
      protect,
      openMail: (message) => outgoing.openMail(message),
      clipboard: links,
      outgoing,
      fetchPicture: createPictureFetch(electronSession),
      onNews: (kind, names) => notifications.tell(kind, names),
      profilesDir,
      openDb: positions.openDb,
      send,
      monotonicMs: () => performance.now(),
      random: Math.random,
      onTrouble: (isOutOfReach) => (isOutOfReach ? networkWatch.watch() : networkWatch.rest())
    }),
    onChange: (state) => {
      send('session:changed', state)
      parts.onSession(state)
      void profileBook.publish()
    },
    onWorkspace: (workspace) => {
      followers.clear()
      saved.publish()
      publishWorkspace(workspace, send)
    }
  })
  const followers = createWindowFollowers(() => session.workspace()?.engine ?? null)
  const saved = createSavedBook({
    ...storeParts,
    folder: () => {
      const open = session.workspace()
      return open === null ? null : profileFolder(profilesDir, open.profile.id)
    },
    onChange: (things) => send('saved:changed', things)
  })
  const profileBook = createProfileBook({
    profiles,
    vault,
    sessionSecrets,
    session,
    randomId: randomUUID,
    storedBytes: (profileId) => folderSizeBytes(profileFolder(profilesDir, profileId)),
    onChange: (list) => send('profiles:changed', list)
  })
  profiles.subscribe(() => void profileBook.publish())

  async function appInfo(): Promise<AppInfo> {
    return {
      version: app.getVersion(),
      electronVersion: process.versions.electron,
      platform: process.platform,
      vault: await vault.state(),
      isOldElectron,
      defaultApiBaseUrl: productionApiBaseUrl,
      defaultAuthBaseUrl: productionAuthBaseUrl
    }
  }
  const diagnostics = (): Promise<string | null> => supportReport({ appInfo, session, redactor, nowMs })
  return {
    appInfo,
    session,
    profileBook,
    imports,
    diagnostics,
    settings,
    clipboard,
    saved,
    followers,
    saveDialog: askWhereToSave,
    openDialog: askWhichFile,
    baseMaps,
    printPage,
    wall: parts.wall,
    language: parts.language,
    nowMs,
    logger,
    tidyClipboard: () => (settings.get().clearsClipboardAtQuit ? links.clearIfOurs() : Promise.resolve())
  }
}
