import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { packTexts } from '@shared/ipc/text-column'
import type { CacheBatch } from './position-cache'
import { vehicleUuid } from './test-support/pages'
import { beginStore, restarted, wholeBatch } from './test-support/store-view'

const nothing: CacheBatch = {
  positions: null,
  identities: null,
  entries: null,
  removedSlots: new Uint32Array(0),
  blobs: new Map()
}

function filledStore() {
  const one = beginStore()
  one.store.applyFleets([{ id: 'f1', name: 'Swift', displayName: null, fleetRef: null }])
  one.apply(
    { vehicleId: vehicleUuid(1), fleetId: 'f1', speedMps: 20, city: 'Woodstock', countryCode: 'USA' },
    { vehicleId: 'b', fleetId: 'f2', sourceName: 'catena_simulator', city: 'Salina' },
    { vehicleId: vehicleUuid(3), longitudeDeg: null, latitudeDeg: null }
  )
  one.name({ vehicleId: vehicleUuid(1), name: 'Añejo', vin: '1XKYDP9X7AJ123456', plate: 'P' })
  one.name({ vehicleId: 'b', vin: '1xkydp9x7aj123456' })
  return one
}

describe('what the cache keeps', () => {
  it('comes back as it was, with labels, flags and the numbers of slots', () => {
    const one = filledStore()
    const other = restarted(one.store)
    expect(other.view()).toEqual(one.view())
    expect([other.fleetOf(0), other.placeOf(0), other.placeOf(1)]).toEqual(['Swift', 'Woodstock, USA', 'Salina'])
    expect([...other.view().flags]).toEqual([
      vehicleFlags.present | vehicleFlags.moving | vehicleFlags.sharedVin,
      vehicleFlags.present | vehicleFlags.simulated | vehicleFlags.sharedVin | vehicleFlags.olderTwin,
      vehicleFlags.present
    ])
    expect(wholeBatch(other.store)).toEqual(wholeBatch(one.store))
    expect([other.store.withPositionCount, other.store.unidentifiedCount]).toEqual([2, 3])
  })

  it('knows the vehicles again when rows come', () => {
    const other = restarted(filledStore().store)
    const change = other.apply({ vehicleId: 'b', occurredAtMs: 1_000_001 }, { vehicleId: vehicleUuid(3) })
    expect([...change.moved.ascending()]).toEqual([1, 2])
    expect([change.identities.size, other.store.vehicleCount, other.store.withPositionCount]).toEqual([0, 3, 3])
  })

  it('keeps flags that follow from other things to itself', () => {
    const { store } = filledStore()
    expect([...store.savedPositions(Uint32Array.of(0, 1)).flags]).toEqual([vehicleFlags.moving, vehicleFlags.simulated])
  })

  it('comes in several batches, of which later ones override earlier ones', () => {
    const one = beginStore()
    one.apply({ vehicleId: 'a', city: 'X' }, { vehicleId: 'b' })
    const first = wholeBatch(one.store)
    const counts = one.store.entryCounts()
    one.apply({ vehicleId: 'b', deleted: true }, { vehicleId: 'a', occurredAtMs: 1_000_001, city: 'Y', fleetId: 'f9' })
    const second: CacheBatch = {
      ...nothing,
      positions: one.store.savedPositions(Uint32Array.of(0)),
      entries: one.store.savedEntries(counts),
      removedSlots: Uint32Array.of(1)
    }
    expect(second.entries).toMatchObject({ fleetKeys: ['f9'], providerKeys: [], places: ['Y'] })
    expect(one.store.savedEntries(one.store.entryCounts())).toBeNull()

    const other = beginStore()
    other.store.restore(first)
    other.store.restore(second)
    expect(other.store.finishRestore(0).removed.size).toBe(0)
    expect(other.view().ids).toEqual(['a'])
    expect([other.view().occurredAtMs[0], other.placeOf(0), other.fleetOf(0)]).toEqual([1_000_001, 'Y', 'Fleet f9'])
    expect([...other.store.knownSlots()]).toEqual([0, 1])
  })

  it('shows a short form, not an id, for a restored fleet without a saved label', () => {
    const one = beginStore()
    one.apply({ fleetId: '3a6cf33b-1fd1-4cee-8eea-db36182df590' })
    const other = beginStore()
    other.store.restore(wholeBatch(one.store))
    other.store.finishRestore(0)
    expect(other.fleetOf(0)).toBe('Fleet 3a6cf33b')
  })

  it('is no vehicle without its id', () => {
    const batch = wholeBatch(filledStore().store)
    const other = beginStore()
    other.store.restore({ ...batch, identities: null })
    expect([...other.store.finishRestore(0).removed.ascending()]).toEqual([0, 1, 2])
    expect([other.store.vehicleCount, other.store.presentSlots().length]).toEqual([0, 0])
  })

  it('is of the slot that was seen last, where two have one id', () => {
    const one = filledStore()
    const batch = wholeBatch(one.store)
    const { positions, identities } = batch
    if (positions === null || identities === null) throw new Error('nothing was saved')
    const other = beginStore()
    other.store.restore({
      ...batch,
      positions: { ...positions, lastSeenAtS: Uint32Array.of(5, 5, 6) },
      identities: { ...identities, idWords: Uint32Array.of(7, 7, 7, 7, 0, 0, 0, 0, 7, 7, 7, 7) }
    })
    expect([...other.store.finishRestore(0).removed.ascending()]).toEqual([0])
    expect([...other.store.presentSlots()]).toEqual([1, 2])
  })
})

