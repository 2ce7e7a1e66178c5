import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { useView } from '../state/stores'
import { useActions } from './use-actions'
import { useAppCommands } from './use-app-commands'
import { useShortcuts } from './use-shortcuts'

const openPalette = () => document.body.setAttribute('data-palette', 'open')

function Page() {
  const actions = useActions(openPalette)
  useShortcuts(actions)
  useAppCommands(actions)
  const { isInviteOpen, dialog, screen: shown } = useView((view) => view)
  return (
    <>
      <output>{`${shown} ${isInviteOpen ? 'invite' : '-'} ${dialog ?? '-'}`}</output>
      <input aria-label="text" />
      <textarea aria-label="note" />
      <select aria-label="choice" />
      <div contentEditable suppressContentEditableWarning role="textbox" aria-label="rich" />
    </>
  )
}

const state = () => screen.getByRole('status').textContent

describe('single keys', () => {
  it('open an invitation, the overlay, the palette, and refresh', async () => {
    document.body.removeAttribute('data-palette')
    const { bridge } = await renderPage(<Page />)
    fireEvent.keyDown(document.body, { key: 'n' })
    fireEvent.keyDown(document.body, { key: '?' })
    fireEvent.keyDown(document.body, { key: '/' })
    fireEvent.keyDown(document.body, { key: 'R' })
    expect(state()).toBe('map invite shortcuts')
    expect(document.body.getAttribute('data-palette')).toBe('open')
    expect(bridge.inputsOf('positions:refresh')).toHaveLength(1)
  })

  it.each(['text', 'note', 'choice', 'rich'])('do nothing while typing in %s', async (label) => {
    const { bridge } = await renderPage(<Page />)
    for (const key of ['n', '?', '/', 'r']) fireEvent.keyDown(screen.getByLabelText(label), { key })
    expect(state()).toBe('map - -')
    expect(bridge.inputsOf('positions:refresh')).toEqual([])
  })

  it('do nothing with a modifier, in a dialog, or for keys of other names', async () => {
    await renderPage(<Page />)
    const dialog = document.body.appendChild(document.createElement('div'))
    dialog.setAttribute('aria-modal', 'true')
    fireEvent.keyDown(document.body, { key: 'n' })
    dialog.remove()
    fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true })
    fireEvent.keyDown(document.body, { key: 'toString' })
    expect(state()).toBe('map - -')
  })
})

it('opens the switcher by Ctrl+Shift+P, also while typing, and prevents the menu from doing it again', async () => {
  await renderPage(<Page />)
  const isUntouched = fireEvent.keyDown(screen.getByLabelText('text'), { key: 'P', ctrlKey: true, shiftKey: true })
  expect(state()).toBe('map - switch-profile')
  expect(isUntouched).toBe(false)
})

it('leaves the letters of an open menu to the menu', async () => {
  await renderPage(<Page />)
  const menu = document.body.appendChild(document.createElement('div'))
  menu.setAttribute('role', 'menu')
  fireEvent.keyDown(menu, { key: 'n' })
  menu.remove()
  expect(state()).toBe('map - -')
})

it('locks on the menu’s word even while a dialog is open, for who walks away does not tidy up first', async () => {
  const bridge = createFakeBridge()
  await renderPage(<Page />, { bridge })
  const dialog = document.body.appendChild(document.createElement('div'))
  dialog.setAttribute('aria-modal', 'true')
  act(() => bridge.emit('app:command', { command: 'lock' }))
  act(() => bridge.emit('app:command', { command: 'switch-profile' }))
  dialog.remove()
  expect(bridge.inputsOf('session:lock')).toEqual([{ revokesToken: false }])
  expect(state()).not.toContain('switch-profile')
})

it('does what the menu asks for', async () => {
  const bridge = createFakeBridge()
  await renderPage(<Page />, { bridge })
  act(() => bridge.emit('app:command', { command: 'show-invitations' }))
  act(() => bridge.emit('app:command', { command: 'sign-out' }))
  act(() => bridge.emit('app:command', { command: 'new-invitation' }))
  act(() => bridge.emit('app:command', { command: 'refresh' }))
  expect(state()).toBe('invitations invite sign-out')
  // "Refresh" refreshes what is shown.
  expect(bridge.inputsOf('invitations:refresh')).toHaveLength(1)
  expect(bridge.inputsOf('positions:refresh')).toEqual([])
  act(() => bridge.emit('app:command', { command: 'show-session' }))
  expect(state()).toBe('invitations invite session')
  act(() => bridge.emit('app:command', { command: 'add-profile' }))
  expect(state()).toBe('invitations invite add-profile')
})
