import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { savedThings, snapshotOf } from '@renderer/test-support/samples'
import { ok } from '@shared/ipc/result'
import type { SavedView } from '@shared/ipc/schemas-saved'
import { useViewKeys } from './use-view-keys'
import { VehicleList } from './vehicle-list'

const nowMs = Date.UTC(2026, 10, 22, 12)
const vehicles = [
  { name: 'Truck 1', fleet: 'Swift', occurredAtMs: nowMs - 60_000, speedMps: 20, isMoving: true },
  { name: 'Truck 2', fleet: 'Acme', occurredAtMs: nowMs - 60_000, speedMps: 25, isMoving: true },
  { name: 'Truck 3', fleet: 'Acme' }
]

beforeEach(() => {
  // jsdom lays nothing out: without a height the list would draw no row.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
})

function List({ widthPx }: { readonly widthPx: number }) {
  useViewKeys()
  return <VehicleList widthPx={widthPx} />
}

async function renderList(widthPx = 380) {
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf(vehicles))) })
  let views: readonly SavedView[] = []
  bridge.answer('saved:change', (change) => {
    views =
      change.views?.map((view) => ({ ...view, filter: { ...view.filter, verdicts: view.filter.verdicts ?? [] } })) ??
      views
    const saved = savedThings({ views })
    bridge.emit('saved:changed', saved)
    return Promise.resolve(ok(saved))
  })
  const page = await renderPage(<List widthPx={widthPx} />, { bridge, now: () => nowMs })
  return { ...page, views: () => views }
}

const rowNames = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent)

it('is a grid with sortable columns where it is wide', async () => {
  const { user } = await renderList(900)
  const grid = await screen.findByRole('grid', { name: 'Vehicles' })
  expect(grid.getAttribute('aria-rowcount')).toBe('4')
  await user.click(within(screen.getByRole('columnheader', { name: /^Speed/ })).getByRole('button'))
  await waitFor(() => expect(rowNames().map((name) => name?.slice(0, 7))).toEqual(['Truck 2', 'Truck 1', 'Truck 3']))
  expect(screen.getByRole('columnheader', { name: /^Speed/ }).getAttribute('aria-sort')).toBe('descending')
  expect(screen.getByRole('columnheader', { name: /^Vehicle/ }).getAttribute('aria-sort')).toBe('none')
})

it('shows what is filtered by as chips that can be taken away', async () => {
  const { user } = await renderList()
  await screen.findByText('3 vehicles')
  await user.click(screen.getByRole('button', { name: 'Filter' }))
  await user.click(within(screen.getByRole('group', { name: 'Fleet' })).getByRole('checkbox', { name: /Acme 2/ }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('2 of 3 vehicles'))
  await user.click(screen.getByRole('button', { name: 'Remove filter Fleet: Acme' }))
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('3 vehicles'))
})

it('keeps a view and shows it by its key, but not while somebody types', async () => {
  const { user, views } = await renderList()
  const field = await screen.findByRole('textbox', { name: 'Filter vehicles' })
  await user.type(field, 'swift')
  await user.click(screen.getByRole('button', { name: 'Views' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'Swift only{Enter}')
  expect(views()).toMatchObject([{ name: 'Swift only', filter: { text: 'swift' }, camera: null }])
  await user.keyboard('{Escape}')
  await user.clear(field)
  await user.type(field, '1')
  expect((field as HTMLInputElement).value).toBe('1')
  await user.clear(field)
  field.blur()
  await user.keyboard('1')
  expect((field as HTMLInputElement).value).toBe('swift')
})

it('brings a deleted view back', async () => {
  const { user, views } = await renderList()
  await user.click(await screen.findByRole('button', { name: 'Views' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'All{Enter}')
  await user.click(screen.getByRole('button', { name: 'Delete view All' }))
  expect(views()).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(views()).toMatchObject([{ name: 'All' }])
})
