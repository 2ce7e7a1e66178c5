import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { Language } from '@shared/domain/language'
import type { SessionState } from '@shared/ipc/schemas-session'
import type { SendEvent } from '../ipc/send'
import { createWallMap, type WallMap } from '../window/wall-map'
import { createWallWindow, wallUrl } from '../window/wall-window'
import { createWindowStateFile } from '../window/window-state-file'
import { windowTitle } from '../window/window-title'
import { watchWindow } from './crash-handling'
import type { Logger } from './logger'

interface AppWallOptions {
  readonly userDataDir: string
  /** The built preload, absolute. */
  readonly preloadPath: string
  readonly mainWindow: () => BrowserWindow | null
  /** Null before there is a session. */
  readonly sessionState: () => SessionState | null
  readonly send: SendEvent
  /** Told of the window when it was made, for what every window of the app needs. */
  readonly onWindow: (window: BrowserWindow) => void
  readonly language: () => Language
  readonly logger: Logger
}

/** The wall map, with Electron's windows. */
export function createAppWall(options: AppWallOptions): WallMap<BrowserWindow> {
  const { userDataDir, preloadPath, mainWindow, sessionState, send, onWindow, language, logger } = options
  const stateStore = createWindowStateFile(join(userDataDir, 'wall-window.json'), logger)

  function createWindow(): BrowserWindow {
    const window = createWallWindow({
      preloadPath,
      isPackaged: app.isPackaged,
      stateStore,
      mainWindow: mainWindow(),
      onFullScreen: () => wall.changed()
    })
    onWindow(window)
    window.on('closed', () => wall.changed())
    const state = sessionState()
    if (state !== null) window.setTitle(windowTitle(state, 'wall', language()))
    watchWindow(window, {
      logger,
      nowMs: Date.now,
      url: wallUrl,
      // Nobody sits at a wall to be asked.
      askAfterRepeatedCrash: () => Promise.resolve('quit'),
      quit: () => window.destroy()
    })
    return window
  }

  const wall = createWallMap({ createWindow, onChange: (state) => send('wall:changed', state) })
  return wall
}
