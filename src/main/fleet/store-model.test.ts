import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { judgeFix } from './plausibility'
import { locationPage, vehicleUuid, type LocationPageRow } from './test-support/pages'
import { beginStore, restarted, storeNowMs } from './test-support/store-view'

/** Rows of few vehicles close together in space, so that times collide, order matters and no jump is impossible. */
const anyRow: fc.Arbitrary<LocationPageRow> = fc.record({
  vehicleId: fc.constantFrom(vehicleUuid(1), vehicleUuid(2), vehicleUuid(3), 'd', 'e'),
  fleetId: fc.constantFrom('f1', 'f2', null),
  fleetRef: fc.constant(null),
  connectionId: fc.constant(null),
  sourceName: fc.constantFrom('catena_simulator', 'geotab', null),
  tspSlug: fc.constantFrom('t1', null),
  occurredAtMs: fc.option(fc.integer({ min: 1, max: 8 }).map((n) => n * 1_000)),
  longitudeDeg: fc.constantFrom(null, 0, 1e-3, 2e-3, 999),
  latitudeDeg: fc.constantFrom(null, 0, 1e-3, -91),
  speedMps: fc.constantFrom(null, 0, 5),
  city: fc.constantFrom('X', 'Y', null),
  province: fc.constant(null),
  countryCode: fc.constant(null),
  deleted: fc.nat(7).map((n) => n === 0)
})

const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('page' as const), rows: fc.array(anyRow, { maxLength: 12 }) })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('names' as const),
      vehicleId: fc.constantFrom(vehicleUuid(1), vehicleUuid(2), 'd'),
      name: fc.constantFrom('', 'Truck', 'Añejo')
    })
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) }
)

/** What is known of a vehicle, in an object, as one would write it first. */
interface ModelVehicle {
  isPresent: boolean
  occurredAtMs: number
  longitudeDeg: number
  latitudeDeg: number
  speedMps: number
  place: string
  fleet: string
  flags: number
  name: string
}

function newVehicle(): ModelVehicle {
  const nowhere = { occurredAtMs: NaN, longitudeDeg: NaN, latitudeDeg: NaN, speedMps: NaN, place: '' }
  return { ...nowhere, isPresent: true, fleet: '', flags: vehicleFlags.present, name: '' }
}

function withFlag(flags: number, flag: number, isOn: boolean): number {
  return isOn ? flags | flag : flags & ~flag
}

function applyToModel(model: Map<string, ModelVehicle>, row: LocationPageRow): void {
  const held = model.get(row.vehicleId)
  const isOlder = held !== undefined && row.occurredAtMs !== null && row.occurredAtMs < held.occurredAtMs
  if (row.deleted) {
    if (held !== undefined && !isOlder) held.isPresent = false
    return
  }
  const vehicle = held ?? newVehicle()
  model.set(row.vehicleId, vehicle)
  vehicle.isPresent = true
  if (!isOlder) {
    if (row.fleetId !== null) vehicle.fleet = `Fleet ${row.fleetId}`
    if (row.sourceName !== null) {
      vehicle.flags = withFlag(vehicle.flags, vehicleFlags.simulated, row.sourceName === 'catena_simulator')
    }
  }
  const claim = {
    longitudeDeg: row.longitudeDeg ?? NaN,
    latitudeDeg: row.latitudeDeg ?? NaN,
    occurredAtMs: row.occurredAtMs ?? NaN
  }
  if (judgeFix(claim, storeNowMs) !== 'good' || isOlder) return
  if (claim.occurredAtMs === vehicle.occurredAtMs) {
    vehicle.place = row.city ?? vehicle.place
    return
  }
  Object.assign(vehicle, claim, { speedMps: row.speedMps ?? NaN, place: row.city ?? '' })
  vehicle.flags = withFlag(vehicle.flags, vehicleFlags.moving, (row.speedMps ?? 0) > 1.4)
}

