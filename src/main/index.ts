import './app/node-floor'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as delay } from 'node:timers/promises'
import { app, nativeTheme, net, powerMonitor, protocol, session as electronSession, type BrowserWindow } from 'electron'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createAppLanguage } from './app/app-language'
import { applyLaunchOptions } from './app/apply-launch-options'
import { createCrashDialog } from './app/crash-dialog'
import { watchApp, watchWindow } from './app/crash-handling'
import { giveHeapRoom } from './app/heap-room'
import { readLaunchOptions, takeCredentials } from './app/launch-options'
import { keepLifecycle } from './app/lifecycle'
import { installMenu } from './app/menu'
import { createQuitBox, createQuitQuestion } from './app/quit-question'
import { claimSingleInstance } from './app/single-instance'
import { arePositionsCached } from './app/positions-cached'
import type { SendEvent } from './ipc/send'
import type { WindowFollowers } from './ipc/window-followers'
import type { WallMap } from './window/wall-map'
import { createLog } from './log/log'
import { createRedactor } from './log/redact'
import type { Session } from './session/session-types'
import type { BaseMapBook } from './basemaps/base-maps'
import { baseMapsFileName, createMapOrigins } from './basemaps/map-origins'
import { registerAppScheme, serveAppScheme } from './window/app-scheme'
import { createDevServer } from './window/dev-server'
import { createLinkOpener } from './window/external-links'
import { createMainWindow } from './window/main-window'
import { guardNavigation } from './window/navigation-guard'
import { denyPermissions } from './window/permissions'
import { createWindowStateFile } from './window/window-state-file'
import { windowTitle } from './window/window-title'

// The start-up order, and nothing else. What must be set before Electron is ready comes first.
giveHeapRoom()
const launchOptions = readLaunchOptions()
applyLaunchOptions(app, launchOptions)
registerAppScheme(protocol)

let mainWindow: BrowserWindow | undefined
/** How long the page's script may keep the rest of main waiting where nothing is cached, in milliseconds. */
const pageHeadStartMs = 300

/** What comes after the window. */
let session: Session | undefined
let send: SendEvent | undefined
let followers: WindowFollowers | undefined
let readRegion: BaseMapBook['read'] = () => Promise.resolve(null)
let wall: WallMap<BrowserWindow> | undefined
const instance = claimSingleInstance(app, () => mainWindow)
if (instance.kind === 'second') app.quit()
else void app.whenReady().then(start)

