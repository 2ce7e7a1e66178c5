import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { snapshotOf } from '@renderer/test-support/samples'
import { createVehicleTable } from '@renderer/state/vehicle-table'
import { ok } from '@shared/ipc/result'
import { orderVehicles, type VehicleFilter } from './vehicle-order'
import { createVehicleRanks } from './vehicle-ranks'

const nowMs = Date.UTC(2026, 10, 22, 12)
const everything: VehicleFilter = { text: '', buckets: new Set(), sort: 'name' }

async function tableOfFour() {
  const snapshot = snapshotOf([
    { name: 'Truck 10', fleet: 'Swift', vin: 'VIN0000000000010', occurredAtMs: nowMs - 60_000 },
    { name: 'Truck 9', fleet: 'Acme', plate: 'TX-9', occurredAtMs: nowMs - 3_600_000 },
    { name: 'Van 1', fleet: 'Acme', place: 'Dallas, TX, USA' },
    { name: 'Truck 2', fleet: 'Swift', provider: 'Samsara', occurredAtMs: nowMs - 120_000 }
  ])
  const table = createVehicleTable(createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshot)) }))
  const filled = new Promise<void>((done) => {
    table.subscribe(() => done())
  })
  table.start()
  await filled
  return table
}

describe('orderVehicles', () => {
  it.each([
    ['name', ['Truck 2', 'Truck 9', 'Truck 10', 'Van 1']],
    ['newest', ['Truck 10', 'Truck 2', 'Truck 9', 'Van 1']],
    ['oldest', ['Van 1', 'Truck 9', 'Truck 2', 'Truck 10']],
    ['fleet', ['Truck 9', 'Van 1', 'Truck 2', 'Truck 10']]
  ] as const)('sorts by %s, numbers in names as numbers', async (sort, names) => {
    const table = await tableOfFour()
    const { slots } = orderVehicles(table, createVehicleRanks(table), { ...everything, sort }, nowMs)
    expect([...slots].map((slot) => table.name(slot))).toEqual(names)
  })

  it.each([
    ['swift truck', ['Truck 2', 'Truck 10']],
    ['tx-9', ['Truck 9']],
    ['dallas', ['Van 1']],
    ['samsara', ['Truck 2']],
    ['vin00', ['Truck 10']],
    ['zeppelin', []]
  ])('finds "%s" in any of the texts', async (text, names) => {
    const table = await tableOfFour()
    const { slots } = orderVehicles(table, createVehicleRanks(table), { ...everything, text }, nowMs)
    expect([...slots].map((slot) => table.name(slot))).toEqual(names)
  })

  it('counts every bucket of what the text matches, and shows the chosen ones', async () => {
    const table = await tableOfFour()
    const late = orderVehicles(table, createVehicleRanks(table), { ...everything, buckets: new Set([2]) }, nowMs)
    expect(late.bucketCounts).toEqual([2, 0, 1, 0, 0, 1])
    expect([...late.slots].map((slot) => table.name(slot))).toEqual(['Truck 9'])
    expect(late.total).toBe(4)
  })
})
