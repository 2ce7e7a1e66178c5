// @ts-check
// Loaded into Electron's main process with `-r`, before the app: runs there, or in the page, what the benchmark asks for. The
// parent talks to it over Node's own child-process channel, so nothing listens anywhere. Not part of the app.
'use strict'
const electron = /** @type {typeof import('electron')} */ (module.require('electron'))
const { performance } = /** @type {typeof import('node:perf_hooks')} */ (module.require('node:perf_hooks'))

/** What the benchmark keeps between two questions in main. */
const kept = { handlers: new Map() }

// Noted, not wrapped: what answers a call is what the app registered.
const { ipcMain } = electron
const handle = ipcMain.handle.bind(ipcMain)
ipcMain.handle = (/** @type {string} */ channel, /** @type {Parameters<typeof handle>[1]} */ handler) => {
  kept.handlers.set(channel, handler)
  handle(channel, handler)
}

/** Run in the page as soon as its document is there; the benchmark names it by environment, since the page cannot be asked yet. */
const pageScript = process.env['FLEET_DESK_BENCH_PAGE_SCRIPT']
electron.app.on('web-contents-created', (_event, contents) => {
  contents.on('dom-ready', () => {
    if (pageScript === undefined) return
    contents.mainFrame.executeJavaScript(pageScript).catch(() => undefined)
  })
})

process.on('message', (/** @type {{ id: number, place: 'main' | 'page', source: string }} */ { id, place, source }) => {
  answer(place, source)
    .then((value) => ({ id, value }))
    .catch((error) => ({ id, error: String(error) }))
    .then((message) => process.send?.(message))
})
// The benchmark is gone: so is the need for a window.
process.on('disconnect', () => electron.app.exit(0))

/**
 * @param {'main' | 'page'} place
 * @param {string} source an expression; in main, a function of { electron, require, kept, performance } and its argument
 * @returns {Promise<unknown>}
 */
async function answer(place, source) {
  if (place === 'main') {
    const scope = { electron, require: (/** @type {string} */ name) => module.require(name), kept, performance }
    return new Function('scope', `return (${source})(scope)`)(scope)
  }
  const window = electron.BrowserWindow.getAllWindows()[0]
  if (window === undefined) throw new Error('there is no window yet')
  // Held by the page until it is settled: Chromium 114 drops a promise that only the caller outside waits for.
  const held = `{ const held = (globalThis.benchHeld ??= new Set()); const asked = Promise.resolve(${source})
    held.add(asked); const release = () => held.delete(asked); asked.then(release, release); asked }`
  return window.webContents.mainFrame.executeJavaScript(held, true)
}
