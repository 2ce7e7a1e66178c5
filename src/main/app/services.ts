import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import process from 'node:process'
import { app, clipboard, safeStorage, session as electronSession, utilityProcess } from 'electron'
import type { AppInfo } from '@shared/ipc/schemas-session'
import { productionApiBaseUrl, productionAuthBaseUrl } from '../catena/urls'
import { createProfiles } from '../credentials/profiles'
import { createSessionSecrets } from '../credentials/session-secrets'
import { createVault } from '../credentials/vault'
import type { HandlerDeps } from '../ipc/handlers/handlers'
import type { SendEvent } from '../ipc/send'
import type { Logger } from '../log/log'
import type { Redactor } from '../log/redact'
import { createDemoFleet } from '../session/demo-fleet'
import { publishWorkspace } from '../session/publish'
import { createSession } from '../session/session'
import { createWorkspaceOpener } from '../session/workspace'
import { createSettings } from '../settings/settings'
import { openConfFile } from '../storage/conf-file'
import { createApiFetch } from './api-fetch'
import type { LaunchOptions } from './launch-options'
import { schedule } from './schedule'

/** The oldest Electron that still gets security fixes; an older one is for tests and the demo (DESIGN.md, "Running on any machine"). */
const oldestSupportedElectron = 43

interface ServiceParts {
  readonly launchOptions: LaunchOptions
  readonly userDataDir: string
  readonly send: SendEvent
  readonly logger: Logger
  readonly redactor: Redactor
}

/** Builds what the handlers work with, out of Electron's parts; call once the app is ready. */
export function createServices({ launchOptions, userDataDir, send, logger, redactor }: ServiceParts): HandlerDeps {
  const nowMs = Date.now
  const fetch = createApiFetch(electronSession)
  const isOldElectron = Number.parseInt(process.versions.electron, 10) < oldestSupportedElectron
  const onTrouble = (trouble: object): void => logger.warn('A file of the app could not be used as it was', trouble)
  const storeParts = { open: openConfFile, folder: userDataDir, nowMs, onTrouble }
  const settings = createSettings(storeParts)
  settings.subscribe((changed) => send('settings:changed', changed))
  const vault = createVault({
    safeStorage,
    path: join(userDataDir, 'vault.json'),
    platform: process.platform,
    nowMs,
    isOldElectron
  })
  const protect = (secret: Parameters<Redactor['protect']>[0]): (() => void) => redactor.protect(secret)
  const session = createSession({
    vault,
    profiles: createProfiles(storeParts),
    sessionSecrets: createSessionSecrets(),
    fetch,
    nowMs,
    randomId: randomUUID,
    isOldElectron,
    protect,
    demoFleet: createDemoFleet({
      fork: (args) =>
        utilityProcess.fork(join(__dirname, 'simulator.js'), [...args], { serviceName: 'Demo fleet', stdio: 'ignore' }),
      vehicleCount: launchOptions.demoVehicleCount,
      seed: launchOptions.demoSeed,
      schedule
    }),
    openWorkspace: createWorkspaceOpener({
      vault,
      fetch,
      nowMs,
      schedule,
      settings,
      logger,
      protect,
      clipboard,
      profilesDir: join(userDataDir, 'profiles'),
      send,
      monotonicMs: () => performance.now(),
      random: Math.random
    }),
    onChange: (state) => send('session:changed', state),
    onWorkspace: (workspace) => publishWorkspace(workspace, send)
  })

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
  return { appInfo, session, settings, clipboard }
}
