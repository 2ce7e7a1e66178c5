import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { deltaOf, snapshotOf } from '@renderer/test-support/samples'
import { ok } from '@shared/ipc/result'
import { expect, it, vi } from 'vitest'
import { createStores } from './create-stores'

const nowMs = Date.UTC(2026, 10, 22, 12)
const vehicles = [
  { name: 'Truck 2', fleet: 'Acme', occurredAtMs: nowMs - 60_000 },
  { name: 'Truck 1', fleet: 'Swift', occurredAtMs: nowMs - 7_200_000 }
]

async function started() {
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf(vehicles))) })
  const stores = createStores(bridge, () => nowMs)
  const stop = stores.start()
  await vi.waitFor(() => expect(stores.vehicleTable.size).toBe(2))
  const order = () => [...stores.listAnswer.store.getState().order]
  return { bridge, stores, stop, order }
}

it('waits until it is released, then shows all vehicles by name', async () => {
  const { stores, stop, order } = await started()
  await new Promise((done) => setTimeout(done, 0))
  expect(stores.listAnswer.store.getState().isAnswered).toBe(false)
  stores.listAnswer.release()
  await vi.waitFor(() => expect(order()).toEqual([1, 0]))
  expect(stores.listAnswer.store.getState()).toMatchObject({ total: 2, shownCount: 2, passing: null })
  stop()
})

it('says which vehicles pass, for the map', async () => {
  const { stores, stop, order } = await started()
  stores.listAnswer.release()
  stores.filter.getState().change({ fleets: ['Swift'] })
  await vi.waitFor(() => expect(order()).toEqual([1]))
  expect([...(stores.listAnswer.store.getState().passing ?? [])]).toEqual([0b10])
  stores.filter.getState().clear()
  await vi.waitFor(() => expect(stores.listAnswer.store.getState().passing).toBeNull())
  stop()
})

it('keeps rows where they are while somebody scrolls, but not one whose vehicle left', async () => {
  const { bridge, stores, stop, order } = await started()
  stores.listAnswer.release()
  await vi.waitFor(() => expect(order()).toEqual([1, 0]))
  stores.listAnswer.hold(true)
  const rename = (sequence: number, removed: number[] = []) =>
    bridge.emit(
      'positions:delta',
      deltaOf(
        { epoch: 1, sequence },
        removed.length > 0 ? [] : [{ slot: 1, longitudeDeg: 1, name: 'Truck 9' }],
        removed
      )
    )
  rename(2)
  await vi.waitFor(() => expect(stores.vehicleTable.name(1)).toBe('Truck 9'))
  await new Promise((done) => setTimeout(done, 600))
  expect(order()).toEqual([1, 0])
  stores.listAnswer.hold(false)
  await vi.waitFor(() => expect(order()).toEqual([0, 1]))
  stores.listAnswer.hold(true)
  rename(3, [0])
  await vi.waitFor(() => expect(order()).toEqual([1]))
  stop()
})

it('filters nothing in another profile', async () => {
  const { bridge, stores, stop } = await started()
  stores.filter.getState().change({ text: 'acme' })
  bridge.emit('session:changed', { kind: 'signed-out', remembered: null, reason: null } as never)
  expect(stores.filter.getState().filter.text).toBe('')
  stop()
})
