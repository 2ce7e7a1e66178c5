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
  const spot: Spot = { place: { x: 10, y: 10, side: 'below' }, slots: [0, 1, 2], total: 3, ...fields }
  const page = <SpotPopover spot={spot} table={table} nowMs={nowMs} onChoose={onChoose} onClose={onClose} />
  const { user } = await renderPage(page, { bridge })
  return { user, onChoose, onClose }
}

describe('vehicles at one spot', () => {
  it('are listed by name and age, the first one focused', async () => {
    await openSpot()
    const rows = screen.getAllByRole('listitem').map((row) => row.textContent)
    expect(rows).toEqual(['T-12 min ago', 'Unnamed vehicleTime not known', 'T-32 h ago'])
    expect(document.activeElement?.textContent).toContain('T-1')
  })

  it('are walked through with the arrow keys and chosen with Enter', async () => {
    const { user, onChoose } = await openSpot()
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
    expect(onChoose).toHaveBeenCalledWith(2)
  })

  it('go away with Escape', async () => {
    const { user, onClose } = await openSpot()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('say how many are not listed', async () => {
    await openSpot({ total: 250 })
    expect(screen.getByRole('dialog', { name: '250 vehicles at this spot' }).textContent).toContain('And 247 more.')
  })
})
