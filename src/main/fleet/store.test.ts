import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { unpackTexts } from '@shared/ipc/text-column'
import { judgeFix } from './plausibility'
import type { LocationRow } from './rows'
import { createSetAside } from './set-aside'
import { createPositionStore } from './store'
import { locationRow, vehicleRow } from './test-support/fakes'

const nowMs = 10_000_000

function begin() {
  const setAside = createSetAside()
  const store = createPositionStore(setAside)
  const view = () => {
    const slots = store.presentSlots()
    const columns = store.columns(slots)
    const texts = store.identities(slots)
    return { ...columns, names: unpackTexts(texts.names), vins: unpackTexts(texts.vins) }
  }
  const fleetOf = (row: number) => store.dictionaries.fleets[view().fleet[row] ?? -1]
  const providerOf = (row: number) => store.dictionaries.providers[view().provider[row] ?? -1]
  return { store, setAside, view, fleetOf, providerOf }
}

describe('positions', () => {
  it('keeps a slot for a vehicle, and says what changed', () => {
    const { store, view } = begin()
    const first = store.apply([locationRow({ vehicleId: 'a' }), locationRow({ vehicleId: 'b' })], nowMs)
    expect([...first.changed]).toEqual([0, 1])
    const second = store.apply([locationRow({ vehicleId: 'b', occurredAtMs: 1_000_001 })], nowMs)
    expect([...second.changed]).toEqual([1])
    expect([...view().occurredAtMs]).toEqual([1_000_000, 1_000_001])
  })

  it('reports nothing when the same page comes again', () => {
    const { store } = begin()
    const rows = [locationRow(), locationRow({ vehicleId: 'b', longitudeDeg: null, latitudeDeg: null })]
    store.apply(rows, nowMs)
    const again = store.apply(rows, nowMs)
    expect([again.changed.size, again.identities.size, again.removed.size]).toEqual([0, 0, 0])
    expect([...again.seen]).toEqual([0, 1])
  })

  it('never lets an older fix replace a newer one', () => {
    const { store, view } = begin()
    store.apply([locationRow({ occurredAtMs: 2_000, fleetId: 'new' })], nowMs)
    store.apply([locationRow({ occurredAtMs: 1_999, longitudeDeg: 5, fleetId: 'old' })], nowMs)
    expect(view().longitudeDeg[0]).toBe(-98)
    expect(store.dictionaries.fleets[view().fleet[0] ?? 0]).toBe('Fleet new')
  })

  it('keeps the last good position when a newer row has none or an odd one', () => {
    const { store, view, setAside } = begin()
    store.apply([locationRow()], nowMs)
    store.apply([locationRow({ occurredAtMs: 1_100_000, longitudeDeg: null, latitudeDeg: null })], nowMs)
    store.apply([locationRow({ occurredAtMs: 1_200_000, longitudeDeg: 0, latitudeDeg: 0 })], nowMs)
    store.apply([locationRow({ occurredAtMs: nowMs + 600_000 })], nowMs)
    expect(view().longitudeDeg[0]).toBe(-98)
    expect(view().occurredAtMs[0]).toBe(1_000_000)
    expect(setAside.list().rows.map((row) => row.reason)).toEqual(['in-the-future', 'null-island'])
  })

  it('sets a single jump aside, and believes the place once a second fix confirms it', () => {
    const { store, view, setAside } = begin()
    store.apply([locationRow()], nowMs)
    const there = { longitudeDeg: 10, latitudeDeg: 50 }
    store.apply([locationRow({ ...there, occurredAtMs: 1_060_000 })], nowMs)
    store.apply([locationRow({ ...there, occurredAtMs: 1_060_000 })], nowMs)
    expect(view().longitudeDeg[0]).toBe(-98)
    expect(setAside.total).toBe(1)
    store.apply([locationRow({ ...there, occurredAtMs: 1_120_000 })], nowMs)
    expect(view().longitudeDeg[0]).toBe(10)
  })

  it('shows a vehicle without a position', () => {
    const { store, view } = begin()
    store.apply([locationRow({ longitudeDeg: null, latitudeDeg: null, occurredAtMs: null })], nowMs)
    expect(view().longitudeDeg[0]).toBeNaN()
    expect(view().occurredAtMs[0]).toBeNaN()
    expect([store.vehicleCount, store.withPositionCount]).toEqual([1, 0])
  })

  it('derives the bearing, and says when a vehicle moves or is simulated', () => {
    const { store, view } = begin()
    store.apply([locationRow({ sourceName: 'catena_simulator', speedMps: 1.3 })], nowMs)
    expect(view().flags[0]).toBe(vehicleFlags.present | vehicleFlags.simulated)
    store.apply(
      [locationRow({ sourceName: 'catena_simulator', speedMps: 20, latitudeDeg: 39.01, occurredAtMs: 1_060_000 })],
      nowMs
    )
    expect(view().flags[0]).toBe(vehicleFlags.present | vehicleFlags.simulated | vehicleFlags.moving)
    expect(view().derivedBearingDeg[0]).toBeCloseTo(0)
  })

  it('does not show a negative speed', () => {
    const { store, view } = begin()
    store.apply([locationRow({ speedMps: -3 })], nowMs)
    expect(view().speedMps[0]).toBeNaN()
  })

  it('counts rows without content or vehicle, and keeps the others', () => {
    const { store, setAside } = begin()
    store.apply([null, locationRow({ vehicleId: '' }), locationRow({ vehicleId: null }), locationRow()], nowMs)
    expect(store.vehicleCount).toBe(1)
    expect(setAside.list().rows.map((row) => row.reason)).toEqual(['no-vehicle-id', 'no-vehicle-id', 'malformed-row'])
  })
})

