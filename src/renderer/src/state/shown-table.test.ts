import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { AsOfPositions } from '@shared/ipc/schemas-history'
import { ok } from '@shared/ipc/result'
import { describe, expect, it, vi } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { deltaOf, snapshotOf } from '../test-support/samples'
import { createShownTable } from './shown-table'
import { createVehicleTable } from './vehicle-table'

const atMs = Date.UTC(2026, 10, 23, 12)

const trucks = [
  { name: 'T-1', fleet: 'Swift', place: 'Joliet', longitudeDeg: -90, latitudeDeg: 40 },
  { name: 'T-2', driver: 'A. Muster', fleet: 'Swift', place: 'Joliet', longitudeDeg: -91, latitudeDeg: 41 }
]

async function shown() {
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf(trucks))) })
  const table = createShownTable(createVehicleTable(bridge))
  const isFilled = new Promise<void>((resolve) => table.subscribe(() => resolve()))
  table.start()
  await isFilled
  return { bridge, table }
}

/** Vehicles that stood somewhere else. */
function pastOf(rows: readonly { slot: number; longitudeDeg: number; speedMps?: number }[], epoch = 1): AsOfPositions {
  return {
    epoch,
    atMs,
    coversFromMs: atMs - 3_600_000,
    slots: Uint32Array.from(rows, ({ slot }) => slot),
    longitudeDeg: Float64Array.from(rows, ({ longitudeDeg }) => longitudeDeg),
    latitudeDeg: Float64Array.from(rows, () => 50),
    speedMps: Float32Array.from(rows, ({ speedMps }) => speedMps ?? NaN),
    occurredAtMs: Float64Array.from(rows, () => atMs - 60_000)
  }
}

describe('the vehicles that are shown', () => {
  it('are the live ones at first', async () => {
    const { bridge, table } = await shown()
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 0, name: 'T-1', longitudeDeg: -80 }]))
    expect([table.longitudeDeg[0], table.placeName(1), table.driver(1)]).toEqual([-80, 'Joliet', 'A. Muster'])
  })

  it('are where they were, with the names they have', async () => {
    const { table } = await shown()
    const heard = vi.fn()
    table.subscribe(heard)
    table.showAsOf(pastOf([{ slot: 1, longitudeDeg: -100, speedMps: 20 }]))
    expect(heard).toHaveBeenCalledWith({ kind: 'reset' })
    expect([table.longitudeDeg[1], table.latitudeDeg[1], table.occurredAtMs[1]]).toEqual([-100, 50, atMs - 60_000])
    expect([table.name(1), table.fleetName(1), table.placeName(1)]).toEqual(['T-2', 'Swift', ''])
    expect((table.flags[1] ?? 0) & vehicleFlags.moving).toBe(vehicleFlags.moving)
  })

  it('are not said to have been driven by who drives them now', async () => {
    const { table } = await shown()
    const slots = Uint32Array.of(1)
    expect(table.copyTexts(slots).drivers).not.toBeNull()
    table.showAsOf(pastOf([{ slot: 1, longitudeDeg: -100 }]))
    expect([table.driver(1), table.copyTexts(slots).drivers]).toEqual(['', null])
  })

  it('are not there where nothing was known of them by then', async () => {
    const { table } = await shown()
    table.showAsOf(pastOf([{ slot: 1, longitudeDeg: -100 }]))
    expect([table.isPresent(0), table.isPresent(1)]).toEqual([false, true])
    expect(table.longitudeDeg[0]).toBeNaN()
  })

  it('hold still while the live ones move, and are live again with all that happened', async () => {
    const { bridge, table } = await shown()
    table.showAsOf(pastOf([{ slot: 0, longitudeDeg: -100 }]))
    const heard = vi.fn()
    table.subscribe(heard)
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 0, name: 'T-1', longitudeDeg: -80 }]))
    // The delta brings the name as well, which is told.
    expect(heard.mock.calls).toMatchObject([[{ kind: 'delta', slots: new Uint32Array(), hasIdentities: true }]])
    expect(table.longitudeDeg[0]).toBe(-100)
    table.showLive()
    expect(table.longitudeDeg[0]).toBe(-80)
  })

  it('do not show a vehicle that has left, nor the one that has its slot now', async () => {
    const { bridge, table } = await shown()
    table.showAsOf(
      pastOf([
        { slot: 0, longitudeDeg: -100 },
        { slot: 1, longitudeDeg: -101 }
      ])
    )
    bridge.emit(
      'positions:delta',
      deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 0, name: 'T-9', longitudeDeg: -70 }], [0])
    )
    expect([table.isPresent(0), table.isPresent(1)]).toEqual([false, true])
    table.showLive()
    expect([table.isPresent(0), table.name(0)]).toEqual([true, 'T-9'])
  })

  it('are live again with another epoch, whose slots are other vehicles', async () => {
    const { bridge, table } = await shown()
    table.showAsOf(pastOf([{ slot: 0, longitudeDeg: -100 }]))
    bridge.emit('positions:reset', { epoch: 2 })
    expect(table.size).toBe(0)
    table.showAsOf(pastOf([{ slot: 0, longitudeDeg: -100 }]))
    expect(table.isPresent(0)).toBe(false)
  })
})
