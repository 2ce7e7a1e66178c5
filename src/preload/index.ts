import * as electron from 'electron'
import { contextBridge, ipcRenderer } from 'electron'
import { bridgeGlobal, callNames, eventNames, fileCallName, type CallName, type EventName } from '@shared/ipc/channels'

/**
 * The bridge: one function per call and per event of the contract, nothing generic. Types stand in `Bridge` (contract.ts), checks in
 * main: this file runs beside the page and is trusted no more than the page is.
 */
contextBridge.exposeInMainWorld(bridgeGlobal, {
  calls: Object.fromEntries(callNames.map((name) => [name, createCall(name)])),
  importFile: (file: File) => createCall(fileCallName)({ path: pathOf(file) }),
  events: Object.fromEntries(eventNames.map((name) => [name, createSubscription(name)]))
})

function createCall(name: CallName): (input?: unknown) => Promise<unknown> {
  return async (input) => {
    try {
      return (await ipcRenderer.invoke(name, input)) as unknown
    } catch {
      // Input that cannot be copied, or main is ending: a `Result` too, since nothing throws across the bridge.
      return { ok: false, error: { code: 'internal' } }
    }
  }
}

function createSubscription(name: EventName): (listener: (payload: unknown) => void) => () => void {
  return (listener) => {
    // The event object stays here: its `sender` would be the whole of Electron's IPC.
    const forward = (_event: unknown, payload: unknown): void => listener(payload)
    ipcRenderer.on(name, forward)
    return () => void ipcRenderer.removeListener(name, forward)
  }
}

/**
 * Where a dropped or chosen file lies; empty for one that a script made. Threat: a page that could name paths could have any file read.
 * Newer versions of Electron have `webUtils` for this, older ones a property.
 */
function pathOf(file: File): string {
  const webUtils = 'webUtils' in electron ? electron.webUtils : undefined
  if (webUtils !== undefined) return webUtils.getPathForFile(file)
  return 'path' in file && typeof file.path === 'string' ? file.path : ''
}