describe('vehicles that leave', () => {
  it('takes a deleted one off, and gives it its old slot when it comes back', () => {
    const { store, view } = begin()
    store.apply([locationRow({ vehicleId: 'a' }), locationRow({ vehicleId: 'b' })], nowMs)
    expect([...store.apply([locationRow({ vehicleId: 'a', deleted: true })], nowMs).removed]).toEqual([0])
    expect([...view().slots]).toEqual([1])
    expect([store.vehicleCount, store.withPositionCount]).toEqual([1, 1])
    const back = store.apply([locationRow({ vehicleId: 'a' })], nowMs)
    expect([...back.changed]).toEqual([0])
    expect([...back.identities]).toEqual([0])
  })

  it('keeps a vehicle when a row older than what is held says deleted', () => {
    const { store } = begin()
    store.apply([locationRow()], nowMs)
    store.apply([locationRow({ deleted: true, occurredAtMs: 5 })], nowMs)
    expect(store.vehicleCount).toBe(1)
  })

  it('keeps one away that the vehicle list calls deleted, until the list takes it back', () => {
    const { store } = begin()
    store.apply([locationRow()], nowMs)
    store.applyVehicles([vehicleRow({ deleted: true })])
    store.apply([locationRow({ occurredAtMs: 1_500_000 })], nowMs)
    expect(store.vehicleCount).toBe(0)
    store.applyVehicles([vehicleRow()])
    expect(store.vehicleCount).toBe(1)
  })
})

