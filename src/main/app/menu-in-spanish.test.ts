import type { MenuItemConstructorOptions } from 'electron'
import { expect, it, vi } from 'vitest'
import { menuTemplate } from './menu'
import { inSpanish } from './menu-in-spanish'

vi.mock('electron', () => ({ Menu: {} }))

type Item = MenuItemConstructorOptions

const template = menuTemplate({
  platform: 'linux',
  isPackaged: false,
  language: 'es',
  sendCommand: () => undefined,
  openWall: () => undefined,
  openLink: () => Promise.resolve(true)
})

function labelsOf(items: readonly Item[]): string[] {
  return items.flatMap(({ label, submenu }) => [label ?? '', ...(Array.isArray(submenu) ? labelsOf(submenu) : [])])
}

it('leaves no label in English', () => {
  const english = new Set(labelsOf(template))
  expect(labelsOf(inSpanish(template)).filter((label) => label !== '' && english.has(label))).toEqual([])
})

it('keeps what the items do', () => {
  expect(inSpanish([{ label: 'Lock', accelerator: 'X' }])).toEqual([{ label: 'Bloquear', accelerator: 'X' }])
  expect(inSpanish([{ role: 'quit' }])).toEqual([{ role: 'quit', label: 'Salir' }])
})
