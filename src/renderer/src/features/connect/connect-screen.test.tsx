import { act, screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import type { Bridge } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { SecretStanding, SessionState } from '@shared/ipc/schemas-session'
import { describe, expect, it } from 'vitest'
import { createFakeBridge, firstStart } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { appInfo, openSession, profile, profileList, profileSummary, signedOut } from '../../test-support/samples'
import { useSession } from '../../state/stores'
import { ConnectScreen } from './connect-screen'

/** Stands in for the app: the screen that follows is not of interest here. */
function Page() {
  return useSession((session) => session.kind) === 'open' ? <p>opened</p> : <ConnectScreen />
}

const weakVault = { kind: 'weak', backend: 'plain-text' } as const

async function paste(user: UserEvent, label: string, text: string) {
  await user.clear(screen.getByLabelText(label))
  await user.click(screen.getByLabelText(label))
  await user.paste(text)
}

async function fillIn(user: UserEvent) {
  await paste(user, 'Client ID', ' made-up-client ')
  await paste(user, 'Client secret', 'made-up secret')
  await paste(user, 'Profile name', 'Demo Insurance')
}

const connectButton = () => screen.getByRole('button', { name: 'Connect' })

describe('connecting', () => {
  it('sends what was typed to the production addresses and opens the session', async () => {
    const { bridge, user } = await renderPage(<Page />, { bridge: createFakeBridge(firstStart()) })
    await fillIn(user)
    await user.click(connectButton())
    await screen.findByText('opened')
    expect(bridge.inputsOf('session:connect')).toEqual([
      {
        profileName: 'Demo Insurance',
        clientId: 'made-up-client',
        clientSecret: 'made-up secret',
        apiBaseUrl: appInfo().defaultApiBaseUrl,
        authBaseUrl: appInfo().defaultAuthBaseUrl,
        keep: 'sealed'
      }
    ])
  })

  it('says beside the form why it failed, and loses nothing that was typed', async () => {
    const bridge = createFakeBridge({
      ...firstStart(),
      'session:connect': () => Promise.resolve(fail('credentials-rejected'))
    })
    const { user } = await renderPage(<Page />, { bridge })
    await fillIn(user)
    await user.click(connectButton())
    expect((await screen.findByRole('alert')).textContent).toContain('Catena refused the credentials')
    expect(screen.getByLabelText<HTMLInputElement>('Client secret').value).toBe('made-up secret')
    expect(screen.getByLabelText<HTMLInputElement>('Client ID').value).toBe(' made-up-client ')
  })

  it('cannot be pressed twice, and says after a moment that it is under way', async () => {
    const pending: { answer?: (result: Result<SessionState>) => void } = {}
    const bridge = createFakeBridge({
      ...firstStart(),
      'session:connect': () => new Promise((resolve) => (pending.answer = resolve))
    })
    const { user } = await renderPage(<Page />, { bridge })
    await fillIn(user)
    await user.click(connectButton())
    expect(connectButton()).toHaveProperty('disabled', true)
    await screen.findByText('Asking Catena for a token…')
    await act(async () => {
      pending.answer?.(ok(openSession()))
      await Promise.resolve()
    })
    await screen.findByText('opened')
    expect(bridge.inputsOf('session:connect')).toHaveLength(1)
  })

  it('asks for what is missing without asking main, and puts the focus there', async () => {
    const { bridge, user } = await renderPage(<Page />, { bridge: createFakeBridge(firstStart()) })
    await user.click(connectButton())
    expect(screen.getByText('Enter the client ID.')).toBeDefined()
    expect(document.activeElement).toBe(screen.getByLabelText('Client ID'))
    expect(bridge.inputsOf('session:connect')).toEqual([])
  })

  it('refuses plain http to another computer, and opens Advanced to show where', async () => {
    const { bridge, user } = await renderPage(<Page />, { bridge: createFakeBridge(firstStart()) })
    await fillIn(user)
    await user.click(screen.getByRole('button', { name: 'Advanced' }))
    await paste(user, 'API base URL', 'http://api.example')
    await user.click(screen.getByRole('button', { name: 'Advanced' }))
    await user.click(connectButton())
    expect(screen.getByText(/Plain http is allowed for this computer only/)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Advanced' }).getAttribute('aria-expanded')).toBe('true')
    expect(bridge.inputsOf('session:connect')).toEqual([])
  })

  it('masks the secret until it is asked to show it', async () => {
    const { user } = await renderPage(<Page />, { bridge: createFakeBridge(firstStart()) })
    const secret = screen.getByLabelText('Client secret')
    expect(secret.getAttribute('type')).toBe('password')
    await user.click(screen.getByRole('button', { name: 'Show secret' }))
    expect(secret.getAttribute('type')).toBe('text')
  })

  it('starts the demo fleet on request', async () => {
    const { bridge, user } = await renderPage(<Page />, { bridge: createFakeBridge(firstStart()) })
    await user.click(screen.getByRole('button', { name: 'Try the demo fleet' }))
    await screen.findByText('opened')
    expect(bridge.inputsOf('session:start-demo')).toHaveLength(1)
  })
})

describe('keeping the secret', () => {
  it('offers this session only where the computer has no safe place, and says why', async () => {
    const info = appInfo({ vault: { kind: 'none', backend: 'none' } })
    const bridge = createFakeBridge({ ...firstStart(), 'app:info': () => Promise.resolve(ok(info)) })
    await renderPage(<Page />, { bridge })
    expect(screen.getAllByRole('radio')).toHaveLength(1)
    expect(screen.getByRole('radio', { name: /this session only/ })).toHaveProperty('checked', true)
    expect(screen.getAllByText(/no keyring that could seal it/).length).toBeGreaterThan(0)
  })

  it('keeps it weakly only after an explicit yes', async () => {
    const bridge = createFakeBridge({
      ...firstStart(),
      'app:info': () => Promise.resolve(ok(appInfo({ vault: weakVault })))
    })
    const { user } = await renderPage(<Page />, { bridge })
    await fillIn(user)
    expect(screen.getByRole('radio', { name: /this session only/ })).toHaveProperty('checked', true)
    await user.click(screen.getByRole('radio', { name: /without a keyring/ }))
    await user.click(connectButton())
    expect(bridge.inputsOf('session:connect')).toEqual([])
    await user.click(screen.getByRole('checkbox', { name: /I understand/ }))
    await user.click(connectButton())
    await waitFor(() => expect(bridge.inputsOf('session:connect').map(({ keep }) => keep)).toEqual(['weak']))
  })
})

describe('a remembered profile', () => {
  const remembering = (secret: SecretStanding, more: Partial<Bridge['calls']> = {}) =>
    createFakeBridge({
      'session:get': () => Promise.resolve(ok(signedOut({ remembered: profile(), secret }))),
      ...more
    })

  it('opens with one button when its secret is saved', async () => {
    const { bridge, user } = await renderPage(<Page />, { bridge: remembering('found') })
    await user.click(screen.getByRole('button', { name: 'Open Demo Insurance' }))
    await screen.findByText('opened')
    expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-1' }])
  })

  it('gives way to other credentials, with empty fields and no profile to replace', async () => {
    const { bridge, user } = await renderPage(<Page />, { bridge: remembering('found') })
    await user.click(screen.getByRole('button', { name: 'Use other credentials' }))
    expect(screen.getByLabelText<HTMLInputElement>('Client ID').value).toBe('')
    await fillIn(user)
    await user.click(connectButton())
    await screen.findByText('opened')
    expect(bridge.inputsOf('session:connect')[0]).not.toHaveProperty('profileId')
  })

  it('fills everything but the secret when that was not kept, and connects the same profile', async () => {
    const { bridge, user } = await renderPage(<Page />, { bridge: remembering('not-kept') })
    expect(screen.getByLabelText<HTMLInputElement>('Client ID').value).toBe(profile().clientId)
    expect(screen.getByLabelText<HTMLInputElement>('Client secret').value).toBe('')
    await paste(user, 'Client secret', 'made-up secret')
    await user.click(connectButton())
    await screen.findByText('opened')
    expect(bridge.inputsOf('session:connect')[0]).toMatchObject({ profileId: 'profile-1' })
  })

  it.each([
    ['not-kept', 'was not kept on this computer'],
    ['no-vault', 'key store is locked or not running'],
    ['backend-changed', 'different key store than the one that sealed it'],
    ['cannot-decrypt', 'was set aside, not deleted'],
    ['file-damaged', 'file of saved secrets is damaged'],
    ['hosts-changed', 'addresses of this profile were changed outside Fleet Desk']
  ] as const)('says why its secret has to be entered: %s', async (standing, words) => {
    await renderPage(<Page />, { bridge: remembering(standing) })
    expect(screen.getByText(new RegExp(words))).toBeDefined()
    expect(screen.getByLabelText('Client secret')).toBeDefined()
  })

  it('looks into the key store again on request, says when it is still away, and offers the profile when it is back', async () => {
    const away = signedOut({ remembered: profile(), secret: 'no-vault' })
    const { bridge, user } = await renderPage(<Page />, {
      bridge: remembering('no-vault', { 'session:retry-secret': () => Promise.resolve(ok(away)) })
    })
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText(/^The key store still does not answer/)
    bridge.answer('session:retry-secret', () => Promise.resolve(ok({ ...away, secret: 'found' as const })))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('button', { name: 'Open Demo Insurance' })
  })

  it('leaves the choice to open another profile instead', async () => {
    const list = profileList([profileSummary(), profileSummary({ id: 'profile-2', name: 'Acme Freight' })])
    const { bridge, user } = await renderPage(<Page />, {
      bridge: remembering('found', { 'profiles:get': () => Promise.resolve(ok(list)) })
    })
    expect(screen.getAllByRole('listitem')).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: /Acme Freight/ }))
    await screen.findByText('opened')
    expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-2' }])
  })
})
