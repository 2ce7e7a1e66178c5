import { screen, within } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { beforeEach, expect, it, vi } from 'vitest'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { ActivityScreen } from './activity-screen'

const nowMs = new Date(2026, 10, 22, 12).getTime()
const entries: readonly JournalEntry[] = [
  { id: 3, atMs: nowMs - 60_000, kind: 'chased', fleetKey: 'a', fleetName: 'Acme', detail: { via: 'copy' } },
  {
    id: 2,
    atMs: nowMs - 86_400_000,
    kind: 'outage-began',
    fleetKey: null,
    fleetName: null,
    detail: { providerName: 'Geotab' }
  },
  { id: 1, atMs: nowMs - 86_500_000, kind: 'fleet-appeared', fleetKey: 'a', fleetName: 'Acme', detail: {} }
]

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
})

async function render() {
  const bridge = createFakeBridge({
    'journal:get': () => Promise.resolve(ok({ entries, lastLookedAtMs: nowMs - 3_600_000 }))
  })
  return renderPage(<ActivityScreen />, { bridge, now: () => nowMs })
}

const items = () =>
  within(screen.getByRole('region', { name: 'What happened' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent.replace(/^\d\d:\d\d/, ''))

it('lists what happened by day, and marks what is new', async () => {
  await render()
  expect(items()).toEqual([
    'Today',
    'You copied a message to Acme',
    'Yesterday',
    'Outage of Geotab began',
    'Acme is new',
    'Nothing older is kept.'
  ])
  expect(screen.getAllByRole('img', { name: 'New since you last looked' })).toHaveLength(1)
})

it('narrows to a kind', async () => {
  const { user } = await render()
  await user.click(screen.getByRole('button', { name: 'Outages 1' }))
  expect(items()).toEqual(['Yesterday', 'Outage of Geotab began', 'Nothing older is kept.'])
})

it('takes in what happens meanwhile', async () => {
  const { bridge } = await render()
  bridge.emit('journal:added', {
    entries: [{ id: 4, atMs: nowMs, kind: 'fleet-left', fleetKey: 'a', fleetName: 'Acme', detail: {} }]
  })
  expect(await screen.findByText('Acme is no longer shared')).toBeDefined()
})
