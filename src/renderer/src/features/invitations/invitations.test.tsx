import { act, screen, waitFor, within } from '@testing-library/react'
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
    expect(swift.getByText('Expiring soon')).toBeDefined()
    expect(swift.getByText('in 5 h')).toBeDefined()
    expect(within(screen.getByRole('row', { name: /A-3/ })).getByText('on_hold')).toBeDefined()
  })

  it('offers to revoke only before acceptance, and to renew the link after it', async () => {
    const { user } = await render()
    await user.click(screen.getByRole('button', { name: 'More for Swift Transport' }))
    expect(await screen.findByRole('menuitem', { name: 'Revoke…' })).toBeDefined()
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'More for Acme Freight' }))
    expect(await screen.findByRole('menuitem', { name: 'Renew link…' })).toBeDefined()
    expect(screen.queryByRole('menuitem', { name: 'Revoke…' })).toBeNull()
  })

  it('names the fleet before it revokes, and asks main by handle', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'More for Swift Transport' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Revoke…' }))
    expect(await screen.findByText('Revoke the link for Swift Transport?')).toBeDefined()
    expect(bridge.inputsOf('invitations:revoke')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Revoke invitation' }))
    expect(bridge.inputsOf('invitations:revoke')).toEqual([{ handle: 'h1' }])
    expect(await screen.findByText(/Link for Swift Transport revoked. It no longer works./)).toBeDefined()
  })

  it('goes from row to row by arrow keys, copies by C, selects by Space, and opens details by Enter', async () => {
    const { user, bridge } = await render()
    screen.getByRole('row', { name: /Swift Transport/ }).focus()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(screen.getByRole('row', { name: /Acme Freight/ }))
    await user.keyboard('c')
    expect(bridge.inputsOf('invitations:copy-link')).toEqual([{ handle: 'h2' }])
    await user.keyboard(' ')
    expect(screen.getByRole('row', { name: /Acme Freight/ }).getAttribute('aria-selected')).toBe('true')
    expect(screen.getAllByText('1 selected')).toBeDefined()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('complementary', { name: 'Invitation of Acme Freight' })).toBeDefined()
  })

  it('shows the link only after Reveal, and hides it when the window loses the focus', async () => {
    const bridge = bridgeWithRows()
    bridge.answer('invitations:reveal', () => Promise.resolve(ok({ link: 'https://connect.example/?invite=made-up' })))
    const { user } = await render(bridge)
    await user.click(screen.getByRole('button', { name: 'Swift Transport' }))
    expect(screen.queryByText(/invite=made-up/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Reveal' }))
    expect(await screen.findByText('https://connect.example/?invite=made-up')).toBeDefined()
    act(() => {
      window.dispatchEvent(new Event('blur'))
    })
    expect(screen.queryByText(/invite=made-up/)).toBeNull()
  })

  it('revokes several after one question, and tells what became of each', async () => {
    const bridge = bridgeWithRows()
    bridge.answer('invitations:revoke-many', () =>
      Promise.resolve(ok({ outcomes: [{ handle: 'h1', failure: 'conflict' }] }))
    )
    const { user } = await render(bridge)
    await user.click(screen.getByRole('checkbox', { name: 'Select all that are shown' }))
    await user.click(screen.getByRole('button', { name: 'Revoke 1…' }))
    expect(await screen.findByText(/2 of the selected are left out/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Revoke 1 invitations' }))
    expect(bridge.inputsOf('invitations:revoke-many')).toEqual([{ handles: ['h1'] }])
    expect(await screen.findByText('0 of 1 done, 1 not. What failed comes first.')).toBeDefined()
    expect(screen.getByText(/the fleet has probably accepted already/)).toBeDefined()
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
    expect(screen.getByText(/Catena cannot be reached/)).toBeDefined()
  })
})

describe('invite dialog', () => {
  it('offers a name that Catena takes, sends trimmed fields, and says that the link is copied', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'open' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('textbox', { name: /Fleet reference/ }))
    await user.paste(' NEW-1 ')
    await user.click(dialog.getByRole('textbox', { name: /Fleet name/ }))
    await user.paste('J&K Haulage, Inc.')
    await user.click(dialog.getByRole('button', { name: 'Use “JK Haulage Inc”' }))
    await user.click(dialog.getByRole('radio', { name: '7 days' }))
    await user.click(dialog.getByRole('button', { name: 'Create and copy link' }))
    expect(bridge.inputsOf('invitations:create')).toMatchObject([
      {
        fleetRef: 'NEW-1',
        fleetName: 'JK Haulage Inc',
        fleetEmail: null,
        permissions: { vehicle: 'read', vehicle_location: 'read' },
        expiresInHours: 168
      }
    ])
    expect(await screen.findByText(/Invitation for JK Haulage Inc is ready to paste/)).toBeDefined()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('sends nothing while a field is wrong', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'open' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('textbox', { name: /E-mail/ }))
    await user.paste('ops@')
    await user.click(dialog.getByRole('button', { name: 'Create and copy link' }))
    expect(dialog.getByText('Enter your reference for this fleet.')).toBeDefined()
    expect(dialog.getByText('This is not a complete e-mail address.')).toBeDefined()
    expect(bridge.inputsOf('invitations:create')).toEqual([])
  })

  it('says what sending again does to an accepted invitation, and sends only after a yes', async () => {
    const { user, bridge } = await render()
    await user.click(screen.getByRole('button', { name: 'open' }))
    await user.click(await screen.findByRole('textbox', { name: /Fleet reference/ }))
    await user.paste('A-2')
    expect(screen.getByText(/Acme Freight has already accepted/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Create and copy link' }))
    expect(screen.getByText('Renew the link of Acme Freight, which has accepted?')).toBeDefined()
    expect(bridge.inputsOf('invitations:create')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Renew it' }))
    expect(bridge.inputsOf('invitations:create')).toMatchObject([{ fleetRef: 'A-2' }])
  })

  it('shows the words of a 422 at the field that they are about', async () => {
    const bridge = bridgeWithRows()
    bridge.answer('invitations:create', () =>
      Promise.resolve(
        fail('rejected-by-server', { field: 'fleet_phone', serverMessage: 'value is not a valid phone number' })
      )
    )
    const { user } = await render(bridge)
    await user.click(screen.getByRole('button', { name: 'open' }))
    await user.click(await screen.findByRole('textbox', { name: /Fleet reference/ }))
    await user.paste('X-1')
    await user.click(screen.getByRole('textbox', { name: 'Phone' }))
    await user.paste('12345')
    await user.click(screen.getByRole('button', { name: 'Create and copy link' }))
    expect(await screen.findByText('value is not a valid phone number')).toBeDefined()
    expect(screen.getByRole('textbox', { name: 'Phone' }).getAttribute('aria-invalid')).toBe('true')
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
