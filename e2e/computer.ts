import type { ElectronApplication } from '@playwright/test'
import type { LaunchedApp } from './launch'

/** What happens to the computer around the app, as far as a test can bring it about. */

/** Electron's network emulation leaves loopback alone: the network stack's own answer to a pulled cable is given in its place. */
export async function pullCable(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(({ session }) => {
    session.fromPartition('catena-api').fetch = () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))
  })
}

export async function plugIn(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(({ session }) => {
    // Away with the own property: the method of the class is behind it.
    Reflect.deleteProperty(session.fromPartition('catena-api'), 'fetch')
  })
}

/**
 * Takes the network away with the next request, and gives it and the focus back after some milliseconds; timed in main, where no busy test
 * can delay it.
 */
export async function blip(electronApp: ElectronApplication, lastsMs: number): Promise<void> {
  await electronApp.evaluate(({ session, BrowserWindow }, ms) => {
    const api = session.fromPartition('catena-api')
    const end = (): void => {
      Reflect.deleteProperty(api, 'fetch')
      BrowserWindow.getAllWindows()[0]?.emit('focus')
    }
    let isEndPlanned = false
    api.fetch = () => {
      if (!isEndPlanned) setTimeout(end, ms)
      isEndPlanned = true
      return Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))
    }
  }, lastsMs)
}

export async function wake(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
}

/** The window comes to the front; without a window manager only its event can tell. */
export async function focusWindow(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit('focus'))
}

/** Everything that makes an open profile look for its server again. */
export async function provoke({ electronApp, page }: LaunchedApp): Promise<void> {
  await wake(electronApp)
  await focusWindow(electronApp)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
}
