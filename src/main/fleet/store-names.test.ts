import { describe, expect, it } from 'vitest'
import { beginStore } from './test-support/store-view'

const id = '28e4a9e0-b75d-5573-bf24-56026d2af4f3'

describe('names of vehicles', () => {
  it('are the short form of the id until the vehicle is named', () => {
    const { store, apply, name, view } = beginStore()
    apply({ vehicleId: id }, { vehicleId: 'näherin-1' })
    expect(view().names).toEqual(['Vehicle 28e4a9e0', 'Vehicle näherin-'])
    expect([store.nameOf(0), store.nameOf(1)]).toEqual(view().names)
    expect(store.unidentifiedCount).toBe(2)
    const row = { vehicleId: id, name: 'Truck 7', vin: 'VIN7', plate: 'IL 7' }
    expect([...name(row).identities.ascending()]).toEqual([0])
    expect([view().names[0], view().vins[0], view().plates[0]]).toEqual(['Truck 7', 'VIN7', 'IL 7'])
    expect(store.unidentifiedCount).toBe(1)
    const again = name(row)
    expect([again.identities.size, again.changed.size]).toEqual([0, 0])
  })

  it('may come before the position', () => {
    const { store, apply, name, view } = beginStore()
    const named = name({ vehicleId: id, name: 'Añejo' }, { vehicleId: ' ', name: 'Nobody' })
    expect([...named.changed.ascending()]).toEqual([0])
    expect([store.vehicleCount, store.withPositionCount, store.unidentifiedCount]).toEqual([1, 0, 0])
    expect(apply({ vehicleId: id }).identities.size).toBe(0)
    expect(view().names).toEqual(['Añejo'])
  })

  it('fill in whose the vehicle is, and change nothing that positions said', () => {
    const { apply, name, fleetOf, providerOf } = beginStore()
    name({ vehicleId: 'a', fleetId: 'f1', tspSlug: 't1' }, { vehicleId: 'b', fleetId: 'f1', tspSlug: 't1' })
    apply({ vehicleId: 'a', fleetId: 'f2', tspSlug: 't2' })
    name({ vehicleId: 'a', fleetId: 'f1', tspSlug: 't1' })
    expect([fleetOf(0), fleetOf(1), providerOf(0), providerOf(1)]).toEqual(['Fleet f2', 'Fleet f1', 't2', 't1'])
  })
})

describe('names of fleets and providers', () => {
  it('rename a fleet for all its vehicles, and tell two fleets of one name apart', () => {
    const { store, apply, fleetOf, view } = beginStore()
    apply(
      { vehicleId: 'a', fleetId: 'f1', fleetRef: 'ref' },
      { vehicleId: 'b', fleetId: 'f2', fleetRef: 'ref' },
      { vehicleId: 'c', fleetId: 'f3' }
    )
    expect([fleetOf(0), fleetOf(1), fleetOf(2)]).toEqual(['ref', 'ref', 'Fleet f3'])
    expect(view().fleet[0]).not.toBe(view().fleet[1])
    const named = { id: 'f1', name: 'Swift', displayName: null, fleetRef: 'ref' }
    expect([...store.applyFleets([named]).changed.ascending()]).toEqual([0])
    expect([fleetOf(0), fleetOf(1)]).toEqual(['Swift', 'ref'])
    expect(store.applyFleets([named, null]).changed.size).toBe(0)
    expect(store.unnamedFleetIds()).toEqual(['f2', 'f3'])
  })

  it('tell of all vehicles of a fleet when a row of one brings its reference', () => {
    const { apply, fleetOf } = beginStore()
    apply({ vehicleId: 'a', fleetId: 'f1' }, { vehicleId: 'b', fleetId: 'f1' })
    const change = apply({ vehicleId: 'a', fleetId: 'f1', fleetRef: 'Swift' })
    expect([...change.changed.ascending()]).toEqual([0, 1])
    expect([change.moved.size, fleetOf(1)]).toEqual([0, 'Swift'])
  })

  it('count the vehicles of each fleet that is known by id', () => {
    const { store, apply } = beginStore()
    apply(
      { vehicleId: 'a', fleetId: 'f1', fleetRef: 'Swift' },
      { vehicleId: 'b', fleetId: 'f1', fleetRef: 'Swift' },
      { vehicleId: 'c', fleetId: null, fleetRef: 'only-ours' },
      { vehicleId: 'd', fleetId: null },
      { vehicleId: 'e', fleetId: 'f2' }
    )
    apply({ vehicleId: 'e', deleted: true })
    expect(store.fleetIds()).toEqual([{ fleetId: 'f1', vehicleCount: 2, name: 'Swift' }])
    expect(store.unnamedFleetIds()).toEqual(['f1'])
  })

  it('show the reference for a fleet whose name the service made up', () => {
    const { store, apply, fleetOf } = beginStore()
    apply({ fleetId: 'f1' })
    const madeUp = 'Fleet 019c776d-80e5-766d-9653-e91cbf3050fc'
    store.applyFleets([{ id: 'f1', name: madeUp, displayName: madeUp, fleetRef: 'demo' }])
    expect(fleetOf(0)).toBe('demo')
    expect(JSON.stringify(store.dictionaries)).not.toContain('019c776d')
  })

  it('name a provider by its brand, whichever comes first', () => {
    const { store, apply, providerOf } = beginStore()
    store.applyTsps([{ slug: 'early', name: 'Early Bird' }])
    apply({ vehicleId: 'a', tspSlug: 'early' }, { vehicleId: 'b', tspSlug: 'late' })
    expect([providerOf(0), providerOf(1)]).toEqual(['Early Bird', 'late'])
    expect([...store.applyTsps([{ slug: 'late', name: 'Latecomer' }]).changed.ascending()]).toEqual([1])
    expect(providerOf(1)).toBe('Latecomer')
  })
})
