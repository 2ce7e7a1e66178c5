import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '@shared/domain/language'
import type { AppCommand } from '@shared/ipc/contract'
import { inSpanish } from './menu-in-spanish'

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Reloading the page and developer tools exist only in a run that is not packaged. */
  readonly isPackaged: boolean
  /** Of the labels. */
  readonly language: Language
  /** Tells the page; usually `send('app:command', { command })`. */
  readonly sendCommand: (command: AppCommand) => void
  /** Opens the second window, which belongs to no page. */
  readonly openWall: () => void
  /** From `createLinkOpener`. */
  readonly openLink: (url: string) => Promise<boolean>
}

type Item = MenuItemConstructorOptions

/** Puts the native menu in place. It replaces Electron's default, whose Ctrl+R would reload the page. */
export function installMenu(options: MenuOptions): void {
  const english = menuTemplate(options)
  Menu.setApplicationMenu(Menu.buildFromTemplate(options.language === 'es' ? inSpanish(english) : english))
}

/** The menu as data, in English. Ctrl+R asks for new positions; nothing in a packaged app reloads the page. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies Item] : []),
    { label: 'File', submenu: fileItems(options, isMac) },
    // Copy and paste need their menu items on macOS, and are looked for elsewhere.
    { role: 'editMenu' },
    { label: 'View', submenu: [...viewItems(options), ...(options.isPackaged ? [] : developerItems)] },
    ...(isMac ? [{ role: 'windowMenu' } satisfies Item] : []),
    { role: 'help', label: 'Help', submenu: helpItems(options, isMac) }
  ]
}

function fileItems({ sendCommand }: MenuOptions, isMac: boolean): Item[] {
  return [
    { label: 'New invitation', accelerator: 'CmdOrCtrl+N', click: () => sendCommand('new-invitation') },
    { label: 'Invite many…', click: () => sendCommand('invite-many') },
    separator,
    { label: 'Export', submenu: exportItems(sendCommand) },
    { label: 'Print map…', accelerator: 'CmdOrCtrl+P', click: () => sendCommand('print') },
    separator,
    { label: 'Switch profile…', accelerator: 'CmdOrCtrl+Shift+P', click: () => sendCommand('switch-profile') },
    { label: 'Add profile…', click: () => sendCommand('add-profile') },
    { label: 'Session…', accelerator: 'CmdOrCtrl+Shift+S', click: () => sendCommand('show-session') },
    { label: 'Lock', accelerator: 'CmdOrCtrl+Shift+L', click: () => sendCommand('lock') },
    { label: 'Sign out…', click: () => sendCommand('sign-out') },
    separator,
    isMac ? { role: 'close' } : { role: 'quit' }
  ]
}

function exportItems(sendCommand: MenuOptions['sendCommand']): Item[] {
  return [
    { label: 'Vehicles as CSV…', click: () => sendCommand('export-csv') },
    { label: 'Vehicles as GeoJSON…', click: () => sendCommand('export-geojson') },
    separator,
    { label: 'Map as picture…', click: () => sendCommand('export-picture') },
    { label: 'Map as PDF…', click: () => sendCommand('export-pdf') }
  ]
}

function viewItems({ sendCommand, openWall }: MenuOptions): Item[] {
  return [
    { label: 'Attention', accelerator: 'CmdOrCtrl+1', click: () => sendCommand('show-attention') },
    { label: 'Map', accelerator: 'CmdOrCtrl+2', click: () => sendCommand('show-map') },
    { label: 'Fleets', accelerator: 'CmdOrCtrl+3', click: () => sendCommand('show-fleets') },
    { label: 'Invitations', accelerator: 'CmdOrCtrl+4', click: () => sendCommand('show-invitations') },
    { label: 'Activity', accelerator: 'CmdOrCtrl+5', click: () => sendCommand('show-activity') },
    { label: 'Wall map', accelerator: 'CmdOrCtrl+Shift+M', click: openWall },
    { label: 'Settings', accelerator: 'CmdOrCtrl+,', click: () => sendCommand('show-settings') },
    separator,
    { label: 'Find', accelerator: 'CmdOrCtrl+F', click: () => sendCommand('find') },
    // The same under the key that other apps have for it; one item cannot have two keys.
    { label: 'Find', accelerator: 'CmdOrCtrl+K', visible: false, click: () => sendCommand('find') },
    { label: 'Refresh positions', accelerator: 'CmdOrCtrl+R', click: () => sendCommand('refresh') },
    separator,
    { role: 'resetZoom', label: 'Actual size' },
    { role: 'zoomIn', label: 'Zoom in' },
    { role: 'zoomOut', label: 'Zoom out' },
    separator,
    { role: 'togglefullscreen', label: 'Full screen' }
  ]
}

function helpItems({ openLink }: MenuOptions, isMac: boolean): Item[] {
  const documentation: Item = {
    label: 'Catena documentation',
    click: () => void openLink('https://docs.catenatelematics.com/')
  }
  return isMac ? [documentation] : [documentation, separator, { role: 'about', label: 'About Fleet Desk' }]
}

const separator: Item = { type: 'separator' }

const developerItems: readonly Item[] = [
  separator,
  { role: 'forceReload', label: 'Reload the page' },
  { role: 'toggleDevTools', label: 'Developer tools' }
]
