// @ts-check
// What "an empty Electron window" is in the benchmark: one window of the app's size with one page of one colour, and nothing else.
'use strict'
const { app, BrowserWindow } = /** @type {typeof import('electron')} */ (module.require('electron'))
const { join } = /** @type {typeof import('node:path')} */ (module.require('node:path'))

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  void window.loadFile(join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
