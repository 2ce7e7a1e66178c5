import { createVehicleTable } from '@renderer/state/vehicle-table'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { snapshotOf } from '@renderer/test-support/samples'
import { ok } from '@shared/ipc/result'
import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Spot } from './map-host-types'
import { SpotPopover } from './spot-popover'

const nowMs = 1_800_000_000_000

async function openSpot(fields: Partial<Spot> = {}) {
  const vehicles = [
    { name: 'T-1', occurredAtMs: nowMs - 120_000 },
    { name: '', occurredAtMs: NaN },
    { name: 'T-3', occurredAtMs: nowMs - 7_200_000 }
  ]
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf(vehicles))) })
  const table = createVehicleTable(bridge)
  const isFilled = new Promise<void>((resolve) => table.subscribe(() => resolve()))
  table.start()
  await isFilled
  const onChoose = vi.fn()
  const onClose = vi.fn()
  const spot: Spot = { place: { x: 10, y: 10, side: 'below' }, slots: [0, 1, 2], ...fields }
  const page = <SpotPopover spot={spot} table={table} nowMs={nowMs} onChoose={onChoose} onClose={onClose} />
  const { user } = await renderPage(page, { bridge })
  return { user, onChoose, onClose }
}

const chosenRow = () => screen.getByRole('option', { selected: true }).textContent

describe('vehicles at one spot', () => {
  it('are listed by name and age, with the keyboard on the first one', async () => {
    await openSpot()
    const rows = screen.getAllByRole('option').map((row) => row.textContent)
    expect(rows).toEqual(['T-12 min ago', 'Unnamed vehicleTime not known', 'T-32 h ago'])
    expect(document.activeElement).toBe(screen.getByRole('listbox'))
    expect(chosenRow()).toContain('T-1')
  })

  it('are walked through with the arrow keys and chosen with Enter', async () => {
    const { user, onChoose } = await openSpot()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
    expect(onChoose).toHaveBeenCalledWith(2)
  })

  it('are chosen with the mouse', async () => {
    const { user, onChoose } = await openSpot()
    await user.click(screen.getByRole('option', { name: /T-3/ }))
    expect(onChoose).toHaveBeenCalledWith(2)
  })

  it('go away with Escape', async () => {
    const { user, onClose } = await openSpot()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('are all reached, also where thousands stand at one depot, though few rows are made', async () => {
    const slots = Array.from({ length: 5000 }, (_, slot) => slot)
    const { user, onChoose } = await openSpot({ slots })
    expect(screen.getByRole('dialog', { name: '5,000 vehicles at this spot' })).toBeTruthy()
    expect(screen.getAllByRole('option').length).toBeLessThan(50)
    await user.keyboard('{End}{Enter}')
    expect(onChoose).toHaveBeenCalledWith(4999)
  })
})