describe('names', () => {
  it('calls a vehicle by its short id until it is named', () => {
    const { store, view } = begin()
    store.apply([locationRow({ vehicleId: '28e4a9e0-b75d-5573-bf24-56026d2af4f3' })], nowMs)
    expect(view().names).toEqual(['Vehicle 28e4a9e0'])
    expect(store.unidentifiedCount).toBe(1)
    const row = vehicleRow({ vehicleId: '28e4a9e0-b75d-5573-bf24-56026d2af4f3', name: 'Truck 7', vin: 'VIN7' })
    expect([...store.applyVehicles([row]).identities]).toEqual([0])
    expect(view().names).toEqual(['Truck 7'])
    expect(view().vins).toEqual(['VIN7'])
    expect(store.unidentifiedCount).toBe(0)
    expect(store.applyVehicles([row]).identities.size).toBe(0)
  })

  it('renames a fleet for all its vehicles, and tells two fleets of one name apart', () => {
    const { store, fleetOf, view } = begin()
    store.apply(
      [
        locationRow({ vehicleId: 'a', fleetId: 'f1', fleetRef: 'ref' }),
        locationRow({ vehicleId: 'b', fleetId: 'f2', fleetRef: 'ref' }),
        locationRow({ vehicleId: 'c', fleetId: 'f3', fleetRef: null })
      ],
      nowMs
    )
    expect([fleetOf(0), fleetOf(1), fleetOf(2)]).toEqual(['ref', 'ref', 'Fleet f3'])
    expect(view().fleet[0]).not.toBe(view().fleet[1])
    const named = { id: 'f1', name: 'Swift', displayName: null, fleetRef: 'ref' }
    expect([...store.applyFleets([named]).changed]).toEqual([0])
    expect([fleetOf(0), fleetOf(1)]).toEqual(['Swift', 'ref'])
    expect(store.applyFleets([named]).changed.size).toBe(0)
    expect(store.unnamedFleetIds()).toEqual(['f2', 'f3'])
  })

  it('shows the reference for a fleet whose name the service made up', () => {
    const { store, fleetOf } = begin()
    store.apply([locationRow({ fleetId: 'f1', fleetRef: null })], nowMs)
    const madeUp = 'Fleet 019c776d-80e5-766d-9653-e91cbf3050fc'
    store.applyFleets([{ id: 'f1', name: madeUp, displayName: madeUp, fleetRef: 'demo' }])
    expect(fleetOf(0)).toBe('demo')
    expect(JSON.stringify(store.dictionaries)).not.toContain('019c776d')
  })

  it('names a provider by its brand, whichever comes first', () => {
    const { store, providerOf } = begin()
    store.applyTsps([{ slug: 'early', name: 'Early Bird' }])
    store.apply(
      [locationRow({ vehicleId: 'a', tspSlug: 'early' }), locationRow({ vehicleId: 'b', tspSlug: 'late' })],
      nowMs
    )
    expect([providerOf(0), providerOf(1)]).toEqual(['Early Bird', 'late'])
    expect([...store.applyTsps([{ slug: 'late', name: 'Latecomer' }]).changed]).toEqual([1])
    expect(providerOf(1)).toBe('Latecomer')
  })
})

describe('the cache', () => {
  it('gives back what it was given, with labels', () => {
    const one = begin()
    one.store.applyFleets([{ id: 'fleet-1', name: 'Swift', displayName: null, fleetRef: null }])
    one.store.apply([locationRow({ speedMps: 20, city: 'Woodstock', countryCode: 'USA' })], nowMs)
    one.store.applyVehicles([vehicleRow({ name: 'Truck', vin: 'V', licensePlateNumber: 'P' })])
    const record = one.store.record(0, 77)
    const other = begin()
    other.store.restoreLabels(one.store.labels().saved())
    other.store.restore(record === null ? [] : [record])
    expect(other.view()).toEqual(one.view())
    expect(other.fleetOf(0)).toBe('Swift')
    expect(other.store.record(0, 77)).toEqual(record)
  })

  it('shows a short form, not an id, for a restored fleet without a saved label', () => {
    const one = begin()
    one.store.apply([locationRow({ fleetId: '3a6cf33b-1fd1-4cee-8eea-db36182df590' })], nowMs)
    const record = one.store.record(0, 77)
    const other = begin()
    other.store.restore(record === null ? [] : [record])
    expect(other.fleetOf(0)).toBe('Fleet 3a6cf33b')
  })
})

