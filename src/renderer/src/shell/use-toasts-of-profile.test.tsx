import { notifications } from '@mantine/notifications'
import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { openSession, signedOut } from '../test-support/samples'
import { aboutSession } from '../ui/about-session'
import { useToastsOfProfile } from './use-toasts-of-profile'

function Page() {
  useToastsOfProfile()
  return null
}

it.each(['before', 'behind'])(
  'takes messages of a profile away, and leaves what comes %s its end about it',
  async (order) => {
    const { bridge } = await renderPage(<Page />, { bridge: createFakeBridge() })
    act(() => void notifications.show({ message: 'The link of Swift Transport is copied' }))
    expect(screen.getByText(/Swift Transport/)).toBeDefined()
    const tell = () =>
      notifications.show({ id: `${aboutSession}-signed-out`, message: 'Catena has revoked the access token.' })
    act(() => {
      if (order === 'before') tell()
      bridge.emit('session:changed', signedOut())
      if (order === 'behind') tell()
    })
    expect(await screen.findByText(/has revoked/)).toBeDefined()
    expect(screen.queryByText(/Swift Transport/)).toBeNull()
  }
)

it('keeps them while the same profile only renews its token', async () => {
  const { bridge } = await renderPage(<Page />, { bridge: createFakeBridge() })
  act(() => void notifications.show({ message: 'Swift Transport was invited' }))
  act(() => bridge.emit('session:changed', openSession({ token: 'renewing' })))
  expect(screen.getByText(/Swift Transport/)).toBeDefined()
})
