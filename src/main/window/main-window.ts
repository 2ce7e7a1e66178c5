import { BrowserWindow, screen, type WebPreferences } from 'electron'
import { pageUrl } from './app-origin'
import { keepPlace } from './keep-place'
import { initialWindow, minimumWindow, type WindowStateStore } from './window-bounds'

interface MainWindowOptions {
  /** The built preload, absolute. */
  readonly preloadPath: string
  /** Developer tools exist only in a run that is not packaged (SECURITY.md row 21). */
  readonly isPackaged: boolean
  /** Colour behind the page until it has painted. */
  readonly isDark: boolean
  readonly stateStore: WindowStateStore
}

/** Page colours of LOOK.md, so that the window does not flash. */
const pageColours = { light: '#f7f8fa', dark: '#0f141b' } as const

/**
 * What the page may do (SECURITY.md rows 1 and 2). Most of it is Electron's default today; it stands here because a default can change
 * and a test reads it back.
 *
 * `sandbox` is set on the window: `app.enableSandbox()` alone would overrule `--no-sandbox`, without which nothing starts as root.
 */
export function securePreferences(preloadPath: string, isPackaged: boolean): WebPreferences {
  return {
    preload: preloadPath,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Its dictionaries would be fetched from a host of Google's.
    spellcheck: false,
    devTools: !isPackaged
  }
}

/**
 * Opens the window and loads the page. It shows itself once painted, and keeps its place in the store when moved or closed.
 */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const { preloadPath, isPackaged, isDark, stateStore } = options
  const { isMaximized, ...bounds } = initialWindow(
    stateStore.load(),
    screen.getAllDisplays().map((display) => display.workArea)
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimumWindow.width,
    minHeight: minimumWindow.height,
    show: false,
    title: 'Fleet Desk',
    backgroundColor: isDark ? pageColours.dark : pageColours.light,
    webPreferences: securePreferences(preloadPath, isPackaged)
  })
  if (isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  // Window titles are read by screen sharing, task bars and time trackers: a page must not be able to put anything there.
  window.on('page-title-updated', (event) => event.preventDefault())
  keepPlace(window, () => stateStore.save({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }))
  // A failure to load is logged by `watchWindow`; the promise has nobody to tell.
  window.loadURL(pageUrl).catch(() => undefined)
  return window
}