/** Rows of few vehicles close together in space, so that times collide, order matters and no jump is impossible. */
const anyRow: fc.Arbitrary<LocationRow | null> = fc.option(
  fc.record({
    vehicleId: fc.constantFrom('a', 'b', 'c', null),
    fleetId: fc.constantFrom('f1', 'f2', null),
    fleetRef: fc.constant(null),
    sourceName: fc.constantFrom('catena_simulator', 'geotab', null),
    tspSlug: fc.constantFrom('t1', null),
    occurredAtMs: fc.option(fc.integer({ min: 1, max: 8 }).map((n) => n * 1_000)),
    longitudeDeg: fc.constantFrom(null, 0, 1e-3, 2e-3, 999, NaN),
    latitudeDeg: fc.constantFrom(null, 0, 1e-3, -91),
    speedMps: fc.constantFrom(null, 0, 5, NaN),
    city: fc.constantFrom('X', null),
    province: fc.constant(null),
    countryCode: fc.constant(null),
    deleted: fc.boolean().map((is) => is)
  }),
  { freq: 10 }
)

describe('any rows', () => {
  it('leave the store like a naive map of objects', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRow, { maxLength: 12 }), { maxLength: 6 }), (pages) => {
        const { store, view } = begin()
        const model = new Map<string, { at: number; lon: number; present: boolean }>()
        for (const rows of pages) {
          store.apply(rows, nowMs)
          for (const row of rows) applyToModel(model, row)
        }
        const seen = view()
        const ids = Array.from(seen.slots, (slot) => store.vehicleId(slot))
        const expected = [...model].filter(([, vehicle]) => vehicle.present)
        expect(new Map(ids.map((id, row) => [id, [seen.occurredAtMs[row], seen.longitudeDeg[row]]]))).toEqual(
          new Map(expected.map(([id, vehicle]) => [id, [vehicle.at, vehicle.lon]]))
        )
        expect(store.vehicleCount).toBe(expected.length)
        expect(store.withPositionCount).toBe(expected.filter(([, vehicle]) => !Number.isNaN(vehicle.lon)).length)
      }),
      { numRuns: 300 }
    )
  })

  it('end the same in whatever order the newest good fixes come', () => {
    const goodRow = fc.record({ id: fc.constantFrom('a', 'b'), at: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(
        fc.uniqueArray(goodRow, { selector: ({ id, at }) => id + String(at) }),
        fc.func(fc.nat()),
        (rows, rank) => {
          const toRow = ({ id, at }: { id: string; at: number }) =>
            locationRow({ vehicleId: id, occurredAtMs: at * 1000, longitudeDeg: at / 1e4 })
          const newestOf = (list: typeof rows) => {
            const { store, view } = begin()
            store.apply(list.map(toRow), nowMs)
            const seen = view()
            return new Map(Array.from(seen.slots, (slot, row) => [store.vehicleId(slot), seen.longitudeDeg[row]]))
          }
          expect(newestOf([...rows].sort((a, b) => rank(a) - rank(b)))).toEqual(newestOf(rows))
        }
      )
    )
  })
})

function applyToModel(
  model: Map<string, { at: number; lon: number; present: boolean }>,
  row: LocationRow | null
): void {
  if (row?.vehicleId == null) return
  const held = model.get(row.vehicleId)
  if (row.deleted) {
    if (held !== undefined && !(row.occurredAtMs !== null && row.occurredAtMs < held.at)) held.present = false
    return
  }
  const vehicle = held ?? { at: NaN, lon: NaN, present: true }
  model.set(row.vehicleId, vehicle)
  vehicle.present = true
  if (judgeFix(row, nowMs) !== 'good' || (row.occurredAtMs ?? 0) <= vehicle.at) return
  vehicle.at = row.occurredAtMs ?? NaN
  vehicle.lon = row.longitudeDeg ?? NaN
}
