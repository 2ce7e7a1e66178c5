import type { App, BrowserWindow } from 'electron'
import { describeUrl, pageUrl } from '../window/app-origin'
import { createCrashPolicy } from './crash-policy'
import type { Logger } from './logger'

interface ProcessEvents {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (problem: unknown) => void): unknown
  removeListener(event: 'uncaughtException' | 'unhandledRejection', listener: (problem: unknown) => void): unknown
}

interface AppWatchOptions {
  readonly app: Pick<App, 'on' | 'removeListener'>
  /** Node's `process`. */
  readonly process: ProcessEvents
  readonly logger: Logger
}

/**
 * Logs what nobody caught, in main and in Chromium's helper processes (SECURITY.md row 14), and goes on. Going on is the lesser harm:
 * the window keeps showing what it has, files are written whole or not at all, and Electron's own box would print raw error text.
 *
 * @returns how to stop
 */
export function watchApp(options: AppWatchOptions): () => void {
  const { app, process, logger } = options
  const onException = (error: unknown): void => logger.error('An error in main was not caught', { error })
  const onRejection = (error: unknown): void => logger.error('A promise in main was rejected and not caught', { error })
  const onChildGone = (_event: unknown, details: { type: string; reason: string; exitCode: number }): void => {
    const { type, reason, exitCode } = details
    if (reason === 'clean-exit') return
    logger.warn('A helper process ended', { type, reason, exitCode })
  }
  process.on('uncaughtException', onException)
  process.on('unhandledRejection', onRejection)
  app.on('child-process-gone', onChildGone)
  return () => {
    process.removeListener('uncaughtException', onException)
    process.removeListener('unhandledRejection', onRejection)
    app.removeListener('child-process-gone', onChildGone)
  }
}

type WatchedWindow = Pick<BrowserWindow, 'isDestroyed' | 'loadURL' | 'on'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on'>
}

interface WindowWatchOptions {
  readonly logger: Logger
  /** Monotonic or epoch milliseconds. */
  readonly nowMs: () => number
  /** Asks the person after a second crash within a minute; from `createCrashDialog`. */
  readonly askAfterRepeatedCrash: () => Promise<'reload' | 'quit'>
  readonly quit: () => void
  /** What the window shows; default: the page as the main window shows it. */
  readonly url?: string
}

/**
 * Brings the window back when its page crashes; the page then asks main for everything anew, so it comes back with its data.
 * A second crash within a minute asks the person instead of looping. Lasts as long as the window.
 */
export function watchWindow(window: WatchedWindow, options: WindowWatchOptions): void {
  const { logger, nowMs, askAfterRepeatedCrash, quit, url: ownUrl = pageUrl } = options
  const policy = createCrashPolicy(nowMs)
  const reload = (): void => {
    if (window.isDestroyed()) return
    // Not `reload()`: that would repeat whatever URL was there. A failure reports itself through `did-fail-load`.
    window.loadURL(ownUrl).catch(() => undefined)
  }
  const recover = async (): Promise<void> => {
    const next = policy.next() === 'reload' ? 'reload' : await askAfterRepeatedCrash()
    if (next === 'quit') quit()
    else reload()
  }
  const { webContents } = window
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    logger.error('The page crashed', { reason, exitCode })
    // Electron must have finished with the event before the page is loaded again.
    setImmediate(
      () => void recover().catch((error: unknown) => logger.error('Recovering the window failed', { error }))
    )
  })
  webContents.on('preload-error', (_event, _path, error) => logger.error('The preload failed', { error }))
  webContents.on('did-fail-load', (_event, errorCode, errorName, url, isMainFrame) => {
    logger.error('A page failed to load', { errorCode, errorName, target: describeUrl(url), isMainFrame })
  })
  window.on('unresponsive', () => logger.warn('The page does not respond'))
  window.on('responsive', () => logger.info('The page responds again'))
}
