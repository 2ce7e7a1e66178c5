import { act, screen, waitFor } from '@testing-library/react'
import { fail, type Result } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { lockedSession } from '../test-support/samples'
import { useActions } from './use-actions'

function Page() {
  const actions = useActions(() => undefined)
  return <button onClick={actions.refresh}>Refresh</button>
}

async function refreshing() {
  const pending: { answer?: (result: Result<undefined>) => void } = {}
  const bridge = createFakeBridge({
    'positions:refresh': () => new Promise((resolve) => (pending.answer = resolve))
  })
  const { user } = await renderPage(<Page />, { bridge })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await waitFor(() => expect(pending.answer).toBeDefined())
  return { bridge, answer: () => act(() => pending.answer?.(fail('signed-out'))) }
}

it('says why a refresh failed', async () => {
  const { answer } = await refreshing()
  answer()
  expect(await screen.findByText('Not refreshed')).toBeDefined()
})

it('says nothing of a refresh that the profile was locked over', async () => {
  const { bridge, answer } = await refreshing()
  act(() => bridge.emit('session:changed', lockedSession()))
  answer()
  await Promise.resolve()
  expect(screen.queryByText('Not refreshed')).toBeNull()
})
