import { act, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ok } from '@shared/ipc/result'
import type { SavedPlace } from '@shared/ipc/schemas-saved'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { savedThings, snapshotOf } from '../../test-support/samples'
import { Places } from './places'

const nowMs = Date.UTC(2026, 10, 23, 14, 40)
const yard: SavedPlace = {
  id: 'yard',
  name: 'Yard',
  shape: { kind: 'rectangle', west: -88, south: 41.5, east: -87, north: 42.5 }
}

async function render(places: readonly SavedPlace[] = []) {
  const kept: (readonly SavedPlace[] | undefined)[] = []
  const seen = { occurredAtMs: nowMs - 5 * 60_000 }
  const bridge = createFakeBridge({
    'positions:snapshot': () =>
      Promise.resolve(
        ok(
          snapshotOf([
            { name: 'T-1', longitudeDeg: -87.63, latitudeDeg: 41.98, isMoving: true, ...seen },
            { name: 'T-2', longitudeDeg: -87.63, latitudeDeg: 41.9, ...seen },
            { name: 'T-3', longitudeDeg: -96.8, latitudeDeg: 32.8, ...seen }
          ])
        )
      ),
    'saved:get': () => Promise.resolve(ok(savedThings({ places: [...places] }))),
    'saved:change': (change) => {
      kept.push(change.places)
      return Promise.resolve(ok(savedThings({ places: change.places ?? [] })))
    }
  })
  const page = await renderPage(<Places rightInsetPx={0} />, { bridge, now: () => nowMs })
  await page.user.click(await screen.findByRole('button', { name: 'Places' }))
  return { ...page, kept }
}

const rows = () =>
  within(screen.getByRole('list', { name: 'Vehicles inside' }))
    .getAllByRole('button')
    .map((row) => row.textContent)

it('says who is nearest to typed coordinates, with distance, motion and age', async () => {
  const { user } = await render()
  await user.click(screen.getByRole('button', { name: 'Nearest to' }))
  await user.type(screen.getByLabelText('Point (latitude, longitude)'), '41.88, -87.63{Enter}')
  expect(screen.getByRole('status').textContent).toBe('2 vehicles within 30 mi, 1 moving')
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Nearest first' }))
  expect(rows()).toEqual(['T-21.4 mistanding5 min ago', 'T-16.9 mimoving5 min ago'])
})

it('looks within another radius, and the field keeps the focus', async () => {
  const { user } = await render()
  await user.click(screen.getByRole('button', { name: 'Circle' }))
  await user.type(screen.getByLabelText('Middle (latitude, longitude)'), '41.88, -87.63{Enter}')
  const radius = screen.getByLabelText('Radius (mi)')
  await user.clear(radius)
  await user.type(radius, '3{Enter}')
  expect(rows()).toEqual(['T-2standing5 min ago'])
  expect(document.activeElement).toBe(radius)
})

it('says which coordinates it cannot read, and shows nothing for them', async () => {
  const { user } = await render()
  await user.click(screen.getByRole('button', { name: 'Circle' }))
  await user.type(screen.getByLabelText('Middle (latitude, longitude)'), 'Chicago{Enter}')
  expect(screen.getByText(/^Type the latitude, a comma and the longitude/)).toBeTruthy()
  expect(screen.queryByRole('group', { name: 'Result' })).toBeNull()
})

it('keeps what is looked at when drawing is given up, and closes at the second Escape', async () => {
  const { user } = await render([yard])
  await user.click(await screen.findByRole('button', { name: /^Yard/ }))
  await user.click(screen.getByRole('button', { name: 'Circle' }))
  await user.keyboard('{Escape}')
  expect(screen.getByRole('group', { name: 'Result' }).textContent).toContain('2 vehicles inside, 1 moving')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('region', { name: 'Places' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Places' }))
})

it('makes an area of typed corners, and takes one back', async () => {
  const { user } = await render()
  await user.click(screen.getByRole('button', { name: 'Polygon' }))
  const corner = screen.getByLabelText('Corner (latitude, longitude)')
  for (const text of ['41, -89', '41, -86', '10, 10']) await user.type(corner, `${text}{Enter}`)
  await user.click(screen.getByRole('button', { name: 'Take corner back' }))
  expect(screen.getByText('2 corners')).toBeTruthy()
  await user.type(corner, '41.95, -87.6{Enter}')
  await user.click(screen.getByRole('button', { name: 'Close shape' }))
  expect(rows()).toEqual(['T-2standing5 min ago'])
})

it('saves, renames and deletes by name, and brings back what was deleted', async () => {
  const { user, kept } = await render()
  await user.click(screen.getByRole('button', { name: 'Circle' }))
  await user.type(screen.getByLabelText('Middle (latitude, longitude)'), '41.88, -87.63{Enter}')
  await user.type(screen.getByLabelText('Name of the place'), 'Loop{Enter}')
  expect(kept.at(-1)).toMatchObject([{ name: 'Loop', shape: { kind: 'circle' } }])
  expect(await screen.findByRole('button', { name: 'Loop 2 vehicles' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Rename Loop' }))
  await user.clear(screen.getByLabelText('Name of the place'))
  await user.type(screen.getByLabelText('Name of the place'), 'Downtown{Enter}')
  expect(kept.at(-1)).toMatchObject([{ name: 'Downtown' }])
  await user.click(screen.getByRole('button', { name: 'Delete Downtown' }))
  expect(kept.at(-1)).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(kept.at(-1)).toMatchObject([{ name: 'Downtown' }])
})

it('follows vehicles that leave', async () => {
  const { user, bridge } = await render([yard])
  await user.click(await screen.findByRole('button', { name: /^Yard/ }))
  expect(rows()).toHaveLength(2)
  const next = snapshotOf([{ name: 'T-1', longitudeDeg: -80, latitudeDeg: 30 }], { epoch: 1, sequence: 2 })
  act(() =>
    bridge.emit('positions:delta', {
      epoch: 1,
      sequence: 2,
      columns: next.columns,
      removedSlots: new Uint32Array(),
      identities: null,
      addedDictionaries: {
        fleetsFrom: 0,
        providersFrom: 0,
        placesFrom: 0,
        entries: { fleets: [], providers: [], places: [] }
      }
    })
  )
  expect(await screen.findByText('1 vehicle inside, 0 moving', undefined, { timeout: 3000 })).toBeTruthy()
  expect(rows()).toEqual(['T-2standing5 min ago'])
})
