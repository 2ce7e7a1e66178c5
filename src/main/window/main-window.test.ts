import { expect, it, vi } from 'vitest'
import { securePreferences } from './main-window'

vi.mock('electron', () => ({ BrowserWindow: undefined, screen: undefined }))

it('gives the page a sandbox, a world of its own and none of Node', () => {
  expect(securePreferences('/app/preload.js', true)).toEqual({
    preload: '/app/preload.js',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false
  })
})

it('has developer tools only where the app is not packaged', () => {
  expect(securePreferences('/app/preload.js', false).devTools).toBe(true)
})
