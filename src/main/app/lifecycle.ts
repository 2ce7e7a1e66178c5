import type { App } from 'electron'
import type { Logger } from './logger'

interface LifecycleOptions {
  readonly app: Pick<App, 'on' | 'quit'>
  readonly platform: NodeJS.Platform
  /** Opens the window again on macOS, where the app outlives it. */
  readonly openWindow: () => void
  /** Ends what runs: sweeps, the cache, the simulator. Called once. */
  readonly shutDown: () => Promise<void>
  /** After this time the app quits with whatever is not done, in milliseconds. */
  readonly shutDownTimeoutMs: number
  readonly logger: Logger
}

/**
 * Quits when the last window closes (except on macOS), and only after everything was ended in order: a cache that is closed
 * needs no repair at the next start.
 */
export function keepLifecycle(options: LifecycleOptions): void {
  const { app, platform, openWindow, shutDown, shutDownTimeoutMs, logger } = options
  let phase: 'running' | 'ending' | 'ended' = 'running'
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit()
  })
  app.on('activate', (_event, hasVisibleWindows) => {
    if (!hasVisibleWindows) openWindow()
  })
  app.on('will-quit', (event) => {
    if (phase === 'ended') return
    event.preventDefault()
    if (phase === 'ending') return
    phase = 'ending'
    void endWithin(shutDown, shutDownTimeoutMs, logger).then(() => {
      phase = 'ended'
      // Not at once: while Electron is still handing out `will-quit`, it takes `quit` for the quitting under way and hangs (seen in 25).
      setImmediate(() => app.quit())
    })
  })
}

async function endWithin(shutDown: () => Promise<void>, timeoutMs: number, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      logger.warn('Not everything ended in time', { timeoutMs })
      resolve()
    }, timeoutMs)
  })
  const ended = shutDown().catch((error: unknown) => logger.error('Ending failed', { error }))
  await Promise.race([ended, timeout])
  clearTimeout(timer)
}
