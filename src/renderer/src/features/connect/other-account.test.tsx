import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { profile, profileList, profileSummary, signedOut } from '../../test-support/samples'
import { ConnectScreen } from './connect-screen'

const warning = () => screen.queryByText('Another account')

async function openForm(lastOpenedAtMs: number | null) {
  const bridge = createFakeBridge({
    'session:get': () => Promise.resolve(ok(signedOut({ remembered: profile(), secret: 'not-kept' }))),
    'profiles:get': () => Promise.resolve(ok(profileList([profileSummary({ lastOpenedAtMs })])))
  })
  const { user } = await renderPage(<ConnectScreen />, { bridge })
  return user
}

async function replace(user: UserEvent, label: string, text: string) {
  await user.clear(screen.getByLabelText(label))
  await user.click(screen.getByLabelText(label))
  await user.paste(text)
}

it('warns that another client in a profile erases what is stored in it, and takes it back', async () => {
  const user = await openForm(1)
  expect(warning()).toBeNull()
  await replace(user, 'Client ID', 'another-client')
  expect(warning()).not.toBeNull()
  await replace(user, 'Client ID', profile().clientId)
  expect(warning()).toBeNull()
})

it('does not take a slash at the end of an address for another server', async () => {
  const user = await openForm(1)
  await user.click(screen.getByRole('button', { name: 'Advanced' }))
  await replace(user, 'API base URL', `${profile().apiBaseUrl}/`)
  expect(warning()).toBeNull()
  await replace(user, 'API base URL', 'https://api.other.test')
  expect(warning()).not.toBeNull()
})

it('says nothing for a profile that was never opened: a copy has nothing to lose', async () => {
  const user = await openForm(null)
  await replace(user, 'Client ID', 'another-client')
  expect(warning()).toBeNull()
})
