import { describe, expect, it } from 'vitest'
import { locationPage, vehicleUuid } from './test-support/pages'
import { beginStore, restarted, storeNowMs } from './test-support/store-view'

const hourMs = 3_600_000

describe('vehicles that leave', () => {
  it('give up their place, and get their old slot when they come back', () => {
    const { store, apply, view } = beginStore()
    apply({ vehicleId: 'a' }, { vehicleId: vehicleUuid(2) })
    const change = apply({ vehicleId: 'a', deleted: true })
    expect([...change.removed.ascending()]).toEqual([0])
    expect([...view().slots]).toEqual([1])
    expect([...store.knownSlots()]).toEqual([0, 1])
    expect([store.vehicleCount, store.withPositionCount, store.unidentifiedCount, store.size]).toEqual([1, 1, 1, 2])
    const back = apply({ vehicleId: 'a' })
    expect([[...back.changed.ascending()], [...back.identities.ascending()]]).toEqual([[0], [0]])
    expect([back.removed.size, back.moved.size]).toEqual([0, 0])
  })

  it('are in one list only when they come and go in one page', () => {
    const { apply } = beginStore()
    const gone = apply({}, { deleted: true })
    expect([gone.changed.size, gone.moved.size, gone.identities.size, gone.removed.size]).toEqual([0, 0, 0, 1])
    const back = apply(
      { occurredAtMs: 1_000_500 },
      { occurredAtMs: 1_000_500, deleted: true },
      { occurredAtMs: 1_000_600 }
    )
    expect([back.changed.size, back.moved.size, back.identities.size, back.removed.size]).toEqual([1, 1, 1, 0])
  })

  it('stay when a row older than what is held says deleted', () => {
    const { store, apply } = beginStore()
    apply({})
    apply({ deleted: true, occurredAtMs: 5 })
    expect(store.vehicleCount).toBe(1)
    apply({ deleted: true, occurredAtMs: null })
    expect(store.vehicleCount).toBe(0)
  })

  it('stay away when the vehicle list calls them deleted, until the list takes them back', () => {
    const { store, apply, name } = beginStore()
    apply({})
    name({ deleted: true }, { vehicleId: 'never-seen', deleted: true })
    apply({ occurredAtMs: 1_500_000 })
    expect([store.vehicleCount, store.size]).toEqual([0, 1])
    name({})
    expect(store.vehicleCount).toBe(1)
  })
})

describe('retention', () => {
  const seenAt = (store: ReturnType<typeof beginStore>['store'], vehicleId: string, seenAtMs: number) =>
    store.apply(locationPage([{ vehicleId, city: 'Salina' }]), storeNowMs, seenAtMs)

  it('drops what no sweep has seen, and forgets where it was and what it was called', () => {
    const { store, name, view, apply } = beginStore()
    name({ vehicleId: 'a', name: 'Truck 7', vin: '1XKYDP9X7AJ123456' })
    seenAt(store, 'a', 100 * hourMs)
    seenAt(store, 'b', 130 * hourMs)
    expect([...store.dropUnseen(100 * hourMs).removed.ascending()]).toEqual([])
    expect([...store.dropUnseen(100 * hourMs + 1000).removed.ascending()]).toEqual([0])
    expect([store.vehicleCount, store.withPositionCount]).toEqual([1, 1])
    expect(store.dropUnseen(100 * hourMs + 1000).removed.size).toBe(0)
    expect(store.nameOf(0)).toBe('Vehicle a')
    expect([...store.savedPositions(Uint32Array.of(0)).longitudeDeg]).toEqual([NaN])
    apply({ vehicleId: 'a', longitudeDeg: null, latitudeDeg: null, fleetId: null })
    expect([view().ids[0], view().longitudeDeg[0], view().place[0], view().fleet[0]]).toEqual(['a', NaN, 0, 0])
  })

  it('counts from the first sweep for a vehicle that only the list of vehicles names', () => {
    const { store, name } = beginStore()
    name({ vehicleId: 'a' })
    expect(store.dropUnseen(50 * hourMs).removed.size).toBe(0)
    seenAt(store, 'b', 100 * hourMs)
    expect(store.dropUnseen(90 * hourMs).removed.size).toBe(0)
    expect([...store.savedPositions(Uint32Array.of(0)).lastSeenAtS]).toEqual([360_000])
    expect([...store.dropUnseen(101 * hourMs).removed.ascending()]).toEqual([0, 1])
  })

  it('drops what is too old when it is restored, and says so', () => {
    const { store } = beginStore()
    seenAt(store, 'a', 100 * hourMs)
    seenAt(store, 'b', 110 * hourMs)
    const next = restarted(store, 105 * hourMs)
    expect([...next.change.removed.ascending()]).toEqual([0])
    expect([next.change.changed.size, next.change.identities.size]).toEqual([0, 0])
    expect(next.view().ids).toEqual(['b'])
    expect([next.store.vehicleCount, next.store.withPositionCount, next.store.unidentifiedCount]).toEqual([1, 1, 1])
  })

  it('gives the slot of a vehicle that left to no other for 48 hours', () => {
    const { store, apply } = beginStore()
    seenAt(store, 'a', 100 * hourMs)
    seenAt(store, 'b', 147 * hourMs)
    apply({ vehicleId: 'a', deleted: true })
    store.apply(locationPage([{ vehicleId: 'b' }]), storeNowMs, 147 * hourMs)

    const early = restarted(store)
    early.apply({ vehicleId: 'c' })
    expect([early.store.vehicleId(0), early.store.vehicleId(2)]).toEqual(['a', 'c'])

    store.apply(locationPage([{ vehicleId: 'b' }]), storeNowMs, 149 * hourMs)
    const late = restarted(store)
    expect(late.store.knownSlots()).toEqual(Uint32Array.of(1))
    late.apply({ vehicleId: 'c' }, { vehicleId: 'a' })
    expect([0, 1, 2].map((slot) => late.store.vehicleId(slot))).toEqual(['c', 'b', 'a'])
    expect(late.view().names[0]).toBe('Vehicle c')
  })

  it('does not give a slot away while the app runs', () => {
    const { store, apply } = beginStore()
    seenAt(store, 'a', 100 * hourMs)
    seenAt(store, 'b', 900 * hourMs)
    store.dropUnseen(800 * hourMs)
    apply({ vehicleId: 'c' })
    expect(store.vehicleId(0)).toBe('a')
  })
})
