import { act, createEvent, fireEvent, screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import type { Bridge } from '@shared/ipc/contract'
import { fail, ok } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { createFakeBridge, firstStart } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { credentialDraft, openSession } from '../../test-support/samples'
import { AddProfileDialog } from './add-profile-dialog'
import { ConnectScreen } from './connect-screen'
import { useView } from '../../state/stores'

const start = (more: Partial<Bridge['calls']> = {}) => createFakeBridge({ ...firstStart(), ...more })
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value
const importedNote = /Imported from .* kept out of this window/
const pasteButton = () => screen.getByRole('button', { name: 'Paste from clipboard' })
const connectButton = () => screen.getByRole('button', { name: 'Connect' })

/** As fast as typing by hand is not: each key would be an event, and a render. */
async function paste(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field)
  await user.paste(text)
}

const full = credentialDraft({
  clientId: 'acme-made-up',
  profileName: 'Acme',
  apiBaseUrl: 'https://api.acme.example',
  authBaseUrl: 'https://auth.acme.example'
})

function fileEvent(kind: 'dragOver' | 'drop' | 'dragLeave', files: readonly File[]) {
  const event = createEvent[kind](window)
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files, dropEffect: 'none' } })
  // jsdom has no drag events: null is what a browser says of one that goes out of the window.
  Object.defineProperty(event, 'relatedTarget', { value: null })
  fireEvent(window, event)
  return event
}

describe('pasting credentials', () => {
  it('fills what the clipboard named, and never has the secret', async () => {
    const bridge = start({ 'credentials:import': () => Promise.resolve(ok(full)) })
    const { user } = await renderPage(<ConnectScreen />, { bridge })
    await user.click(pasteButton())
    expect(screen.getByText('Imported from the clipboard · kept out of this window')).toBeDefined()
    expect(screen.queryByLabelText('Client secret', { selector: 'input' })).toBeNull()
    expect(bridge.inputsOf('credentials:import')).toEqual([{ from: 'clipboard' }])
    expect([field('Client ID'), field('Profile name')]).toEqual(['acme-made-up', 'Acme'])
    // Where the secret will go is in sight.
    expect(screen.getByRole('button', { name: 'Advanced' }).getAttribute('aria-expanded')).toBe('true')
    await user.click(connectButton())
    expect(bridge.inputsOf('session:connect')).toEqual([
      {
        profileName: 'Acme',
        clientId: 'acme-made-up',
        clientSecret: { draftId: 'draft-1' },
        apiBaseUrl: 'https://api.acme.example',
        authBaseUrl: 'https://auth.acme.example',
        keep: 'sealed'
      }
    ])
  })

  it('says that the clipboard is emptied, and keeps a name that the person gave', async () => {
    const bridge = start({ 'credentials:import': () => Promise.resolve(ok(full)) })
    const { user } = await renderPage(<ConnectScreen />, { bridge })
    await paste(user, screen.getByLabelText('Profile name'), 'Mine')
    await user.click(pasteButton())
    expect(field('Profile name')).toBe('Mine')
    expect(screen.getByText(/it empties the clipboard/)).toBeDefined()
  })

  it('gives the draft up on request, and puts the focus into the field that takes its place', async () => {
    const { bridge, user } = await renderPage(<ConnectScreen />, { bridge: start() })
    await user.click(pasteButton())
    await user.click(screen.getByRole('button', { name: 'Remove the imported secret' }))
    expect(bridge.inputsOf('credentials:discard')).toEqual([{ draftId: 'draft-1' }])
    expect(document.activeElement).toBe(screen.getByLabelText('Client secret'))
    await user.click(connectButton())
    expect(screen.getByText('Enter the client secret.')).toBeDefined()
  })

  it('gives the earlier draft up for a later one, and the last one when the form goes away', async () => {
    let count = 0
    const bridge = start({
      'credentials:import': () => Promise.resolve(ok(credentialDraft({ draftId: `draft-${++count}` })))
    })
    const { user, unmount } = await renderPage(<ConnectScreen />, { bridge })
    await user.click(pasteButton())
    await user.click(pasteButton())
    expect(bridge.inputsOf('credentials:discard')).toEqual([{ draftId: 'draft-1' }])
    unmount()
    expect(bridge.inputsOf('credentials:discard')).toEqual([{ draftId: 'draft-1' }, { draftId: 'draft-2' }])
  })

  it('leaves the draft to main while it connects, also when the form is gone by then', async () => {
    const bridge = start()
    const { user } = await renderPage(<ConnectScreen />, { bridge })
    await user.click(pasteButton())
    await paste(user, screen.getByLabelText('Profile name'), 'Acme')
    bridge.answer('session:connect', () => {
      bridge.emit('session:changed', openSession())
      return Promise.resolve(ok(openSession()))
    })
    await user.click(connectButton())
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull())
    expect(bridge.inputsOf('credentials:discard')).toEqual([])
  })

  it.each([
    ['nothing-found', /No client secret in the clipboard\. It needs CATENA_CLIENT_ID and CATENA_CLIENT_SECRET/],
    ['clipboard', /did not let Fleet Desk read the clipboard/]
  ] as const)('says why nothing was taken: %s', async (code, words) => {
    const bridge = start({ 'credentials:import': () => Promise.resolve(fail(code)) })
    const { user } = await renderPage(<ConnectScreen />, { bridge })
    await user.click(pasteButton())
    expect(screen.getByRole('alert').textContent).toMatch(words)
    expect(screen.getByLabelText('Client secret')).toBeDefined()
  })

  it('keeps a draft that may not go to these addresses, and drops one that has expired', async () => {
    const bridge = start({ 'session:connect': () => Promise.resolve(fail('hosts-differ', { field: 'clientSecret' })) })
    const { user } = await renderPage(<ConnectScreen />, { bridge })
    await user.click(pasteButton())
    await paste(user, screen.getByLabelText('Profile name'), 'Acme')
    await user.click(connectButton())
    expect(screen.getByRole('alert').textContent).toContain('may not go to these addresses')
    expect(screen.getByText(importedNote)).toBeDefined()
    bridge.answer('session:connect', () => Promise.resolve(fail('unknown-handle', { field: 'clientSecret' })))
    await user.click(connectButton())
    expect(screen.getByRole('alert').textContent).toContain('kept for ten minutes')
    expect(screen.queryByText(importedNote)).toBeNull()
    expect(screen.getByLabelText('Client secret')).toBeDefined()
  })
})

