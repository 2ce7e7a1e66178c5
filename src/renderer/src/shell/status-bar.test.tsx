import { act, screen } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { positionStatus } from '../test-support/samples'
import { StatusBar } from './status-bar'

const nowMs = new Date(2026, 10, 22, 14, 4).getTime()
const asOfMs = new Date(2026, 10, 22, 14, 3).getTime()
const full = { asOfMs, vehicleCount: 2000, withPositionCount: 1962, setAsideCount: 3 }

async function render(fields: Partial<PositionStatus>) {
  const refreshes: number[] = []
  const bridge = createFakeBridge({ 'positions:status': () => Promise.resolve(ok(positionStatus(fields))) })
  const page = await renderPage(<StatusBar onRefresh={() => refreshes.push(1)} />, { bridge, now: () => nowMs })
  return { ...page, refreshes }
}

const text = () => screen.getByRole('contentinfo').textContent

it('says what it counts and as of when', async () => {
  await render(full)
  expect(text()).toBe('Positions as of 14:032,000 vehicles1,962 with a position3 set asideRefresh')
})

it('marks positions that come from the cache', async () => {
  await render({ ...full, source: 'cache' })
  expect(text()).toContain('Stored positions as of 14:03')
})

it('does not pretend to have positions', async () => {
  await render({ asOfMs: null, source: 'nothing' })
  expect(text()).toBe('No positions yetRefresh')
})

it('shows the progress of a sweep with its count, and can cancel it', async () => {
  const { bridge, user } = await render({
    ...full,
    sweep: { startedAtMs: nowMs, received: 1000, expected: 2000, pausedUntilMs: null }
  })
  await screen.findByText('Refreshing: 1,000 of about 2,000')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(bridge.inputsOf('positions:cancel-refresh')).toHaveLength(1)
})

it('asks for a refresh', async () => {
  const { user, refreshes } = await render(full)
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(refreshes).toHaveLength(1)
})

it('opens the rows that were set aside, each with its reason in words', async () => {
  const { bridge, user } = await render(full)
  const row = { vehicleName: 'T-104', fleetName: 'Swift Transport', noticedAtMs: nowMs - 60_000 }
  bridge.answer('positions:set-aside', () =>
    Promise.resolve(
      ok({
        rows: [
          { ...row, reason: 'null-island' },
          { vehicleName: null, fleetName: null, reason: 'malformed-row', noticedAtMs: nowMs }
        ],
        total: 3
      })
    )
  )
  await user.click(screen.getByRole('button', { name: '3 set aside' }))
  await screen.findByText('The coordinates are 0, 0')
  expect(screen.getByText('The row could not be read')).toBeDefined()
  expect(screen.getByText('The newest 2 of 3 are shown.')).toBeDefined()
})

it.each([
  ['memory-only', 'Positions are not stored on this computer'],
  ['disk-full', 'Disk full: positions are not being stored'],
  ['rebuilt', 'The stored positions were damaged and start anew']
] as const)('says so when the cache is %s', async (cache, words) => {
  await render({ ...full, cache })
  expect(text()).toContain(words)
})

it('says that a refresh stayed incomplete, and follows main', async () => {
  const { bridge } = await render({ ...full, lastError: 'unreachable' })
  expect(text()).toContain('Last refresh incomplete')
  act(() => bridge.emit('positions:status-changed', positionStatus(full)))
  expect(text()).not.toContain('Last refresh incomplete')
})

it('says that Catena asked to wait', async () => {
  await render({
    ...full,
    sweep: { startedAtMs: nowMs, received: 1000, expected: 2000, pausedUntilMs: nowMs + 30_000 }
  })
  await screen.findByText(/1,000 of about 2,000 · waiting, as Catena asked/)
})

it('names what an incomplete refresh did not bring, and offers to go on with it', async () => {
  const missing = { fleetNames: ['Blue Mesa Freight', 'Summit Lines'], fleetCount: 5, vehicleCount: 1240 }
  const { user, refreshes } = await render({ ...full, lastError: 'server-error', missing, isResumable: true })
  await user.hover(screen.getByText('Last refresh incomplete'))
  const tooltip = await screen.findByRole('tooltip')
  expect(tooltip.textContent).toContain(
    'Not read: Blue Mesa Freight, Summit Lines and 3 more fleets, about 1,240 vehicles. Their earlier positions are shown.'
  )
  await user.click(screen.getByRole('button', { name: 'Continue refresh' }))
  expect(refreshes).toHaveLength(1)
})

it('saves the rows that were set aside, and says how many', async () => {
  const { bridge, user } = await render(full)
  const row = { vehicleName: 'T-104', fleetName: null, reason: 'no-time', noticedAtMs: nowMs } as const
  bridge.answer('positions:set-aside', () => Promise.resolve(ok({ rows: [row], total: 1 })))
  bridge.answer('positions:export-set-aside', () => Promise.resolve(ok({ kind: 'saved', rowCount: 1 })))
  await user.click(screen.getByRole('button', { name: '3 set aside' }))
  await user.click(await screen.findByRole('button', { name: 'Save as CSV…' }))
  await screen.findByText('1 row saved.')
})