describe('any pages, names and restarts', () => {
  it('leave the store like a naive map of objects', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        let one = beginStore()
        const model = new Map<string, ModelVehicle>()
        for (const step of steps) {
          if (step.kind === 'restart') one = restarted(one.store)
          else if (step.kind === 'names') {
            one.name({ vehicleId: step.vehicleId, name: step.name, fleetId: null })
            const vehicle = model.get(step.vehicleId) ?? newVehicle()
            model.set(step.vehicleId, Object.assign(vehicle, { isPresent: true, name: step.name }))
          } else {
            const slotsBefore = slotsOf(one)
            const change = one.store.apply(locationPage(step.rows), storeNowMs, storeNowMs)
            for (const row of step.rows) applyToModel(model, row)
            for (const [id, slot] of slotsBefore) expect(slotsOf(one).get(id)).toBe(slot)
            for (const slot of change.moved.ascending()) expect(change.changed.has(slot)).toBe(true)
            for (const slot of change.changed.ascending()) expect(one.store.isPresent(slot)).toBe(true)
            for (const slot of change.removed.ascending()) expect(one.store.isPresent(slot)).toBe(false)
          }
        }
        expect(seenIn(one)).toEqual(expectedOf(model))
        const present = [...model.values()].filter((vehicle) => vehicle.isPresent)
        expect(one.store.vehicleCount).toBe(present.length)
        expect(one.store.withPositionCount).toBe(
          present.filter(({ longitudeDeg }) => !Number.isNaN(longitudeDeg)).length
        )
      }),
      { numRuns: 500 }
    )
  })

  it('come to the page through changes alone', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRow, { maxLength: 8 }), { maxLength: 6 }), (pages) => {
        const { store } = beginStore()
        const held = new Map<number, number[]>()
        for (const rows of pages) {
          const change = store.apply(locationPage(rows), storeNowMs, storeNowMs)
          const columns = store.positionColumns(change.changed.ascending())
          columns.slots.forEach((slot, row) => held.set(slot, pickRow(columns, row)))
          change.removed.forEach((slot) => held.delete(slot))
        }
        const whole = store.positionColumns(store.presentSlots())
        expect(held).toEqual(new Map(Array.from(whole.slots, (slot, row) => [slot, pickRow(whole, row)])))
      }),
      { numRuns: 300 }
    )
  })
})

type Begun = Pick<ReturnType<typeof beginStore>, 'store' | 'view'>

/** By id; those of vehicles that left, too. */
function slotsOf({ store }: Begun): Map<string, number> {
  return new Map(Array.from(store.knownSlots(), (slot) => [store.vehicleId(slot), slot]))
}

function pickRow(columns: Readonly<Record<string, ArrayLike<number>>>, row: number): number[] {
  return Object.values(columns).map((column) => column[row] ?? -1)
}

function seenIn({ store, view }: Begun): Map<string, object> {
  const seen = view()
  return new Map(
    seen.ids.map((id, row) => [
      id,
      {
        occurredAtMs: seen.occurredAtMs[row],
        longitudeDeg: seen.longitudeDeg[row],
        latitudeDeg: seen.latitudeDeg[row],
        speedMps: seen.speedMps[row],
        place: store.dictionaries.places[seen.place[row] ?? -1],
        fleet: store.dictionaries.fleets[seen.fleet[row] ?? -1],
        flags: seen.flags[row],
        name: seen.names[row]
      }
    ])
  )
}

function expectedOf(model: ReadonlyMap<string, ModelVehicle>): Map<string, object> {
  const present = [...model].filter(([, vehicle]) => vehicle.isPresent)
  return new Map(
    present.map(([id, { name, occurredAtMs, longitudeDeg, latitudeDeg, speedMps, place, fleet, flags }]) => {
      const shownName = name === '' ? `Vehicle ${id.slice(0, 8)}` : name
      return [id, { occurredAtMs, longitudeDeg, latitudeDeg, speedMps, place, fleet, flags, name: shownName }]
    })
  )
}