describe('the environment', () => {
  it('is offered, and taken only on a click', async () => {
    const bridge = start({
      'credentials:offers': () => Promise.resolve(ok({ environment: { clientId: 'acme-made-up' } }))
    })
    const { user } = await renderPage(<ConnectScreen />, { bridge })
    expect(await screen.findByText(/CATENA_CLIENT_SECRET are set \(client acme-made-up\)/)).toBeDefined()
    expect(bridge.inputsOf('credentials:import')).toEqual([])
    expect(field('Client ID')).toBe('')
    await user.click(screen.getByRole('button', { name: 'Use them' }))
    expect(bridge.inputsOf('credentials:import')).toEqual([{ from: 'environment' }])
    expect(screen.getByText(/Imported from the environment variables/)).toBeDefined()
  })

  it('is not mentioned when it has nothing', async () => {
    await renderPage(<ConnectScreen />, { bridge: start() })
    expect(screen.queryByRole('button', { name: 'Use them' })).toBeNull()
  })
})

describe('a file', () => {
  const file = new File(['obviously made up'], 'acme.env')

  it('is taken where it is dropped, with a mark while it is held over the window', async () => {
    const { bridge } = await renderPage(<ConnectScreen />, { bridge: start() })
    expect(fileEvent('dragOver', [file]).defaultPrevented).toBe(true)
    expect(screen.getByText('Drop the file to take its credentials')).toBeDefined()
    await act(async () => {
      expect(fileEvent('drop', [file]).defaultPrevented).toBe(true)
      await Promise.resolve()
    })
    expect(bridge.importedFiles).toEqual([file])
    expect(screen.queryByText('Drop the file to take its credentials')).toBeNull()
    expect(screen.getByText('Imported from acme.env · kept out of this window')).toBeDefined()
    expect(screen.queryByText(/it empties the clipboard/)).toBeNull()
  })

  it('loses its mark when it leaves the window', async () => {
    await renderPage(<ConnectScreen />, { bridge: start() })
    fileEvent('dragOver', [file])
    fileEvent('dragLeave', [file])
    expect(screen.queryByText('Drop the file to take its credentials')).toBeNull()
  })

  it('is taken by choosing it', async () => {
    const { bridge, user, container } = await renderPage(<ConnectScreen />, { bridge: start() })
    expect(screen.getByRole('button', { name: 'Choose file…' })).toBeDefined()
    const input = container.querySelector<HTMLInputElement>('input[type="file"]')
    if (input) await user.upload(input, file)
    expect(bridge.importedFiles.map(({ name }) => name)).toEqual(['acme.env'])
  })

  it('comes alone', async () => {
    const { bridge } = await renderPage(<ConnectScreen />, { bridge: start() })
    act(() => void fileEvent('drop', [file, file]))
    expect(screen.getByRole('alert').textContent).toBe('Drop one file at a time.')
    expect(bridge.importedFiles).toEqual([])
  })

  it('is named when it holds nothing', async () => {
    const { bridge } = await renderPage(<ConnectScreen />, { bridge: start() })
    bridge.answerFile(() => Promise.resolve(fail('nothing-found')))
    await act(async () => {
      fileEvent('drop', [file])
      await Promise.resolve()
    })
    expect(screen.getByRole('alert').textContent).toContain('No client secret in acme.env.')
  })
})

it('adds one more profile beside the open one', async () => {
  function OpenButton() {
    const openDialog = useView((view) => view.openDialog)
    return <button onClick={() => openDialog('add-profile')}>open</button>
  }
  const { bridge, user } = await renderPage(
    <>
      <OpenButton />
      <AddProfileDialog />
    </>
  )
  await user.click(screen.getByRole('button', { name: 'open' }))
  await paste(user, await screen.findByLabelText('Client ID'), 'second-made-up')
  await paste(user, screen.getByLabelText('Client secret'), 'made-up secret')
  await paste(user, screen.getByLabelText('Profile name'), 'Second')
  await user.click(connectButton())
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(bridge.inputsOf('session:connect')[0]).toMatchObject({ clientId: 'second-made-up', profileName: 'Second' })
  expect(bridge.inputsOf('session:connect')[0]).not.toHaveProperty('profileId')
})
