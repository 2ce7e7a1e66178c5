import { act, screen, waitFor } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { App } from '../../app'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import {
  lockedSession,
  profileList,
  profileSummary,
  revocationReport,
  testProfile,
  type LockedSession
} from '../../test-support/samples'

const nowMs = Date.UTC(2026, 10, 22, 12)

async function show(fields: Partial<LockedSession> = {}) {
  const session = lockedSession({ lockedAtMs: nowMs - 5 * 60_000, ...fields })
  const profiles = [profileSummary({ status: 'locked' }), profileSummary({ ...testProfile(), status: 'signed-in' })]
  const bridge = createFakeBridge({
    'session:get': () => Promise.resolve(ok(session)),
    'profiles:get': () => Promise.resolve(ok(profileList(profiles))),
    // Stays where it is: what opens is the concern of other tests.
    'profiles:open': () => Promise.resolve(ok(session))
  })
  return renderPage(<App />, { bridge, now: () => nowMs })
}

it('says who is locked, since when, what stays and what has left', async () => {
  await show()
  const text = screen.getByRole('main', { name: 'Locked' }).textContent
  expect(text).toContain('Demo Insurance is locked')
  expect(text).toContain('Locked 5 min ago')
  expect(text).toContain('Positions and invitations, as far as they are stored, and the saved client secret.')
  expect(text).toContain('The access token, the client secret and the key of the stored positions.')
  expect(text).toContain('Catena was not asked to revoke it')
})

it('unlocks by Enter alone', async () => {
  const { bridge, user } = await show()
  expect(document.activeElement?.textContent).toBe('Unlock')
  await user.keyboard('{Enter}')
  expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-1' }])
})

it('says in words why unlocking did not work, and can try again', async () => {
  const { bridge, user } = await show()
  bridge.answer('profiles:open', () => Promise.resolve(fail('internal')))
  await user.keyboard('{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Fleet Desk has a fault')
  await user.keyboard('{Enter}')
  expect(bridge.inputsOf('profiles:open')).toHaveLength(2)
})

it.each([
  ['revoked', 200, null, /Catena has revoked the access token/],
  ['refused', 400, 'unsupported', /Catena refused to revoke.*unsupported/],
  ['unreachable', null, null, /Catena could not be reached/],
  ['no-token', null, null, /There was no access token/]
] as const)('says what became of the token: %s', async (outcome, status, serverMessage, words) => {
  await show({ revocation: revocationReport({ outcome, status, serverMessage }) })
  expect(screen.getByText(words)).toBeDefined()
})

describe('when the secret cannot be had', () => {
  it.each([
    ['not-kept', /was not kept/],
    ['no-vault', /cannot be read now/],
    ['backend-changed', /another key store/],
    ['cannot-decrypt', /cannot be unlocked/],
    ['file-damaged', /is damaged/],
    ['hosts-changed', /^The saved secret is not used$/]
  ] as const)('%s: says so and asks for it instead of unlocking', async (secret, words) => {
    await show({ secret })
    expect(screen.getByText(words)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Unlock' })).toBeNull()
    expect(document.activeElement?.textContent).toBe('Enter client secret')
  })

  it('opens the form for that profile, and goes back', async () => {
    const { user } = await show({ secret: 'not-kept' })
    await user.keyboard('{Enter}')
    expect(await screen.findByLabelText('Client secret')).toBeDefined()
    expect(screen.getByLabelText<HTMLInputElement>('Client ID').value).toBe('client-made-up')
    await user.click(screen.getByRole('button', { name: 'Back' }))
    expect(screen.queryByLabelText('Client secret')).toBeNull()
  })

  it('offers to unlock once the key store is back', async () => {
    const { bridge } = await show({ secret: 'no-vault' })
    act(() => bridge.emit('session:changed', lockedSession()))
    expect(document.activeElement?.textContent).toBe('Unlock')
  })
})

it('lists the other profiles to switch to, and neither signs out nor removes', async () => {
  const { bridge, user } = await show()
  await user.click(screen.getByRole('button', { name: /^Switch to ?Staging/ }))
  expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-test' }])
  expect(screen.queryByRole('button', { name: /sign out/i })).toBeNull()
  expect(screen.queryByRole('button', { name: /remove/i })).toBeNull()
})

it('says in a toast why another profile was not opened', async () => {
  const { bridge, user } = await show()
  bridge.answer('profiles:open', () => Promise.resolve(fail('unreachable')))
  await user.click(screen.getByRole('button', { name: /^Switch to ?Staging/ }))
  await waitFor(() => expect(screen.getByText('Staging was not opened')).toBeDefined())
})
