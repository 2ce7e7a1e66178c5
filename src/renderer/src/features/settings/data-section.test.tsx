import { screen, waitFor } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { openSession, positionStatus } from '../../test-support/samples'
import { DataSection } from './data-section'

const nowMs = new Date(2026, 10, 22, 14, 4).getTime()
const stored = {
  vehicleCount: 2000,
  diskBytes: 1_260_000,
  trailBytes: 400_000,
  trailFromMs: new Date(2026, 10, 22, 9, 12).getTime()
}

async function render(kind: 'online' | 'unreachable' = 'online') {
  const bridge = createFakeBridge({
    'session:get': () => Promise.resolve(ok(openSession())),
    'positions:status': () => Promise.resolve(ok(positionStatus({ vehicleCount: 2000 }))),
    'positions:stored': () => Promise.resolve(ok(stored)),
    'reachability:get': () =>
      Promise.resolve(ok(kind === 'online' ? { kind, checkedAtMs: nowMs } : { kind, sinceMs: nowMs, retryAtMs: null }))
  })
  return renderPage(<DataSection />, { bridge, now: () => nowMs })
}

it('says how much is stored, of how many vehicles, and since when', async () => {
  await render()
  expect(await screen.findByText(/1\.3 MB for 2,000 vehicles/)).toBeDefined()
  expect(screen.getByText(/with where they were since 09:12/)).toBeDefined()
})

it('forgets the positions only after a question that names the profile, and says that it has', async () => {
  const { bridge, user } = await render()
  await user.click(screen.getByRole('button', { name: 'Forget cached positions…' }))
  expect(await screen.findByRole('dialog', { name: 'Forget the positions of Demo Insurance?' })).toBeDefined()
  expect(bridge.inputsOf('positions:forget')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Forget positions' }))
  expect(bridge.inputsOf('positions:forget')).toHaveLength(1)
  expect(await screen.findByText('Positions forgotten')).toBeDefined()
})

it('keeps the question open and says why when they could not be forgotten', async () => {
  const { bridge, user } = await render()
  bridge.answer('positions:forget', () => Promise.resolve(fail('signed-out')))
  await user.click(screen.getByRole('button', { name: 'Forget cached positions…' }))
  await user.click(await screen.findByRole('button', { name: 'Forget positions' }))
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
})

it('warns that the map stays empty while Catena cannot be reached', async () => {
  const { user } = await render('unreachable')
  await user.click(screen.getByRole('button', { name: 'Forget cached positions…' }))
  expect(await screen.findByText(/the map stays empty until it can/)).toBeDefined()
})

it('changes how many requests may be under way together, within bounds', async () => {
  const { bridge, user } = await render()
  const field = screen.getByLabelText('Requests at once')
  await user.clear(field)
  await user.type(field, '3')
  await waitFor(() => expect(bridge.inputsOf('settings:change')).toEqual([{ mostRequestsAtOnce: 3 }]))
})
