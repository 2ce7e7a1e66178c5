import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  positionDeltaSchema,
  positionSnapshotSchema,
  type PositionDelta,
  type PositionSnapshot
} from '@shared/ipc/schemas-positions'
import { unpackTexts } from '@shared/ipc/text-column'
import { createFeed } from './feed'
import { createSetAside } from './set-aside'
import { createPositionStore } from './store'
import { createFakeTime, locationRow, vehicleRow } from './test-support/fakes'

const nowMs = 10_000_000

function begin() {
  const store = createPositionStore(createSetAside())
  const time = createFakeTime()
  const deltas: PositionDelta[] = []
  const feed = createFeed({ store, epoch: 7, scheduler: time, onDelta: (delta) => deltas.push(delta) })
  return { store, time, deltas, feed }
}

/** What a page makes of a snapshot and the deltas after it. */
function createPage(snapshot: PositionSnapshot) {
  const vehicles = new Map<number, Record<string, unknown>>()
  const fleets = [...snapshot.dictionaries.fleets]
  const places = [...snapshot.dictionaries.places]
  let sequence = snapshot.sequence
  const take = (columns: PositionSnapshot['columns'], identities: PositionSnapshot['identities'] | null) => {
    columns.slots.forEach((slot, row) => {
      vehicles.set(slot, {
        ...vehicles.get(slot),
        lon: columns.longitudeDeg[row],
        at: columns.occurredAtMs[row],
        fleet: fleets[columns.fleet[row] ?? -1],
        place: places[columns.place[row] ?? -1],
        flags: columns.flags[row]
      })
    })
    if (identities === null) return
    const names = unpackTexts(identities.names)
    identities.slots.forEach((slot, row) => vehicles.set(slot, { ...vehicles.get(slot), name: names[row] }))
  }
  take(snapshot.columns, snapshot.identities)
  return {
    vehicles: () => new Map([...vehicles].sort(([a], [b]) => a - b)),
    apply(delta: PositionDelta) {
      expect(delta.sequence).toBe(++sequence)
      expect(delta.addedDictionaries.fleetsFrom).toBe(fleets.length)
      expect(delta.addedDictionaries.placesFrom).toBe(places.length)
      fleets.push(...delta.addedDictionaries.entries.fleets)
      places.push(...delta.addedDictionaries.entries.places)
      take(delta.columns, delta.identities)
      for (const slot of delta.removedSlots) vehicles.delete(slot)
    }
  }
}

describe('feed', () => {
  it('sends at most one delta per interval, with the changed slots only', () => {
    const { store, time, deltas, feed } = begin()
    feed.note(store.apply([locationRow({ vehicleId: 'a' }), locationRow({ vehicleId: 'b' })], nowMs))
    time.advance(249)
    expect(deltas).toHaveLength(0)
    feed.note(store.apply([locationRow({ vehicleId: 'c' })], nowMs))
    time.advance(1)
    expect(deltas.map((delta) => [...delta.columns.slots])).toEqual([[0, 1, 2]])
    feed.note(store.apply([locationRow({ vehicleId: 'b', occurredAtMs: 1_000_500 })], nowMs))
    time.advance(250)
    expect([...(deltas[1]?.columns.slots ?? [])]).toEqual([1])
    expect(deltas[1]?.identities).toBeNull()
    expect(deltas.map((delta) => delta.sequence)).toEqual([1, 2])
  })

  it('sends nothing when nothing changed', () => {
    const { store, time, deltas, feed } = begin()
    feed.note(store.apply([], nowMs))
    time.advance(1000)
    expect(deltas).toHaveLength(0)
    expect(time.timerCount).toBe(0)
  })

  it('sends nothing after it was stopped', () => {
    const { store, time, deltas, feed } = begin()
    feed.note(store.apply([locationRow()], nowMs))
    feed.stop()
    feed.note(store.apply([locationRow({ vehicleId: 'b' })], nowMs))
    time.advance(1000)
    expect(deltas).toHaveLength(0)
  })

  it('hands out arrays with buffers of their own, of exactly their length', () => {
    const { store, feed } = begin()
    store.apply([locationRow(), locationRow({ vehicleId: 'b' })], nowMs)
    const { columns, identities } = feed.snapshot()
    const arrays = [...Object.values(columns), identities.slots, identities.names.bytes, identities.names.offsets]
    for (const array of arrays) expect(array.byteLength).toBe(array.buffer.byteLength)
    columns.longitudeDeg.fill(0)
    expect(feed.snapshot().columns.longitudeDeg[0]).toBe(-98)
  })

  it('fits the contract', () => {
    const { store, time, deltas, feed } = begin()
    feed.note(store.apply([locationRow()], nowMs))
    feed.note(store.applyVehicles([vehicleRow({ name: 'Truck' })]))
    time.advance(250)
    expect(positionDeltaSchema.safeParse(deltas[0]).success).toBe(true)
    expect(positionSnapshotSchema.safeParse(feed.snapshot()).success).toBe(true)
  })

  it('makes a page that follows deltas see what a fresh snapshot shows', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('location' as const),
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        at: fc.integer({ min: 1, max: 40 }),
        fleetId: fc.constantFrom('f1', 'f2'),
        city: fc.constantFrom('X', 'Y', null),
        deleted: fc.boolean()
      }),
      fc.record({ kind: fc.constant('vehicle' as const), id: fc.constantFrom('a', 'b', 'e'), name: fc.string() }),
      fc.record({
        kind: fc.constant('fleet' as const),
        id: fc.constantFrom('f1', 'f2'),
        name: fc.constantFrom('P', 'Q')
      }),
      fc.constant({ kind: 'wait' as const }),
      fc.constant({ kind: 'other-snapshot' as const })
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (steps, startAt) => {
        const { store, time, deltas, feed } = begin()
        const pages: ReturnType<typeof createPage>[] = []
        steps.forEach((one, index) => {
          if (index === startAt) {
            pages.push(createPage(feed.snapshot()))
            deltas.length = 0
          }
          if (one.kind === 'wait') time.advance(250)
          else if (one.kind === 'other-snapshot') feed.snapshot()
          else if (one.kind === 'vehicle')
            feed.note(store.applyVehicles([vehicleRow({ vehicleId: one.id, name: one.name })]))
          else if (one.kind === 'fleet')
            feed.note(store.applyFleets([{ id: one.id, name: one.name, displayName: null, fleetRef: null }]))
          else {
            const row = { vehicleId: one.id, occurredAtMs: one.at * 1000, longitudeDeg: one.at / 1e4 }
            feed.note(
              store.apply([locationRow({ ...row, fleetId: one.fleetId, city: one.city, deleted: one.deleted })], nowMs)
            )
          }
        })
        const follower = pages[0] ?? createPage(feed.snapshot())
        if (pages.length === 0) deltas.length = 0
        time.advance(250)
        for (const delta of deltas) follower.apply(delta)
        expect(follower.vehicles()).toEqual(createPage(feed.snapshot()).vehicles())
      }),
      { numRuns: 300 }
    )
  })
})
