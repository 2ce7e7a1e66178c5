import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { locationPage, vehicleUuid } from './test-support/pages'
import { beginStore, storeNowMs as nowMs } from './test-support/store-view'

const nowhere = { longitudeDeg: null, latitudeDeg: null }

describe('positions', () => {
  it('keeps a slot for a vehicle, and says what changed', () => {
    const { apply, view } = beginStore()
    const first = apply({ vehicleId: 'a' }, { vehicleId: vehicleUuid(1) })
    expect([...first.changed.ascending()]).toEqual([0, 1])
    expect([...first.moved.ascending()]).toEqual([0, 1])
    expect([...first.identities.ascending()]).toEqual([0, 1])
    const second = apply({ vehicleId: vehicleUuid(1), occurredAtMs: 1_000_001 })
    expect([...second.changed.ascending()]).toEqual([1])
    expect([...second.moved.ascending()]).toEqual([1])
    expect(second.identities.size).toBe(0)
    expect([...view().occurredAtMs]).toEqual([1_000_000, 1_000_001])
    expect(view().ids).toEqual(['a', vehicleUuid(1)])
  })

  it('knows a vehicle by its UUID, whether it comes as words or as a text', () => {
    const { store } = beginStore()
    const id = vehicleUuid(5)
    store.apply(locationPage([{ vehicleId: id }]), nowMs, nowMs)
    const asText = locationPage([{ vehicleId: ' spaced ', occurredAtMs: 1_000_009 }])
    const page = { ...asText, vehicleIds: { words: new Uint32Array(4), others: new Map([[0, ` ${id}`]]) } }
    expect([...store.apply(page, nowMs, nowMs).moved.ascending()]).toEqual([0])
    store.apply(asText, nowMs, nowMs)
    expect([store.vehicleCount, store.vehicleId(1)]).toEqual([2, 'spaced'])
  })

  it('reports nothing when the same page comes again, but has seen the vehicles', () => {
    const { store } = beginStore()
    const page = locationPage([{}, { vehicleId: 'b', ...nowhere }])
    store.apply(page, nowMs, nowMs)
    const again = store.apply(page, nowMs, nowMs + 60_000)
    expect([again.changed.size, again.moved.size, again.identities.size, again.removed.size]).toEqual([0, 0, 0, 0])
    expect([...store.columns.lastSeenAtS.subarray(0, 2)]).toEqual([10_060, 10_060])
  })

  it('never lets an older fix replace a newer one', () => {
    const { apply, view, fleetOf } = beginStore()
    apply({ occurredAtMs: 2_000, fleetId: 'new' })
    apply({ occurredAtMs: 1_999, longitudeDeg: 5, fleetId: 'old' })
    expect(view().longitudeDeg[0]).toBe(-98)
    expect(fleetOf(0)).toBe('Fleet new')
  })

  it('keeps the first of two fixes of one time, and takes an address that comes later', () => {
    const { apply, view, placeOf } = beginStore()
    apply({})
    const change = apply({ longitudeDeg: -97.999, city: 'Salina', countryCode: 'USA' })
    expect([change.changed.size, change.moved.size, view().longitudeDeg[0]]).toEqual([1, 0, -98])
    expect(placeOf(0)).toBe('Salina, USA')
    apply({})
    expect(placeOf(0)).toBe('Salina, USA')
    apply({ occurredAtMs: 1_000_001 })
    expect(placeOf(0)).toBe('')
  })

  it('keeps the last good position when a newer row has none or an odd one', () => {
    const { apply, view, reasons } = beginStore()
    apply({})
    apply({ occurredAtMs: 1_100_000, ...nowhere })
    apply({ occurredAtMs: 1_200_000, longitudeDeg: 0, latitudeDeg: 0 })
    apply({ occurredAtMs: nowMs + 600_000 })
    apply({ occurredAtMs: nowMs + 600_000 })
    expect([view().longitudeDeg[0], view().occurredAtMs[0]]).toEqual([-98, 1_000_000])
    expect(reasons()).toEqual(['in-the-future', 'null-island'])
  })

  it('says whose odd row it was', () => {
    const { apply, name, setAside } = beginStore()
    name({ name: 'Truck 7' })
    apply({ longitudeDeg: 999, fleetRef: 'Swift' })
    const row = { vehicleName: 'Truck 7', fleetName: 'Swift', reason: 'out-of-range', noticedAtMs: nowMs }
    expect(setAside.list()).toEqual({ rows: [row], total: 1 })
  })

  it('sets a single jump aside, and believes the place once a second fix confirms it', () => {
    const { apply, view, setAside } = beginStore()
    apply({})
    const there = { longitudeDeg: 10, latitudeDeg: 50 }
    apply({ ...there, occurredAtMs: 1_060_000 })
    apply({ ...there, occurredAtMs: 1_060_000 })
    expect(view().longitudeDeg[0]).toBe(-98)
    expect(setAside.total).toBe(1)
    apply({ ...there, occurredAtMs: 1_120_000 })
    expect(view().longitudeDeg[0]).toBe(10)
  })

  it('does not believe a jump because of an earlier one from elsewhere', () => {
    const { apply, view, reasons } = beginStore()
    apply({})
    apply({ longitudeDeg: 10, latitudeDeg: 50, occurredAtMs: 1_060_000 })
    apply({ occurredAtMs: 1_120_000 })
    apply({ longitudeDeg: 10, latitudeDeg: 50, occurredAtMs: 1_180_000 })
    expect(view().longitudeDeg[0]).toBe(-98)
    expect(reasons()).toEqual(['impossible-jump', 'impossible-jump'])
  })

  it('shows a vehicle without a position', () => {
    const { store, apply, view } = beginStore()
    apply({ ...nowhere, occurredAtMs: null })
    expect([view().longitudeDeg[0], view().occurredAtMs[0]]).toEqual([NaN, NaN])
    expect([store.vehicleCount, store.withPositionCount]).toEqual([1, 0])
  })

  it('derives the bearing, and says when a vehicle moves or is simulated', () => {
    const { apply, view } = beginStore()
    apply({ sourceName: 'catena_simulator', speedMps: 1.3 })
    expect(view().flags[0]).toBe(vehicleFlags.present | vehicleFlags.simulated)
    apply({ sourceName: 'catena_simulator', speedMps: 20, latitudeDeg: 39.01, occurredAtMs: 1_060_000 })
    expect(view().flags[0]).toBe(vehicleFlags.present | vehicleFlags.simulated | vehicleFlags.moving)
    expect(view().derivedBearingDeg[0]).toBeCloseTo(0)
  })

  it('does not show a negative speed', () => {
    const { apply, view } = beginStore()
    apply({ speedMps: -3 })
    expect(view().speedMps[0]).toBeNaN()
  })

  it('counts rows that could not be read, and rows without an id, and keeps the others', () => {
    const { store, reasons } = beginStore()
    const unreadable = [
      { index: 1, reason: 'vehicle_id: missing' },
      { index: 2, reason: 'not an object' }
    ]
    const change = store.apply(locationPage([{ vehicleId: ' ' }, {}], { unreadable }), nowMs, nowMs)
    expect([store.vehicleCount, change.moved.size]).toEqual([1, 1])
    expect(reasons()).toEqual(['no-vehicle-id', 'malformed-row', 'no-vehicle-id'])
  })

  it('takes a row for one without a source or place when its page does not have them', () => {
    const { store, fleetOf, placeOf } = beginStore()
    store.apply({ ...locationPage([{}]), sources: [], places: [] }, nowMs, nowMs)
    expect([store.vehicleCount, fleetOf(0), placeOf(0)]).toEqual([1, '', ''])
  })

  it('knows no fleet of which it only heard in rows without effect', () => {
    const { store, apply } = beginStore()
    apply({ fleetId: 'f1' })
    apply({ fleetId: 'f2', occurredAtMs: 5 }, { vehicleId: 'b', fleetId: 'f3', deleted: true })
    expect(store.unnamedFleetIds()).toEqual(['f1'])
  })

  it('gives arrays with buffers of their own', () => {
    const { store, apply } = beginStore()
    apply({}, { vehicleId: 'b' })
    const columns = store.positionColumns(Uint32Array.of(1))
    const texts = store.identityColumns(Uint32Array.of(1))
    expect(Object.values(columns).map((column) => column.buffer.byteLength)).toEqual([4, 8, 8, 4, 4, 8, 4, 4, 4, 1])
    expect([texts.names.bytes.buffer.byteLength, texts.vins.bytes.buffer.byteLength]).toEqual(['Vehicle b'.length, 0])
  })

  it('ends the same in whatever order the newest good fixes come', () => {
    const goodRow = fc.record({ id: fc.constantFrom('a', 'b'), at: fc.integer({ min: 1, max: 50 }) })
    fc.assert(
      fc.property(
        fc.uniqueArray(goodRow, { selector: ({ id, at }) => id + String(at) }),
        fc.func(fc.nat()),
        (rows, rank) => {
          const newestOf = (list: typeof rows) => {
            const { apply, view } = beginStore()
            apply(...list.map(({ id, at }) => ({ vehicleId: id, occurredAtMs: at * 1000, longitudeDeg: at / 1e4 })))
            const seen = view()
            return new Map(seen.ids.map((id, row) => [id, seen.longitudeDeg[row]]))
          }
          expect(newestOf([...rows].sort((a, b) => rank(a) - rank(b)))).toEqual(newestOf(rows))
        }
      )
    )
  })
})
