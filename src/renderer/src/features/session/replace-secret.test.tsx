import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import type { Bridge } from '@shared/ipc/contract'
import { fail, ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { useView } from '../../state/stores'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { appInfo, credentialDraft, openSession } from '../../test-support/samples'
import { ReplaceSecretDialog } from './replace-secret-dialog'

function OpenButton() {
  const openDialog = useView((view) => view.openDialog)
  const dialog = useView((view) => view.dialog)
  return (
    <>
      <button onClick={() => openDialog('replace-secret')}>open</button>
      <output data-testid="dialog">{dialog ?? 'none'}</output>
    </>
  )
}

async function open(answers: Partial<Bridge['calls']> = {}) {
  const page = await renderPage(
    <>
      <OpenButton />
      <ReplaceSecretDialog />
    </>,
    { bridge: createFakeBridge(answers) }
  )
  await page.user.click(screen.getByRole('button', { name: 'open' }))
  return page
}

/** As fast as typing by hand is not: each key would be an event, and a render. */
async function paste(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field)
  await user.paste(text)
}

const secretField = () => screen.getByLabelText<HTMLInputElement>('New client secret')
const confirm = () => screen.getByRole('button', { name: 'Replace secret' })

it('shows which client it is for, and sends the new secret alone', async () => {
  const { bridge, user } = await open()
  expect(screen.getByRole('dialog', { name: 'Client secret of Demo Insurance' })).toBeDefined()
  expect(screen.getByText('client-made-up')).toBeDefined()
  await paste(user, secretField(), 'made-up new secret')
  await user.click(confirm())
  expect(bridge.inputsOf('session:replace-secret')).toEqual([{ clientSecret: 'made-up new secret', keep: 'sealed' }])
  await screen.findByText('Secret replaced')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it.each([
  [null, /Catena is asked to revoke the access token of the old one/],
  ['rejected', /^The secret is in use\.$/],
  ['not-kept', /^The secret is in use\.$/]
] as const)('says what becomes of the old token, where there is one: %s', async (credentialsNeeded, words) => {
  const { user } = await open({ 'session:get': () => Promise.resolve(ok(openSession({ credentialsNeeded }))) })
  await paste(user, secretField(), 'made-up new secret')
  await user.click(confirm())
  expect(await screen.findByText(words)).toBeDefined()
})

it('says after a refusal that the present secret is still in use, and keeps what was typed', async () => {
  const { user } = await open({ 'session:replace-secret': () => Promise.resolve(fail('credentials-rejected')) })
  await paste(user, secretField(), 'made-up wrong secret')
  await user.click(confirm())
  expect(screen.getByRole('alert').textContent).toBe(
    'Catena refused the new secretThe present one is still in use. Check the new one, or ask your Catena contact.'
  )
  expect(secretField().value).toBe('made-up wrong secret')
})

it('does not call a secret still in use that was refused before or is missing', async () => {
  const { user } = await open({
    'session:get': () => Promise.resolve(ok(openSession({ credentialsNeeded: 'rejected', token: 'rejected' }))),
    'session:replace-secret': () => Promise.resolve(fail('credentials-rejected'))
  })
  await paste(user, secretField(), 'made-up wrong secret')
  await user.click(confirm())
  expect(screen.getByRole('alert').textContent).not.toContain('still in use')
})

it('asks for the secret without asking main', async () => {
  const { bridge, user } = await open()
  await user.click(confirm())
  expect(screen.getByText('Enter the client secret.')).toBeDefined()
  expect(bridge.inputsOf('session:replace-secret')).toEqual([])
})

it('keeps weakly only after an explicit yes', async () => {
  const { bridge, user } = await open({
    'app:info': () => Promise.resolve(ok(appInfo({ vault: { kind: 'weak', backend: 'plain-text' } }))),
    'session:get': () => Promise.resolve(ok(openSession({ secretKept: 'weak' })))
  })
  await paste(user, secretField(), 'made-up new secret')
  await user.click(confirm())
  expect(bridge.inputsOf('session:replace-secret')).toEqual([])
  await user.click(screen.getByRole('checkbox', { name: /I understand/ }))
  await user.click(confirm())
  await waitFor(() => expect(bridge.inputsOf('session:replace-secret').map(({ keep }) => keep)).toEqual(['weak']))
})

it('takes an imported secret, and refuses one for another client', async () => {
  const { bridge, user } = await open({
    'credentials:import': () => Promise.resolve(ok(credentialDraft({ clientId: 'other-made-up' })))
  })
  await user.click(screen.getByRole('button', { name: 'Paste from clipboard' }))
  expect(screen.getByRole('alert').textContent).toContain('for the client other-made-up')
  expect(bridge.inputsOf('credentials:discard')).toEqual([{ draftId: 'draft-1' }])
  bridge.answer('credentials:import', () =>
    Promise.resolve(ok(credentialDraft({ draftId: 'draft-2', clientId: null })))
  )
  await user.click(screen.getByRole('button', { name: 'Paste from clipboard' }))
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(confirm())
  expect(bridge.inputsOf('session:replace-secret')).toEqual([{ clientSecret: { draftId: 'draft-2' }, keep: 'sealed' }])
})

it('offers the environment for the same client only', async () => {
  const { bridge, user } = await open({
    'credentials:offers': () => Promise.resolve(ok({ environment: { clientId: 'other-made-up' } }))
  })
  expect(screen.queryByRole('button', { name: 'Use them' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Use another client ID…' }))
  expect(screen.getByTestId('dialog').textContent).toBe('credentials')
  expect(bridge.inputsOf('credentials:import')).toEqual([])
})
