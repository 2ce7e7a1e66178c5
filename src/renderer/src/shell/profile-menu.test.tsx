import { act, screen, waitFor } from '@testing-library/react'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { SessionState } from '@shared/ipc/schemas-session'
import { describe, expect, it } from 'vitest'
import { useSession, useView } from '../state/stores'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import {
  lockedSession,
  openSession,
  profile,
  profileList,
  profileSummary,
  signedOut,
  testProfile
} from '../test-support/samples'
import { ProfileMenu } from './profile-menu'
import { useActions } from './use-actions'
import { useAppCommands } from './use-app-commands'
import { useShortcuts } from './use-shortcuts'

const profiles = [
  profileSummary({ status: 'open' }),
  profileSummary({ ...testProfile(), status: 'signed-in' }),
  profileSummary({ id: 'profile-3', name: 'Northern Trust', status: 'signed-out', secret: 'none' }),
  profileSummary({ id: 'profile-4', name: 'Nightly', status: 'locked' })
]

const noPalette = () => undefined

function Page() {
  const actions = useActions(noPalette)
  useAppCommands(actions)
  useShortcuts(actions)
  const { dialog, screen: shown, settingsPart } = useView((view) => view)
  const kind = useSession((session) => session.kind)
  return (
    <>
      <output>{`${kind} ${shown} ${settingsPart ?? '-'} ${dialog ?? '-'}`}</output>
      <ProfileMenu actions={actions} />
    </>
  )
}

async function show(session: SessionState = openSession()) {
  const bridge = createFakeBridge({
    'session:get': () => Promise.resolve(ok(session)),
    'profiles:get': () => Promise.resolve(ok(profileList(profiles)))
  })
  return renderPage(<Page />, { bridge })
}

async function open() {
  const page = await show()
  act(() => page.bridge.emit('app:command', { command: 'switch-profile' }))
  await screen.findByRole('menu')
  return page
}

const rows = () => screen.getAllByRole('menuitemradio')
const state = () => document.querySelector('output')?.textContent

it('lists every profile with its environment, its standing and its key, and checks the open one', async () => {
  await open()
  expect(rows().map((row) => row.textContent)).toEqual([
    'Demo Insuranceapi.catena.example1',
    'StagingTestapi.staging.example2',
    'Northern TrustNeeds its secret3',
    'NightlyLocked4'
  ])
  expect(rows().map((row) => row.getAttribute('aria-checked'))).toEqual(['true', 'false', 'false', 'false'])
})

it('opens by Ctrl+Shift+P, also while a field has the focus', async () => {
  const { user } = await show()
  await user.keyboard('{Control>}{Shift>}p{/Shift}{/Control}')
  expect(await screen.findByRole('menu')).toBeDefined()
})

describe('choosing', () => {
  it('goes by digit', async () => {
    const { bridge, user } = await open()
    await user.keyboard('2')
    expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-test' }])
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  })

  it('goes by arrows and Enter', async () => {
    const { bridge, user } = await open()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
    expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-3' }])
  })

  it('goes by the first letters of a name, which do nothing else', async () => {
    const { bridge, user } = await open()
    await user.keyboard('ni{Enter}')
    expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-4' }])
    expect(state()).not.toContain('invite')
  })

  it('only closes for the open one and for a digit that nobody has', async () => {
    const { bridge, user } = await open()
    await user.keyboard('7')
    expect(screen.getByRole('menu')).toBeDefined()
    await user.keyboard('1')
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
    expect(bridge.inputsOf('profiles:open')).toEqual([])
  })

  it('shows the progress in the row, and asks once however often it is chosen', async () => {
    const { bridge, user } = await open()
    let answer: (result: Result<SessionState>) => void = () => undefined
    bridge.answer('profiles:open', () => new Promise((resolve) => (answer = resolve)))
    await user.keyboard('2')
    expect(await screen.findByText('Opening…')).toBeDefined()
    expect(rows()[1]?.getAttribute('aria-busy')).toBe('true')
    await user.keyboard('23')
    expect(bridge.inputsOf('profiles:open')).toHaveLength(1)
    await act(async () => {
      answer(ok(openSession({ profile: testProfile() })))
      await Promise.resolve()
    })
    expect(screen.getByRole('button', { name: 'Profile Staging' })).toBeDefined()
    expect(state()).toBe('open map - -')
  })

  it.each([
    ['signed-out', signedOut({ remembered: profile({ id: 'profile-3' }) })],
    ['locked', lockedSession({ profile: profile({ id: 'profile-3' }), secret: 'no-vault' })]
  ] as const)('goes where main says: %s', async (kind, session) => {
    const { bridge, user } = await open()
    bridge.answer('profiles:open', () => Promise.resolve(ok(session)))
    await user.keyboard('3')
    await waitFor(() => expect(state()).toBe(`${kind} map - -`))
  })

  it('says in words why it did not work, and stays where it was', async () => {
    const { bridge, user } = await open()
    bridge.answer('profiles:open', () => Promise.resolve(fail('no-network')))
    await user.keyboard('2')
    expect(await screen.findByText('Staging was not opened')).toBeDefined()
    expect(screen.getByText(/This computer has no network/)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Profile Demo Insurance' })).toBeDefined()
  })
})

describe('the acts', () => {
  it.each([
    ['Add profile…', 'open map - add-profile'],
    ['Manage profiles…', 'open settings profiles -'],
    ['Sign out…', 'open map - sign-out']
  ])('%s', async (label, expected) => {
    const { user } = await open()
    await user.click(screen.getByRole('menuitem', { name: label }))
    expect(state()).toBe(expected)
  })

  it.each([
    ['Lock', false],
    ['Lock and revoke token', true]
  ])('%s', async (name, revokesToken) => {
    const { bridge, user } = await open()
    await user.click(screen.getByRole('menuitem', { name }))
    expect(bridge.inputsOf('session:lock')).toEqual([{ revokesToken }])
    await waitFor(() => expect(state()).toBe('locked map - -'))
  })

  it('asks before a lock that loses the secret', async () => {
    const { bridge } = await show(openSession({ secretKept: 'session' }))
    act(() => bridge.emit('app:command', { command: 'lock' }))
    expect(state()).toBe('open map - lock')
    expect(bridge.inputsOf('session:lock')).toEqual([])
  })

  it('says why a lock did not work', async () => {
    const { bridge } = await show()
    bridge.answer('session:lock', () => Promise.resolve(fail('internal')))
    act(() => bridge.emit('app:command', { command: 'lock' }))
    expect(await screen.findByText('Not locked')).toBeDefined()
  })
})
