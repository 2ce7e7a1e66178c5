import { act, screen, waitFor } from '@testing-library/react'
import { expiryHours } from '@shared/domain/invitation'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { CreateInvitationOutput } from '@shared/ipc/schemas-invitations'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { useStores } from '@renderer/state/stores'
import { createFakeBridge, type FakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { createdInvitation, openSession, testProfile } from '@renderer/test-support/samples'
import { InviteDialog } from './invite-dialog'

function Page() {
  const { view } = useStores()
  const [hasLeft, setHasLeft] = useState(false)
  return (
    <>
      <button onClick={() => view.getState().openInvite()}>open</button>
      <button onClick={() => setHasLeft(true)}>leave the profile</button>
      {!hasLeft && <InviteDialog />}
    </>
  )
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: /Fleet reference/ })
const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

async function type(bridge: FakeBridge) {
  const page = await renderPage(<Page />, { bridge, now: () => nowMs })
  await page.user.click(screen.getByText('open'))
  await screen.findByRole('dialog')
  await page.user.click(field())
  await page.user.paste('F-1')
  return page
}

/** A Monday morning at whatever zone this computer has: a day later is a working day. */
const nowMs = new Date(2026, 10, 23, 10).getTime()

const sent = {
  fleetRef: 'F-1',
  fleetName: null,
  fleetEmail: null,
  fleetPhone: null,
  fleetWebsite: null,
  fleetCountryCode: null,
  fleetRegulatoryId: null,
  fleetRegulatoryIdType: null,
  limitTsps: [],
  permissions: { vehicle: 'read', vehicle_location: 'read' },
  successRedirectUrl: null,
  failureRedirectUrl: null,
  callbackUrl: null,
  expiresInHours: expiryHours.usual
} as const

describe('from a test profile', () => {
  const testBridge = () =>
    createFakeBridge({ 'session:get': () => Promise.resolve(ok(openSession({ profile: testProfile() }))) })

  it('asks first, naming profile and host, and sends the yes along', async () => {
    const { bridge, user } = await type(testBridge())
    await user.click(screen.getByRole('button', { name: 'Create and copy link' }))
    expect(screen.getByText(/This is the test profile Staging at api.staging.example/)).toBeDefined()
    expect(bridge.inputsOf('invitations:create')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Invite from test profile' }))
    expect(bridge.inputsOf('invitations:create')).toEqual([{ ...sent, isTestConfirmed: true }])
    await isClosed()
  })

  it('goes back without sending; Enter in a field is no yes', async () => {
    const { bridge, user } = await type(testBridge())
    await user.keyboard('{Enter}')
    expect(document.activeElement?.textContent).toBe('Back')
    await user.click(field())
    await user.keyboard('{Enter}')
    expect(bridge.inputsOf('invitations:create')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Back' }))
    expect(screen.queryByText(/This is the test profile/)).toBeNull()
    expect(field().value).toBe('F-1')
  })

  it('does not ask while a field is wrong', async () => {
    const { user } = await type(testBridge())
    await user.clear(field())
    await user.keyboard('{Enter}')
    expect(screen.queryByText(/This is the test profile/)).toBeNull()
  })
})

it('asks when main demands it, too, and then sends the yes', async () => {
  const bridge = createFakeBridge()
  bridge.answer('invitations:create', (input) =>
    Promise.resolve(input.isTestConfirmed ? ok(createdInvitation(input)) : fail('confirmation-needed'))
  )
  const { user } = await type(bridge)
  await user.click(screen.getByRole('button', { name: 'Create and copy link' }))
  await user.click(await screen.findByRole('button', { name: 'Invite from test profile' }))
  expect(bridge.inputsOf('invitations:create')).toEqual([sent, { ...sent, isTestConfirmed: true }])
  await isClosed()
})

it('sends without a question from a production profile', async () => {
  const { bridge, user } = await type(createFakeBridge())
  await user.click(screen.getByRole('button', { name: 'Create and copy link' }))
  expect(bridge.inputsOf('invitations:create')).toEqual([sent])
})

describe('what was typed', () => {
  it('is there again after Escape, until it is cleared', async () => {
    const { user } = await type(createFakeBridge())
    await user.keyboard('{Escape}')
    await isClosed()
    await user.click(screen.getByText('open'))
    await screen.findByRole('dialog')
    expect(field().value).toBe('F-1')
    await user.click(screen.getByRole('button', { name: 'Clear form' }))
    expect(field().value).toBe('')
  })

  it('is gone once it was sent', async () => {
    const { user } = await type(createFakeBridge())
    await user.click(screen.getByRole('button', { name: 'Create and copy link' }))
    await isClosed()
    await user.click(screen.getByText('open'))
    await screen.findByRole('dialog')
    expect(field().value).toBe('')
  })
})

describe('closed while it is sent', () => {
  async function closeWhileSending() {
    const bridge = createFakeBridge()
    let settle: (answer: Result<CreateInvitationOutput>) => void = () => undefined
    bridge.answer('invitations:create', () => new Promise((resolve) => (settle = resolve)))
    const page = await type(bridge)
    await page.user.click(screen.getByRole('button', { name: 'Create and copy link' }))
    await page.user.keyboard('{Escape}')
    await isClosed()
    const answer = (result: Result<CreateInvitationOutput>) =>
      act(async () => {
        settle(result)
        await Promise.resolve()
      })
    return { ...page, answer }
  }

  it('a toast tells that the link was made', async () => {
    const { answer } = await closeWhileSending()
    await answer(ok(createdInvitation({ ...sent, fleetName: 'Swift' })))
    expect(await screen.findByText(/Invitation for Swift is ready to paste/)).toBeDefined()
  })

  it('a toast tells that it failed and why, and what was typed is kept', async () => {
    const { answer, user } = await closeWhileSending()
    await answer(fail('unreachable'))
    expect(await screen.findByText('F-1 was not invited')).toBeDefined()
    expect(screen.getByText(/Catena does not answer.*still in the form/)).toBeDefined()
    await user.click(screen.getByText('open'))
    await screen.findByRole('dialog')
    expect(field().value).toBe('F-1')
  })

  it('a toast tells it even when the profile was left meanwhile, and promises no form', async () => {
    const { answer, user } = await closeWhileSending()
    await user.click(screen.getByText('leave the profile'))
    await answer(fail('unreachable'))
    expect(await screen.findByText('F-1 was not invited')).toBeDefined()
    expect(screen.queryByText(/still in the form/)).toBeNull()
  })
})
