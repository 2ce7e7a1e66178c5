import { notifications } from '@mantine/notifications'
import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { openSession, signedOut } from '../test-support/samples'
import { useToastsOfProfile } from './use-toasts-of-profile'

function Page() {
  useToastsOfProfile()
  return null
}

it('takes messages of a profile away with it, and leaves what is said about its end', async () => {
  const { bridge } = await renderPage(<Page />, { bridge: createFakeBridge() })
  act(() => void notifications.show({ message: 'The link of Swift Transport is copied' }))
  expect(screen.getByText(/Swift Transport/)).toBeDefined()
  // The answer of the sign-out comes right behind the event, before the page has followed it.
  act(() => {
    bridge.emit('session:changed', signedOut())
    notifications.show({ message: 'Catena has revoked the access token.' })
  })
  expect(await screen.findByText(/has revoked/)).toBeDefined()
  expect(screen.queryByText(/Swift Transport/)).toBeNull()
})

it('keeps them while the same profile only renews its token', async () => {
  const { bridge } = await renderPage(<Page />, { bridge: createFakeBridge() })
  act(() => void notifications.show({ message: 'Swift Transport was invited' }))
  act(() => bridge.emit('session:changed', openSession({ token: 'renewing' })))
  expect(screen.getByText(/Swift Transport/)).toBeDefined()
})
