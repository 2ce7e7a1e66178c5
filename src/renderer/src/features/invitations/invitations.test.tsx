import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useStores } from '@renderer/state/stores'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { invitationList, invitationRow } from '@renderer/test-support/samples'
import { fail, ok } from '@shared/ipc/result'
import { InvitationsScreen } from './invitations-screen'
import { InviteDialog } from './invite-dialog'

const nowMs = Date.UTC(2026, 10, 22, 12)

const rows = [
  invitationRow({ handle: 'h1', fleetRef: 'A-1', fleetName: 'Swift Transport', expiresAtMs: nowMs + 5 * 3_600_000 }),
  invitationRow({
    handle: 'h2',
    fleetRef: 'A-2',
    fleetName: 'Acme Freight',
    status: 'accepted',
    acceptedAtMs: nowMs - 60_000
  }),
  invitationRow({ handle: 'h3', fleetRef: 'A-3', fleetName: null, status: 'on_hold' })
]

function bridgeWithRows() {
  return createFakeBridge({ 'invitations:get': () => Promise.resolve(ok(invitationList({ rows, asOfMs: nowMs }))) })
}

function Page() {
  const { view } = useStores()
  return (
    <>
      <button onClick={() => view.getState().openInvite()}>open</button>
      <InvitationsScreen />
      <InviteDialog />
    </>
  )
}

const render = (bridge = bridgeWithRows()) => renderPage(<Page />, { bridge, now: () => nowMs })

describe('invitations screen', () => {
  it('shows where each invitation stands, also one whose status it does not know', async () => {
    await render()
    const swift = within(screen.getByRole('row', { name: /Swift Transport/ }))
    expect(swift.getByText('Waiting')).toBeDefined()
    expect(swift.getByText('in 5 h')).toBeDefined()
    expect(within(screen.getByRole('row', { name: /A-3/ })).getByText('on_hold')).toBeDefined()
  })

  it('offers to revoke only before acceptance', async () => {
    await render()
    expect(screen.getByRole('button', { name: 'Revoke invitation for Swift Transport' })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Revoke invitation for Acme Freight' })).toBeNull()
  })

  it('names the fleet before it revokes, and asks main by handle', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'Revoke invitation for Swift Transport' }))
    expect(await screen.findByText('Revoke the link for Swift Transport?')).toBeDefined()
    expect(bridge.inputsOf('invitations:revoke')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Revoke invitation' }))
    expect(bridge.inputsOf('invitations:revoke')).toEqual([{ handle: 'h1' }])
    expect(await screen.findByText('Link for Swift Transport revoked. It no longer works.')).toBeDefined()
  })

  it('copies through main and says when the link expires', async () => {
    const bridge = bridgeWithRows()
    bridge.answer('invitations:copy-link', () => Promise.resolve(ok({ expiresAtMs: Date.UTC(2026, 10, 24, 14) })))
    const { user } = await render(bridge)
    await user.click(screen.getByRole('button', { name: 'Copy link for Acme Freight' }))
    expect(bridge.inputsOf('invitations:copy-link')).toEqual([{ handle: 'h2' }])
    expect(await screen.findByText(/Link for Acme Freight is ready to paste. Expires Tue/)).toBeDefined()
  })

  it('disables what writes while the server is out of reach, and says why', async () => {
    const bridge = bridgeWithRows()
    await render(bridge)
    bridge.emit('reachability:changed', { kind: 'unreachable', sinceMs: nowMs, retryAtMs: null })
    await waitFor(() => {
      expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Invite a fleet' }).disabled).toBe(true)
    })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Revoke invitation for Swift/ }).disabled).toBe(true)
    expect(screen.getByText(/Catena cannot be reached/)).toBeDefined()
  })
})

describe('invite dialog', () => {
  it('offers a name that Catena takes, sends trimmed fields, and says that the link is copied', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'open' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /Fleet reference/ }), ' NEW-1 ')
    await user.type(dialog.getByRole('textbox', { name: /Fleet name/ }), 'J&K Haulage, Inc.')
    await user.click(dialog.getByRole('button', { name: 'Use “JK Haulage Inc”' }))
    await user.click(dialog.getByRole('radio', { name: '7 days' }))
    await user.click(dialog.getByRole('button', { name: 'Create and copy link' }))
    expect(bridge.inputsOf('invitations:create')).toEqual([
      { fleetRef: 'NEW-1', fleetName: 'JK Haulage Inc', fleetEmail: null, expiresInHours: 168 }
    ])
    expect(await screen.findByText(/Invitation for JK Haulage Inc is ready to paste/)).toBeDefined()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('sends nothing while a field is wrong', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'open' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /E-mail/ }), 'ops@')
    await user.click(dialog.getByRole('button', { name: 'Create and copy link' }))
    expect(dialog.getByText('Enter your reference for this fleet.')).toBeDefined()
    expect(dialog.getByText('This is not a complete e-mail address.')).toBeDefined()
    expect(bridge.inputsOf('invitations:create')).toEqual([])
  })

  it('says what sending again does to an accepted invitation', async () => {
    const { user } = await render()
    await user.click(screen.getByRole('button', { name: 'open' }))
    await user.type(await screen.findByRole('textbox', { name: /Fleet reference/ }), 'A-2')
    expect(screen.getByText(/Acme Freight has already accepted/)).toBeDefined()
  })

  it('keeps what was typed when the server refuses, and repeats its words', async () => {
    const bridge = bridgeWithRows()
    bridge.answer('invitations:create', () =>
      Promise.resolve(fail('rejected-by-server', { serverMessage: 'too short' }))
    )
    const { user } = await render(bridge)
    await user.click(screen.getByRole('button', { name: 'open' }))
    const ref = await screen.findByRole<HTMLInputElement>('textbox', { name: /Fleet reference/ })
    await user.type(ref, 'X')
    await user.click(screen.getByRole('button', { name: 'Create and copy link' }))
    expect(await screen.findByText(/Catena says: “too short”/)).toBeDefined()
    expect(ref.value).toBe('X')
  })
})
