import { screen, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { snapshotOf } from '@renderer/test-support/samples'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { ok } from '@shared/ipc/result'
import type { PositionSnapshot } from '@shared/ipc/schemas-positions'
import { VehicleDetail } from './vehicle-detail'
import { VehicleList } from './vehicle-list'

const nowMs = Date.UTC(2026, 10, 22, 12)
const older = vehicleFlags.present | vehicleFlags.sharedVin | vehicleFlags.olderTwin

/** Truck 1 and the same truck as another provider reports it, and a third one that is somebody else. */
function snapshot(): PositionSnapshot {
  const made = snapshotOf([
    { name: 'Truck 1', provider: 'Samsara', vin: '1XKYDP9X5LJ000001', occurredAtMs: nowMs - 60_000 },
    { name: 'Unit 1', provider: 'Geotab', vin: ' 1xkydp9x5lj000001', occurredAtMs: nowMs - 3_600_000 },
    { name: 'Truck 2', provider: 'Samsara', vin: '1XKYDP9X5LJ000002', occurredAtMs: nowMs - 60_000 }
  ])
  made.columns.flags.set([vehicleFlags.present | vehicleFlags.sharedVin, older])
  return made
}

beforeEach(() => {
  // jsdom lays nothing out: without a height the virtual list would draw no row.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(380)
})

async function render() {
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshot())) })
  return renderPage(
    <>
      <VehicleList />
      <VehicleDetail />
    </>,
    { bridge, now: () => nowMs }
  )
}

const detail = () => within(screen.getByRole('complementary', { name: 'Vehicle details' }))

it('marks both rows of a truck that two providers report', async () => {
  await render()
  expect(await screen.findAllByRole('option', { name: /Also reported by another provider/ })).toHaveLength(2)
  expect(screen.getByRole('option', { name: /Truck 2/ }).textContent).not.toContain('Also reported')
})

it('says in the older row that the map shows the newer one, and goes there', async () => {
  const { user } = await render()
  await user.click(await screen.findByRole('option', { name: /Unit 1/ }))
  expect(detail().getByText(/Another provider has a newer position/)).toBeDefined()
  await user.click(detail().getByRole('button', { name: 'Truck 1' }))
  expect(detail().getByRole('heading', { name: 'Truck 1' })).toBeDefined()
  expect(detail().getByText('Geotab · 1 h ago')).toBeDefined()
  expect(detail().queryByText(/Another provider has a newer position/)).toBeNull()
})

it('says nothing of the kind about a truck with one provider', async () => {
  const { user } = await render()
  await user.click(await screen.findByRole('option', { name: /Truck 2/ }))
  expect(detail().queryByText('The same truck, by its VIN')).toBeNull()
})
