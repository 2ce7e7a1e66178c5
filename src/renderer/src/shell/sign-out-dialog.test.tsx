import { screen, waitFor } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { useView } from '../state/stores'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { openSession, positionStatus, revocationReport } from '../test-support/samples'
import { SignOutDialog } from './sign-out-dialog'

function Page() {
  const openDialog = useView((view) => view.openDialog)
  const dialog = useView((view) => view.dialog)
  return (
    <>
      <button onClick={() => openDialog('sign-out')}>open</button>
      <output>{dialog}</output>
      <SignOutDialog />
    </>
  )
}

async function open(bridge = createFakeBridge()) {
  bridge.answer('positions:status', () => Promise.resolve(ok(positionStatus({ vehicleCount: 2000 }))))
  const page = await renderPage(<Page />, { bridge })
  await page.user.click(screen.getByText('open'))
  return page
}

it('names the profile and what each tick erases', async () => {
  await open()
  const dialog = await screen.findByRole('dialog', { name: 'Sign out of Demo Insurance?' })
  expect(dialog.textContent).toContain('Erases the client secret of Demo Insurance')
  expect(dialog.textContent).toContain('Erases the last positions of 2,000 vehicles')
})

it('erases nothing unless it was ticked', async () => {
  const { bridge, user } = await open()
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(bridge.inputsOf('session:sign-out')).toEqual([{ forgetCredentials: false, forgetPositions: false }])
})

it('offers to lock first, which erases nothing', async () => {
  const { bridge, user } = await open()
  await user.click(screen.getByRole('button', { name: 'Lock instead' }))
  expect(bridge.inputsOf('session:lock')).toEqual([{ revokesToken: false }])
  expect(bridge.inputsOf('session:sign-out')).toEqual([])
})

it('goes over to the question about the secret when locking would lose it', async () => {
  const bridge = createFakeBridge({ 'session:get': () => Promise.resolve(ok(openSession({ secretKept: 'session' }))) })
  const { user } = await open(bridge)
  await user.click(screen.getByRole('button', { name: 'Lock instead' }))
  expect(bridge.inputsOf('session:lock')).toEqual([])
  expect(screen.getByRole('status').textContent).toBe('lock')
})

it('passes on what was ticked', async () => {
  const { bridge, user } = await open()
  await user.click(screen.getByRole('checkbox', { name: 'Forget the cached positions' }))
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(bridge.inputsOf('session:sign-out')).toEqual([{ forgetCredentials: false, forgetPositions: true }])
})

it('does nothing when the person stays', async () => {
  const { bridge, user } = await open()
  await user.click(screen.getByRole('button', { name: 'Stay signed in' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(bridge.inputsOf('session:sign-out')).toEqual([])
})

it.each([
  ['revoked', 200, null, 'Catena has revoked the access token.'],
  ['refused', 503, 'try later', 'Catena refused to revoke the access token.*try later'],
  ['unreachable', null, null, 'Catena could not be reached'],
  ['no-token', null, null, 'There was no access token to revoke.']
] as const)('says what became of the token: %s', async (outcome, status, serverMessage, words) => {
  const { bridge, user } = await open()
  const revocation = revocationReport({ outcome, status, serverMessage })
  bridge.answer('session:sign-out', () => Promise.resolve(ok({ revocation })))
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText(new RegExp(words))).toBeDefined()
})

it('stays open and says why when signing out did not work', async () => {
  const { bridge, user } = await open()
  bridge.answer('session:sign-out', () => Promise.resolve(fail('internal')))
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Fleet Desk has a fault')
  expect(screen.getByRole('dialog')).toBeDefined()
})
