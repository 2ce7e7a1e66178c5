import { describe, expect, it, vi } from 'vitest'
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

it('keeps vehicles in order while names come in pieces, and lists those that have none yet', async () => {
  const bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshotOf([{ name: 'Truck 3' }, { name: 'Truck 1' }])))
  })
  const table = createVehicleTable(bridge)
  table.start()
  await vi.waitFor(() => expect(table.size).toBe(2))
  const ranks = createVehicleRanks(table)
  const listed = () => [...orderVehicles(table, ranks, everything, nowMs).slots].map((slot) => table.name(slot))
  expect(listed()).toEqual(['Truck 1', 'Truck 3'])

  const two = snapshotOf([{ name: 'Truck 2' }, { name: 'Truck 0' }], { epoch: 1, sequence: table.version + 1 })
  const more = Uint32Array.of(2, 3)
  const nothingAdded = {
    fleetsFrom: 0,
    providersFrom: 0,
    placesFrom: 0,
    entries: { fleets: [], providers: [], places: [] }
  }
  const delta = { ...two, columns: { ...two.columns, slots: more }, addedDictionaries: nothingAdded }
  const removedSlots = new Uint32Array()
  bridge.emit('positions:delta', { ...delta, identities: null, removedSlots })
  expect(listed()).toEqual(['Truck 1', 'Truck 3', '', ''])

  const named = { ...delta, sequence: delta.sequence + 1, identities: { ...two.identities, slots: more }, removedSlots }
  bridge.emit('positions:delta', named)
  expect(listed()).toEqual(['Truck 0', 'Truck 1', 'Truck 2', 'Truck 3'])
})
