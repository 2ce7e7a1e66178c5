import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { appCommandSchema } from '@shared/ipc/contract'
import { menuTemplate } from './menu'

vi.mock('electron', () => ({ Menu: {} }))

function setUp(platform: NodeJS.Platform = 'linux', isPackaged = true) {
  const sendCommand = vi.fn()
  const openLink = vi.fn<(url: string) => Promise<boolean>>(() => Promise.resolve(true))
  const openWall = vi.fn()
  const items = flatten(menuTemplate({ language: 'en', platform, isPackaged, sendCommand, openWall, openLink }))
  return { items, sendCommand, openWall, openLink }
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}

function click(items: readonly MenuItemConstructorOptions[], label: string): void {
  const item = items.find((candidate) => candidate.label === label)
  item?.click?.(undefined as never, undefined, undefined as never)
}

describe('the menu', () => {
  it.each([
    ['New invitation', 'new-invitation', 'CmdOrCtrl+N'],
    ['Switch profile…', 'switch-profile', 'CmdOrCtrl+Shift+P'],
    ['Add profile…', 'add-profile', undefined],
    ['Session…', 'show-session', 'CmdOrCtrl+Shift+S'],
    ['Lock', 'lock', 'CmdOrCtrl+Shift+L'],
    ['Sign out…', 'sign-out', undefined],
    ['Attention', 'show-attention', 'CmdOrCtrl+1'],
    ['Map', 'show-map', 'CmdOrCtrl+2'],
    ['Fleets', 'show-fleets', 'CmdOrCtrl+3'],
    ['Invitations', 'show-invitations', 'CmdOrCtrl+4'],
    ['Activity', 'show-activity', 'CmdOrCtrl+5'],
    ['Settings', 'show-settings', 'CmdOrCtrl+,'],
    ['Find', 'find', 'CmdOrCtrl+F'],
    ['Refresh positions', 'refresh', 'CmdOrCtrl+R'],
    ['Vehicles as CSV…', 'export-csv', undefined],
    ['Vehicles as GeoJSON…', 'export-geojson', undefined],
    ['Map as picture…', 'export-picture', undefined],
    ['Map as PDF…', 'export-pdf', undefined],
    ['Print map…', 'print', 'CmdOrCtrl+P']
  ])('%s sends %s', (label, command, accelerator) => {
    const { items, sendCommand } = setUp()
    click(items, label)
    expect(sendCommand).toHaveBeenCalledExactlyOnceWith(command)
    expect(items.find((item) => item.label === label)?.accelerator).toBe(accelerator)
  })

  it('reaches every command of the contract', () => {
    const { items, sendCommand } = setUp()
    const links = ['Catena documentation']
    for (const item of items)
      if (!links.includes(item.label ?? '')) item.click?.(undefined as never, undefined, undefined as never)
    const sent = new Set(sendCommand.mock.calls.map(([command]: unknown[]) => command))
    expect(sent).toEqual(new Set(appCommandSchema.shape.command.options))
  })

  it.each(['linux', 'win32', 'darwin'] as const)(
    'has nothing that reloads the page when packaged on %s',
    (platform) => {
      const roles = setUp(platform).items.map((item) => item.role?.toLowerCase())
      expect(roles.filter((role) => /reload|devtools|viewmenu/.test(role ?? ''))).toEqual([])
    }
  )

  it('has developer tools and reload in development', () => {
    const roles = setUp('linux', false).items.map((item) => item.role)
    expect(roles).toContain('toggleDevTools')
    expect(roles).toContain('forceReload')
  })

  it('uses no key twice', () => {
    const keys = setUp('linux', false).items.flatMap((item) =>
      item.accelerator === undefined ? [] : [item.accelerator]
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('opens the wall map by itself: no page is asked', () => {
    const { items, openWall, sendCommand } = setUp()
    click(items, 'Wall map')
    expect(openWall).toHaveBeenCalledOnce()
    expect(sendCommand).not.toHaveBeenCalled()
  })

  it('fills the screen with whichever window has the keyboard, under the key that the system has for it', () => {
    const item = setUp('linux').items.find(({ label }) => label === 'Full screen')
    // Electron gives this role its key (F11, on macOS Control+Command+F); one of ours would take that away.
    expect(item).toMatchObject({ role: 'togglefullscreen' })
    expect(item?.accelerator).toBeUndefined()
  })

  it('opens the documentation through the link check', () => {
    const { items, openLink } = setUp()
    click(items, 'Catena documentation')
    expect(openLink).toHaveBeenCalledExactlyOnceWith('https://docs.catenatelematics.com/')
  })
})