describe('a damaged cache', () => {
  it('loses the rows that make no sense, and no others', () => {
    const batch = wholeBatch(filledStore().store)
    const { positions, identities } = batch
    if (positions === null || identities === null) throw new Error('nothing was saved')
    const idsAfter = (damaged: Partial<CacheBatch>): string[] => {
      const other = beginStore()
      other.store.restore({ ...batch, ...damaged })
      other.store.finishRestore(0)
      return other.view().ids
    }
    const [first, second, third] = [vehicleUuid(1), 'b', vehicleUuid(3)]
    expect(idsAfter({})).toEqual([first, second, third])
    expect(idsAfter({ identities: { ...identities, slots: Uint32Array.of(0, 20_000_000, 2) } })).toEqual([first, third])
    expect(idsAfter({ identities: { ...identities, otherIds: packTexts(['', '', '']) } })).toEqual([first, third])
    expect(idsAfter({ identities: { ...identities, idWords: identities.idWords.slice(0, 7) } })).toEqual([first])
    expect(idsAfter({ identities: { ...identities, vins: packTexts([]) } })).toEqual([])
  })

  it.each([
    ['a slot that nobody has', { slots: Uint32Array.of(0, 20_000_000, 2) }],
    ['a fleet that no dictionary has', { fleet: Uint32Array.of(1, 99, 1) }],
    ['a provider that no dictionary has', { provider: Uint32Array.of(1, 99, 1) }],
    ['a place that no dictionary has', { place: Uint32Array.of(1, 99, 1) }],
    ['a place outside the world', { longitudeDeg: Float64Array.of(-98, 181, NaN) }],
    ['half a place', { latitudeDeg: Float64Array.of(39, NaN, NaN) }],
    ['a place without a time', { occurredAtMs: Float64Array.of(1_000_000, NaN, NaN) }]
  ])('leaves out the position of a row with %s', (_, damage) => {
    const batch = wholeBatch(filledStore().store)
    if (batch.positions === null) throw new Error('nothing was saved')
    const other = beginStore()
    other.store.restore({
      ...batch,
      positions: { ...batch.positions, lastSeenAtS: Uint32Array.of(9, 9, 9), ...damage }
    })
    other.store.finishRestore(1000)
    expect(other.view().ids).toEqual([vehicleUuid(1), vehicleUuid(3)])
  })

  it('never stops the app', () => {
    const numbers = fc.array(fc.oneof(fc.nat(5), fc.constantFrom(NaN, -1, 2 ** 32 - 1, 1e300)), { maxLength: 6 })
    const texts = fc.record({ bytes: numbers, offsets: numbers }).map(({ bytes, offsets }) => ({
      bytes: Uint8Array.from(bytes),
      offsets: Uint32Array.from(offsets)
    }))
    const words = numbers.map((list) => Uint32Array.from(list))
    const doubles = numbers.map((list) => Float64Array.from(list))
    const floats = numbers.map((list) => Float32Array.from(list))
    const anyBatch: fc.Arbitrary<CacheBatch> = fc.record({
      positions: fc.record({
        slots: words,
        longitudeDeg: doubles,
        latitudeDeg: doubles,
        speedMps: floats,
        derivedBearingDeg: floats,
        occurredAtMs: doubles,
        lastSeenAtS: words,
        fleet: words,
        provider: words,
        place: words,
        flags: numbers.map((list) => Uint8Array.from(list))
      }),
      identities: fc.record({
        slots: words,
        idWords: words,
        otherIds: texts,
        names: texts,
        vins: texts,
        plates: texts,
        drivers: fc.option(texts)
      }),
      entries: fc.record({
        fleetsFrom: fc.constantFrom(0, 1, 3, -1, NaN, 1e12),
        fleetKeys: fc.array(fc.constantFrom('', 'f1', 'ref:x'), { maxLength: 3 }),
        providersFrom: fc.nat(3),
        providerKeys: fc.array(fc.string(), { maxLength: 3 }),
        placesFrom: fc.nat(3),
        places: fc.array(fc.string(), { maxLength: 3 })
      }),
      removedSlots: words,
      blobs: fc.constant(new Map<string, Uint8Array>())
    })
    fc.assert(
      fc.property(fc.array(anyBatch, { maxLength: 4 }), (batches) => {
        const { store, apply, view } = beginStore()
        for (const batch of batches) store.restore(batch)
        store.finishRestore(0)
        apply({ vehicleId: vehicleUuid(1) }, { vehicleId: 'new' })
        expect(view().ids).toEqual(expect.arrayContaining([vehicleUuid(1), 'new']))
        expect(new Set(view().ids).size).toBe(store.vehicleCount)
      })
    )
  })
})
