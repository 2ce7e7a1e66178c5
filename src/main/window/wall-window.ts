import { BrowserWindow, powerSaveBlocker, screen } from 'electron'
import { wallHash } from '@shared/ipc/wall-hash'
import { pageUrl } from './app-origin'
import { keepPlace } from './keep-place'
import { securePreferences } from './main-window'
import { smallestWall, wallPlace, type WallStateStore } from './wall-place'

interface WallWindowOptions {
  /** The built preload, absolute. */
  readonly preloadPath: string
  readonly isPackaged: boolean
  readonly stateStore: WallStateStore
  /** The window beside which, or on another screen than which, it opens. */
  readonly mainWindow: BrowserWindow | null
  readonly onFullScreen: () => void
}

/** The page, told by its fragment to be the wall map. */
export const wallUrl = pageUrl + wallHash

/**
 * Opens the wall map's window: the same page under the same limits as the main window (SECURITY.md rows 1 to 8), without a menu bar, on a
 * screen that does not sleep while the map fills it.
 */
export function createWallWindow(options: WallWindowOptions): BrowserWindow {
  const { preloadPath, isPackaged, stateStore, mainWindow, onFullScreen } = options
  const mainWorkArea = (
    mainWindow === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(mainWindow.getBounds())
  ).workArea
  const place = wallPlace(stateStore.load(), {
    workAreas: screen.getAllDisplays().map((display) => display.workArea),
    mainWorkArea
  })
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: smallestWall.width,
    minHeight: smallestWall.height,
    show: false,
    title: 'Fleet Desk',
    backgroundColor: '#0f141b',
    // Its keys still work, and Alt shows it.
    autoHideMenuBar: true,
    webPreferences: securePreferences(preloadPath, isPackaged)
  })
  window.once('ready-to-show', () => {
    if (place.isFullScreen) window.setFullScreen(true)
    window.show()
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.on('enter-full-screen', onFullScreen)
  window.on('leave-full-screen', onFullScreen)
  keepPlace(window, () => stateStore.save({ bounds: window.getNormalBounds(), isFullScreen: window.isFullScreen() }))
  keepAwake(window)
  window.loadURL(wallUrl).catch(() => undefined)
  return window
}

/** The screen stays on exactly while the map is full screen and can be seen: whoever minimises it wants the computer to rest again. */
function keepAwake(window: BrowserWindow): void {
  let blocker: number | null = null
  const release = (): void => {
    if (blocker !== null && powerSaveBlocker.isStarted(blocker)) powerSaveBlocker.stop(blocker)
    blocker = null
  }
  const look = (): void => {
    if (!window.isFullScreen() || !window.isVisible() || window.isMinimized()) release()
    else blocker ??= powerSaveBlocker.start('prevent-display-sleep')
  }
  window.on('enter-full-screen', look).on('leave-full-screen', look)
  window.on('show', look).on('hide', look).on('minimize', look).on('restore', look)
  window.on('closed', release)
}
