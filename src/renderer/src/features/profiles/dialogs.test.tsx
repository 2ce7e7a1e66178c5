import { screen, waitFor, within } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import type { ProfileContents } from '@shared/ipc/schemas-profiles'
import { describe, expect, it } from 'vitest'
import { useStores } from '../../state/stores'
import type { FrameDialog } from '../../state/view-store'
import { createFakeBridge, type FakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import {
  openSession,
  profileContents,
  profileList,
  profileSummary,
  revocationReport,
  testProfile
} from '../../test-support/samples'
import { erasedLines, formatMegabytes } from './erased-words'
import { LockDialog } from './lock-dialog'
import { RemoveProfileDialog } from './remove-dialog'
import { RenameProfileDialog } from './rename-dialog'

function Page({ dialog, profileId }: { readonly dialog: FrameDialog; readonly profileId: string }) {
  const { view } = useStores()
  return (
    <>
      <button onClick={() => view.getState().openDialog(dialog, profileId)}>ask</button>
      <LockDialog />
      <RenameProfileDialog />
      <RemoveProfileDialog />
    </>
  )
}

async function ask(
  dialog: FrameDialog,
  profileId = 'profile-1',
  overrides: Parameters<typeof createFakeBridge>[0] = {}
) {
  const profiles = [profileSummary({ status: 'open' }), profileSummary({ ...testProfile(), status: 'signed-out' })]
  const bridge = createFakeBridge({ 'profiles:get': () => Promise.resolve(ok(profileList(profiles))), ...overrides })
  const page = await renderPage(<Page dialog={dialog} profileId={profileId} />, { bridge })
  await page.user.click(screen.getByText('ask'))
  return { ...page, dialog: await screen.findByRole('dialog') }
}

function contentsOf(bridge: FakeBridge, fields: Partial<ProfileContents>) {
  bridge.answer('profiles:contents', () => Promise.resolve(ok(profileContents(fields))))
}

describe('removing', () => {
  it('names the profile and exactly what is erased', async () => {
    const { dialog } = await ask('remove-profile')
    expect(within(dialog).getByText('Remove Demo Insurance?')).toBeDefined()
    const list = await within(dialog).findByRole('list')
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent)
    ).toEqual([
      'The profile: its name, client ID, servers and frame colour.',
      'The client secret, sealed by the system’s key store.',
      'Stored positions and invitations: 4.2 MB, 2,000 vehicles.',
      'The access token, from memory.'
    ])
    expect(dialog.textContent).toContain('Catena is asked to revoke the access token.')
  })

  it('says of a closed profile what can be known without opening it', async () => {
    const bridge = createFakeBridge()
    contentsOf(bridge, { vehicleCount: null, secretKept: null, setAsideAtMs: Date.UTC(2026, 10, 20, 12) })
    const { dialog } = await ask('remove-profile', 'profile-test', {
      'profiles:contents': bridge.calls['profiles:contents']
    })
    const list = await within(dialog).findByRole('list')
    expect(list.textContent).toContain('A client secret that could not be read, set aside on 20 Nov 2026')
    expect(list.textContent).toContain('4.2 MB.')
    expect(list.textContent).not.toContain('sealed')
    expect(dialog.textContent).not.toContain('revoke')
    expect(within(dialog).queryByRole('button', { name: 'Lock instead' })).toBeNull()
  })

  it('removes only on the button that says so, and tells what Catena answered', async () => {
    const { bridge, user, dialog } = await ask('remove-profile', 'profile-1', {
      'profiles:remove': () =>
        Promise.resolve(
          ok({ revocation: revocationReport({ outcome: 'refused', status: 503, serverMessage: 'try later' }) })
        )
    })
    await user.click(await within(dialog).findByRole('button', { name: 'Remove Demo Insurance' }))
    expect(bridge.inputsOf('profiles:remove')).toEqual([{ profileId: 'profile-1' }])
    expect(await screen.findByText('Demo Insurance was removed')).toBeDefined()
    expect(screen.getByText(/refused to revoke.*try later/)).toBeDefined()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('has the focus on keeping, and keeps on Escape', async () => {
    const { bridge, user, dialog } = await ask('remove-profile')
    await waitFor(() => expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Keep it' })))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(bridge.inputsOf('profiles:remove')).toEqual([])
  })

  it('offers the lesser act for the open profile', async () => {
    const { bridge, user, dialog } = await ask('remove-profile')
    await user.click(within(dialog).getByRole('button', { name: 'Lock instead' }))
    expect(bridge.inputsOf('session:lock')).toEqual([{ revokesToken: false }])
    expect(bridge.inputsOf('profiles:remove')).toEqual([])
  })

  it('stays open and says why when it did not work', async () => {
    const { user, dialog } = await ask('remove-profile', 'profile-1', {
      'profiles:remove': () => Promise.resolve(fail('internal'))
    })
    await user.click(await within(dialog).findByRole('button', { name: 'Remove Demo Insurance' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Fleet Desk has a fault')
  })

  it('does not pretend to know what is stored when main could not look', async () => {
    const { dialog } = await ask('remove-profile', 'profile-1', {
      'profiles:contents': () => Promise.resolve(fail('internal'))
    })
    expect(await within(dialog).findByText(/could not be looked at/)).toBeDefined()
    expect(within(dialog).queryByRole('list')).toBeNull()
  })
})

it('lists nothing that is not there', () => {
  const contents = profileContents({ secretKept: 'session', storedBytes: 0, vehicleCount: null })
  expect(erasedLines(contents, false)).toEqual([
    'The profile: its name, client ID, servers and frame colour.',
    'The client secret, in memory for this session.'
  ])
})

it.each([
  [0, 'under 0.1 MB'],
  [99_999, 'under 0.1 MB'],
  [100_000, '0.1 MB'],
  [12_345_678, '12.3 MB']
])('%d bytes are %s', (bytes, text) => expect(formatMegabytes(bytes)).toBe(text))

describe('renaming', () => {
  it('sends the new name, trimmed, on Enter', async () => {
    const { bridge, user, dialog } = await ask('rename-profile', 'profile-test')
    const field = within(dialog).getByLabelText('Profile name')
    await user.clear(field)
    await user.type(field, '  Staging 2 {Enter}')
    expect(bridge.inputsOf('profiles:change')).toEqual([{ profileId: 'profile-test', name: 'Staging 2' }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it.each([
    ['', 'Enter a name.'],
    ['x'.repeat(81), 'Use at most 80 characters.']
  ])('takes no name that main would refuse', async (name, complaint) => {
    const { bridge, user, dialog } = await ask('rename-profile')
    const field = within(dialog).getByLabelText('Profile name')
    await user.clear(field)
    if (name !== '') await user.click(field)
    if (name !== '') await user.paste(name)
    await user.keyboard('{Enter}')
    expect(await within(dialog).findByText(complaint)).toBeDefined()
    expect(bridge.inputsOf('profiles:change')).toEqual([])
  })

  it('says why it did not work and keeps what was typed', async () => {
    const { user, dialog } = await ask('rename-profile', 'profile-1', {
      'profiles:change': () => Promise.resolve(fail('unknown-handle'))
    })
    const field = within(dialog).getByLabelText<HTMLInputElement>('Profile name')
    await user.clear(field)
    await user.type(field, 'New{Enter}')
    expect(await within(dialog).findByRole('alert')).toBeDefined()
    expect(field.value).toBe('New')
  })
})

describe('locking a profile whose secret is kept for this session only', () => {
  const sessionOnly = { 'session:get': () => Promise.resolve(ok(openSession({ secretKept: 'session' }))) }

  it('says that it must be entered again, and locks on the button that names the profile', async () => {
    const { bridge, user, dialog } = await ask('lock', 'profile-1', sessionOnly)
    expect(dialog.textContent).toContain('you enter it again to unlock')
    await user.click(within(dialog).getByRole('button', { name: 'Lock Demo Insurance' }))
    expect(bridge.inputsOf('session:lock')).toEqual([{ revokesToken: false }])
  })

  it('revokes, too, where that was asked for, and says so', async () => {
    const { bridge, user, dialog } = await ask('lock-and-revoke', 'profile-1', sessionOnly)
    expect(dialog.textContent).toContain('Catena is asked to revoke')
    await user.click(within(dialog).getByRole('button', { name: 'Lock Demo Insurance' }))
    expect(bridge.inputsOf('session:lock')).toEqual([{ revokesToken: true }])
  })

  it('says nothing of entering a secret that is saved', async () => {
    const { dialog } = await ask('lock')
    expect(dialog.textContent).toContain('The saved secret opens it again')
    expect(dialog.textContent).not.toContain('enter it again')
  })
})