async function start(): Promise<void> {
  const userDataDir = app.getPath('userData')
  const redactor = createRedactor()
  const logger = createLog({ folder: join(userDataDir, 'logs'), redactor })
  watchApp({ app, process, logger })

  const openLink = createLinkOpener({ logger })
  guardNavigation({ app, openLink, logger })
  denyPermissions(electronSession.defaultSession, logger)
  const isWarm = arePositionsCached(join(userDataDir, 'profiles'))
  const served = createSignal()
  const isScriptSent = createSignal()
  const mapOrigins = createMapOrigins(join(userDataDir, `${baseMapsFileName}.json`))
  const systemTag = app.getPreferredSystemLanguages()[0] ?? app.getLocale()
  const language = createAppLanguage(join(userDataDir, 'settings.json'), systemTag)
  serveAppScheme({
    protocol,
    logger,
    ready: served.seen,
    onScript: isScriptSent.give,
    rendererDir: join(__dirname, '../renderer'),
    resourcesDir: join(app.getAppPath(), 'resources'),
    newNonce: () => randomBytes(16).toString('base64'),
    mapOrigins: mapOrigins.get,
    readRegion: async (id, range) => {
      await served.seen
      return readRegion(id, range)
    },
    isStartWarm: () => isWarm,
    language: language.get,
    devServer: createDevServer({
      url: launchOptions.devServerUrl,
      isPackaged: app.isPackaged,
      fetch: (url) => net.fetch(url)
    })
  })

  const openMain = (): BrowserWindow | null => (mainWindow?.isDestroyed() === false ? mainWindow : null)
  const windows = (): BrowserWindow[] => [openMain(), wall?.window()].flatMap((window) => window ?? [])
  /** Policy and language of a page are those of the moment it was loaded. Main's answer to the page goes out first. */
  const loadAnew = (): void =>
    void setImmediate(() => windows().forEach((window) => window.webContents.reloadIgnoringCache()))
  const showTitles = (state: SessionState): void => {
    openMain()?.setTitle(windowTitle(state, 'main', language.get()))
    wall?.window()?.setTitle(windowTitle(state, 'wall', language.get()))
  }
  /** A window costs nothing while it is hidden. The page says so, too, where it is covered; that it was hidden is known here first. */
  const followWindow = (window: BrowserWindow): void => {
    const contentsId = window.webContents.id
    const setShown = (isShown: boolean) => () => followers?.setShown(contentsId, isShown)
    window.on('closed', () => followers?.drop(contentsId))
    window.on('hide', setShown(false)).on('minimize', setShown(false))
    window.on('show', setShown(true)).on('restore', setShown(true))
  }
  const preloadPath = join(__dirname, '../preload/index.js')
  const retry = (): void => void session?.workspace()?.retryIfOffline()
  const stateStore = createWindowStateFile(join(userDataDir, 'window.json'), logger)
  const quitQuestion = createQuitQuestion({
    app,
    isBusy: () => session?.workspace()?.bulk.isRunning() === true,
    ask: createQuitBox(openMain, language.get)
  })
  const openWindow = (): void => {
    const window = createMainWindow({
      preloadPath,
      isPackaged: app.isPackaged,
      isDark: nativeTheme.shouldUseDarkColors,
      stateStore
    })
    mainWindow = window
    followWindow(window)
    quitQuestion.guard(window)
    // The app is its main window: a wall that nobody can steer any more must not keep it alive.
    window.on('closed', () => wall?.close())
    if (session !== undefined) showTitles(session.state())
    window.on('focus', retry)
    watchWindow(window, {
      logger,
      nowMs: Date.now,
      askAfterRepeatedCrash: createCrashDialog(window, language.get),
      quit: () => app.quit()
    })
  }
  const showMenu = (): void =>
    installMenu({
      platform: process.platform,
      isPackaged: app.isPackaged,
      language: language.get(),
      sendCommand: (command) => send?.('app:command', { command }),
      openWall: () => wall?.open(),
      openLink
    })
  // Before there is another process that could inherit them.
  const credentials = takeCredentials()
  openWindow()
  // In the same turn, so that the window gets its page as high as it stays, but after the page's process was begun.
  showMenu()

  // Where positions are cached, they are what everybody waits for, and this process has the longest way to them: it reads the rest of its script and
  // then the cache while the page's process, which was begun, starts. Otherwise the page has far more to read, and is given its script first.
  if (await isWarm) await delay(0)
  else await Promise.race([isScriptSent.seen, delay(pageHeadStartMs)])
  const { createAppWall, createEventSender, createHandlers, createServices, serveApp } =
    await import('./app/behind-the-page')
  const sender = createEventSender({ windows, logger })
  send = sender.send
  const openedWall = createAppWall({
    userDataDir,
    preloadPath,
    mainWindow: openMain,
    sessionState: () => session?.state() ?? null,
    send: sender.send,
    onWindow: followWindow,
    language: language.get,
    logger
  })
  wall = openedWall
  const services = createServices({
    launchOptions,
    credentials,
    userDataDir,
    send: sender.send,
    logger,
    redactor,
    onSession: (state) => {
      openedWall.followSession(state)
      showTitles(state)
    },
    onMapOrigins: (origins) => {
      mapOrigins.set(origins)
      loadAnew()
    },
    onLanguage: (choice) => {
      if (!language.choose(choice)) return
      showMenu()
      if (session !== undefined) showTitles(session.state())
      loadAnew()
    },
    language: language.get,
    showMain: () => {
      const window = openMain()
      if (window?.isMinimized() === true) window.restore()
      window?.show()
      window?.focus()
    },
    wall: openedWall
  })
  readRegion = services.baseMaps.read
  const opened = services.session
  session = opened
  followers = services.followers
  serveApp({
    handlers: createHandlers(services),
    knownContents: () => windows().map((window) => window.webContents.id),
    sendTo: sender.sendTo,
    logger
  })
  served.give()
  // Timers stand still during sleep: the next renewal or sweep may be minutes away although the last one is hours old.
  powerMonitor.on('resume', () => opened.workspace()?.wake())
  keepLifecycle({
    app,
    platform: process.platform,
    openWindow,
    shutDown: async () => {
      await services.tidyClipboard()
      await opened.close()
    },
    shutDownTimeoutMs: 5000,
    logger
  })
  void openAtStart(opened, launchOptions.isDemo).catch((error: unknown) =>
    logger.error('Opening the last session failed', { error })
  )
}

function createSignal(): { readonly seen: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined
  const seen = new Promise<void>((resolve) => (give = resolve))
  return { seen, give }
}

/** A demo that does not come up leaves the screen to the last profile, which says what to do next. */
async function openAtStart(session: Session, isDemo: boolean): Promise<void> {
  const isDemoOpen = isDemo && (await session.startDemo()).ok
  if (!isDemoOpen) await session.restore()
}
