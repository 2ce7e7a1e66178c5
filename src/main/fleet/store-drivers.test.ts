import { describe, expect, it } from 'vitest'
import { unpackTexts } from '@shared/ipc/text-column'
import { beginStore, restarted, storeNowMs, wholeBatch } from './test-support/store-view'

const id = '28e4a9e0-b75d-5573-bf24-56026d2af4f3'

describe('drivers', () => {
  it('are told of vehicles that are known, and only where they changed', () => {
    const { store, apply, assign, view } = beginStore()
    apply({ vehicleId: id }, { vehicleId: 'odd' })
    expect(view().drivers).toBeNull()
    const change = assign(
      { vehicleId: id, driver: 'Zoë Muster' },
      { vehicleId: 'unknown', driver: 'Nobody' },
      { vehicleId: ' odd ', driver: '' },
      { vehicleId: ' ', driver: 'Nobody' },
      { vehicleId: '00000000-0000-0000-0000-000000000000', driver: 'Nobody' }
    )
    expect([[...change.identities.ascending()], change.changed.size]).toEqual([[0], 0])
    expect([store.size, view().drivers]).toEqual([2, ['Zoë Muster', '']])
    expect(assign({ vehicleId: id, driver: 'Zoë Muster' }).identities.size).toBe(0)
  })

  it('stay while a vehicle is renamed, and go when nobody is assigned any more', () => {
    const { apply, assign, name, view } = beginStore()
    apply({ vehicleId: id })
    assign({ vehicleId: id, driver: 'A. Muster' })
    name({ vehicleId: id, name: 'Truck 7' })
    expect([view().names, view().drivers]).toEqual([['Truck 7'], ['A. Muster']])
    expect([...assign({ vehicleId: id, driver: '' }).identities.ascending()]).toEqual([0])
    expect(view().drivers).toBeNull()
  })

  it('are not kept of a vehicle that left', () => {
    const { store, apply, assign } = beginStore()
    apply({ vehicleId: id }, { vehicleId: 'other' })
    apply({ vehicleId: 'other', deleted: true })
    assign({ vehicleId: 'other', driver: 'B. Muster' })
    expect(store.savedIdentities(store.knownSlots()).drivers).toBeNull()
    assign({ vehicleId: id, driver: 'A. Muster' })
    store.dropUnseen(storeNowMs + 1000)
    expect(store.savedIdentities(store.knownSlots()).drivers).toBeNull()
  })

  it('outlive a restart, and a cache of before has none', () => {
    const { store, apply, assign } = beginStore()
    apply({ vehicleId: id }, { vehicleId: 'other' })
    assign({ vehicleId: 'other', driver: 'B. Muster' })
    expect(restarted(store).view().drivers).toEqual(['', 'B. Muster'])
    const { identities, ...batch } = wholeBatch(store)
    if (identities?.drivers == null) throw new Error('not saved')
    expect(unpackTexts(identities.drivers)).toEqual(['', 'B. Muster'])
    const next = beginStore()
    next.store.restore({ ...batch, identities })
    next.store.restore({ ...batch, identities: { ...identities, drivers: null } })
    next.store.finishRestore(0)
    expect([next.view().ids, next.view().drivers]).toEqual([[id, 'other'], null])
  })
})
