import type { ElectronApplication } from '@playwright/test'

/** What of Electron's `ipcMain` holds the handlers; private, so a test checks that something was recorded at all. */
interface HandlerMap {
  readonly _invokeHandlers: Map<string, (...args: readonly unknown[]) => Promise<unknown>>
}

interface Recorder {
  bridgeTraffic: string[]
}

/** Records, from now on, everything that main answers and tells to the page, as text. */
export async function recordBridgeTraffic(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(({ ipcMain, BrowserWindow }) => {
    const traffic: string[] = []
    ;(globalThis as unknown as Recorder).bridgeTraffic = traffic
    const asText = (value: unknown) =>
      JSON.stringify(value, (_key, part: unknown) => {
        if (part instanceof Uint8Array) return Buffer.from(part).toString('utf8')
        return ArrayBuffer.isView(part) ? `[${part.constructor.name}]` : part
      })
    const handlers = (ipcMain as unknown as HandlerMap)._invokeHandlers
    const setHandler = handlers.set.bind(handlers)
    // The window comes before most of main: some handlers may only be on their way.
    handlers.set = (name, handler) =>
      setHandler(name, async (...args) => {
        const answer = await handler(...args)
        traffic.push(`${name} ${asText(answer)}`)
        return answer
      })
    for (const [name, handler] of [...handlers]) handlers.set(name, handler)
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents)
      webContents.send = (channel: string, ...args: unknown[]) => {
        traffic.push(`${channel} ${asText(args)}`)
        send(channel, ...args)
      }
    }
  })
}

/** Everything recorded so far, one line an answer or event. */
export async function bridgeTraffic(electronApp: ElectronApplication): Promise<readonly string[]> {
  return electronApp.evaluate(() => (globalThis as unknown as Recorder).bridgeTraffic)
}
