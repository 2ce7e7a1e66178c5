import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapshotOf, type SampleVehicle } from '@renderer/test-support/samples'
import { stalenessBuckets, stalenessOf } from '@shared/domain/staleness'
import { usualSort, vehicleSortColumns, type VehicleSortKey } from '@shared/domain/vehicle-columns'
import { motions, noFilter, provinceOf, type VehicleFilter } from '@shared/domain/vehicle-filter'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import { vehicleVerdictIndex } from '@shared/domain/verdict-vehicle'
import { createListEngine } from './list-engine'
import type { ListAnswer, ListRows } from './list-protocol'

const nowMs = Date.UTC(2026, 10, 22, 12)
const minuteMs = 60_000
/** The logins at provider Q are lost. */
const sourceOf = ({ provider }: SampleVehicle) => (provider === 'Q' ? verdictKinds.indexOf('sign-in-needed') : 0)

/** News of a whole fleet, vehicle `i` in slot `i`. */
function rowsOf(vehicles: readonly SampleVehicle[], slots = Uint32Array.from(vehicles.keys())): ListRows {
  const { columns } = snapshotOf(vehicles)
  return {
    slots,
    seenAtS: Uint32Array.from(columns.occurredAtMs, (atMs) => (Number.isFinite(atMs) ? Math.round(atMs / 1000) : 0)),
    speed: Uint16Array.from(columns.speedMps, (speedMps) =>
      Number.isFinite(speedMps) ? Math.round(speedMps * 10) : 0xffff
    ),
    fleet: columns.fleet,
    provider: Uint16Array.from(columns.provider),
    place: columns.place,
    flags: columns.flags,
    source: Uint8Array.from(vehicles, sourceOf)
  }
}

function engineOf(vehicles: readonly SampleVehicle[]) {
  const engine = createListEngine(() => 0)
  const { identities, dictionaries } = snapshotOf(vehicles)
  engine.take({ kind: 'clear' })
  engine.take({ kind: 'dictionaries', from: { fleets: 0, providers: 0, places: 0 }, entries: dictionaries })
  engine.take({ kind: 'rows', rows: rowsOf(vehicles) })
  engine.take({ kind: 'texts', texts: identities })
  while (!engine.work(Infinity)) continue
  const ask = (filter: Partial<VehicleFilter> = {}, sort: readonly VehicleSortKey[] = usualSort): ListAnswer => {
    const question = { filter: { ...noFilter, ...filter }, sort, nowMs }
    engine.answer(question)
    while (!engine.work(Infinity)) continue
    return engine.answer(question)
  }
  const names = (answer: ListAnswer) => [...answer.order].map((slot) => vehicles[slot]?.name)
  return { engine, ask, names, dictionaries, identities }
}

const four: readonly SampleVehicle[] = [
  {
    name: 'Truck 10',
    fleet: 'Swift',
    vin: 'VIN0000000000010',
    occurredAtMs: nowMs - minuteMs,
    speedMps: 20,
    isMoving: true,
    place: 'Dallas, TX, USA'
  },
  {
    name: 'Truck 9',
    fleet: 'Acme',
    plate: 'TX-9',
    driver: 'Zoë Muster',
    occurredAtMs: nowMs - 60 * minuteMs,
    speedMps: 0,
    place: 'Ames, IA, USA'
  },
  { name: 'Ván 1', fleet: 'Acme' },
  { name: 'truck 2', fleet: 'Swift', provider: 'Samsara', occurredAtMs: nowMs - 2 * minuteMs, place: 'Waco, TX, USA' }
]

describe('the sort', () => {
  it.each([
    [[{ column: 'name', isDescending: false }], ['truck 2', 'Truck 9', 'Truck 10', 'Ván 1']],
    [[{ column: 'name', isDescending: true }], ['Ván 1', 'Truck 10', 'Truck 9', 'truck 2']],
    [[{ column: 'age', isDescending: false }], ['Truck 10', 'truck 2', 'Truck 9', 'Ván 1']],
    [[{ column: 'age', isDescending: true }], ['Truck 9', 'truck 2', 'Truck 10', 'Ván 1']],
    [[{ column: 'fleet', isDescending: false }], ['Truck 9', 'Ván 1', 'truck 2', 'Truck 10']],
    [[{ column: 'speed', isDescending: true }], ['Truck 10', 'Truck 9', 'truck 2', 'Ván 1']],
    [[{ column: 'plate', isDescending: true }], ['Truck 9', 'truck 2', 'Truck 10', 'Ván 1']],
    [[{ column: 'driver', isDescending: false }], ['Truck 9', 'truck 2', 'Truck 10', 'Ván 1']],
    [
      [
        { column: 'province', isDescending: true },
        { column: 'age', isDescending: false }
      ],
      ['Ván 1', 'Truck 10', 'truck 2', 'Truck 9']
    ]
  ] satisfies [VehicleSortKey[], string[]][])('by %j', (sort, expected) => {
    const { ask, names } = engineOf(four)
    expect(names(ask({}, sort))).toEqual(expected)
  })

  it('keeps vehicles whose names have not come at the end, and puts them in order when they come', () => {
    const { engine, ask, names, identities } = engineOf(four)
    engine.take({ kind: 'rows', rows: rowsOf([{ name: '' }, { name: '' }], Uint32Array.of(4, 5)) })
    expect([...ask().order]).toEqual([3, 1, 0, 2, 4, 5])
    engine.take({ kind: 'texts', texts: { ...snapshotOf([{ name: 'Truck 0' }]).identities, slots: Uint32Array.of(5) } })
    expect([...ask().order]).toEqual([5, 3, 1, 0, 2, 4])
    engine.take({ kind: 'texts', texts: identities })
    expect(names(ask()).slice(1, 3)).toEqual(['truck 2', 'Truck 9'])
  })

  it('answers before everything is in order, and says that it is not ripe', () => {
    const engine = createListEngine(() => 0)
    const { identities, dictionaries } = snapshotOf(four)
    engine.take({ kind: 'dictionaries', from: { fleets: 0, providers: 0, places: 0 }, entries: dictionaries })
    engine.take({ kind: 'rows', rows: rowsOf(four) })
    expect(engine.work(0)).toBe(false)
    engine.take({ kind: 'texts', texts: identities })
    const answer = engine.answer({ filter: noFilter, sort: usualSort, nowMs })
    expect(engine.isRipe()).toBe(false)
    expect(answer.order.length).toBeLessThanOrEqual(4)
    while (!engine.work(0)) continue
    expect([...engine.answer({ filter: noFilter, sort: usualSort, nowMs }).order]).toEqual([3, 1, 0, 2])
  })
})

describe('the text', () => {
  it.each([
    ['swift truck', ['truck 2', 'Truck 10']],
    ['TX-9', ['Truck 9']],
    ['dallas', ['Truck 10']],
    ['samsara', ['truck 2']],
    ['vin00', ['Truck 10']],
    ['van', ['Ván 1']],
    ['zoe muster', ['Truck 9']],
    ['k 1', ['Truck 10', 'Truck 9', 'truck 2'].slice(0, 1)],
    ['zeppelin', []]
  ])('"%s" is found in any of the texts', (text, expected) => {
    const { ask, names } = engineOf(four)
    expect(names(ask({ text }))).toEqual(expected)
  })

  it('finds nothing across two texts of a vehicle', () => {
    const { ask } = engineOf([{ name: 'ab', vin: 'cd' }])
    expect(ask({ text: 'bc' }).order).toHaveLength(0)
    const driven = engineOf([{ name: '', plate: 'ef', driver: 'gh' }])
    expect(['fg', 'ef gh', 'efgh'].map((text) => driven.ask({ text }).order.length)).toEqual([0, 1, 0])
  })

  it('finds, when letters are taken back, what fewer letters find in what has changed since', () => {
    const { engine, ask, names } = engineOf(four)
    for (const text of ['t', 'tr', 'truck 1']) ask({ text })
    const changed = four.map((one, slot) => (slot === 2 ? { ...one, name: 'Truck 3' } : one))
    const rows = rowsOf(changed)
    rows.flags[0] = 0
    engine.take({ kind: 'rows', rows })
    engine.take({ kind: 'texts', texts: snapshotOf(changed).identities })
    expect(names(ask({ text: 'truck 1' }))).toEqual([])
    expect(names(ask({ text: 'tr' }))).toEqual(['truck 2', 'Ván 1', 'Truck 9'])
    expect(names(ask({ text: 't' }))).toEqual(['truck 2', 'Ván 1', 'Truck 9'])
    expect(names(ask({ text: '' }))).toHaveLength(3)
  })

  it('finds single letters, digits and signs', () => {
    const { ask, names } = engineOf(four)
    expect(names(ask({ text: 'x' }))).toEqual(['truck 2', 'Truck 9', 'Truck 10'])
    expect(names(ask({ text: '2' }))).toEqual(['truck 2'])
    expect(names(ask({ text: '3' }))).toEqual([])
    expect(names(ask({ text: '-' }))).toEqual(['Truck 9'])
  })

  it('is found as before after the worker has practised', () => {
    const many = Array.from({ length: 10_000 }, (_, slot): SampleVehicle => ({ name: `Abc ${slot}` }))
    const { engine, ask } = engineOf(many)
    engine.practise()
    expect(ask().order).toHaveLength(10_000)
    expect(ask({ text: 'abc 9999' }).order).toEqual(Uint32Array.of(9999))
    engine.practise()
    expect(ask({ text: 'abc 9999' }).passing).not.toBeNull()
  })

  it('is looked for anew in what has changed', () => {
    const { engine, ask, names } = engineOf(four)
    expect(names(ask({ text: 'acme' }))).toEqual(['Truck 9', 'Ván 1'])
    const texts = { ...snapshotOf([{ name: 'Acme Special' }]).identities, slots: Uint32Array.of(0) }
    engine.take({ kind: 'texts', texts })
    expect(ask({ text: 'acme' }).order).toHaveLength(3)
  })
})

describe('the counts', () => {
  it('of each facet are those that choosing would show', () => {
    const { ask, dictionaries } = engineOf(four)
    const { counts, total, provinces } = ask({ fleets: ['Swift'] })
    expect(total).toBe(4)
    expect(Object.fromEntries(dictionaries.fleets.map((name, index) => [name, counts.fleets[index]]))).toEqual({
      Swift: 2,
      Acme: 2
    })
    expect([...counts.staleness]).toEqual([2, 0, 0, 0, 0, 0])
    expect(counts.provinces[provinces.indexOf('TX, USA')]).toBe(2)
    expect(counts.provinces[provinces.indexOf('IA, USA')]).toBe(0)
  })

  it('tells a vehicle that was never seen from one that was', () => {
    const { ask, names } = engineOf(four)
    const notSeenFor = ask({ ageMs: { atLeast: 30 * minuteMs, atMost: null } })
    expect(names(notSeenFor)).toEqual(['Truck 9', 'Ván 1'])
    const seenWithin = ask({ ageMs: { atLeast: null, atMost: 30 * minuteMs } })
    expect(names(seenWithin)).toEqual(['truck 2', 'Truck 10'])
  })
})

const vehicle = fc.record({
  name: fc.constantFrom('T 1', 'T 2', 'T 10', 'Ünit', 'x', ''),
  fleet: fc.constantFrom('A', 'B', ''),
  provider: fc.constantFrom('P', 'Q'),
  place: fc.constantFrom('', 'USA', 'Waco, TX, USA', 'Ames, IA, USA'),
  vin: fc.constantFrom('', 'V1', 'V2'),
  driver: fc.constantFrom('', '', 'Ana', 'Tx Vá'),
  occurredAtMs: fc.constantFrom(NaN, ...[1, 10, 100, 1000, 10_000].map((minutes) => nowMs - minutes * minuteMs)),
  speedMps: fc.constantFrom(NaN, 0, 20),
  isMoving: fc.boolean()
})
const filters = fc.record({
  text: fc.constantFrom('', 't', 't 1', 'a', 'ana', 'tx v', 'tx va', 'unit'),
  staleness: fc.subarray([...stalenessBuckets]),
  fleets: fc.subarray(['A', 'B', '']),
  providers: fc.subarray(['P', 'Q']),
  provinces: fc.subarray(['', 'TX, USA', 'IA, USA']),
  motions: fc.subarray([...motions]),
  verdicts: fc.subarray(['fine', 'vehicle-quiet', 'sign-in-needed', 'offline'] as const),
  ageMs: fc.record({
    atLeast: fc.constantFrom(null, null, 50 * minuteMs),
    atMost: fc.constantFrom(null, null, 500 * minuteMs)
  })
})

type Vehicle = SampleVehicle & { readonly occurredAtMs: number; readonly speedMps: number }

function motionOf({ isMoving, occurredAtMs, speedMps }: Vehicle) {
  if (isMoving === true) return 'moving'
  return Number.isNaN(occurredAtMs) || Number.isNaN(speedMps) ? 'unknown' : 'standing'
}

function verdictKindOf(one: Vehicle) {
  return verdictKinds[vehicleVerdictIndex(sourceOf(one), one.occurredAtMs, one.isMoving === true, nowMs)] ?? 'fine'
}

/** The same question, asked of plain objects. */
function passes(one: Vehicle, filter: VehicleFilter): boolean {
  const texts = [one.name, one.vin, one.driver, one.fleet, one.provider, one.place].map((text) =>
    (text ?? '').toLowerCase().replace('ü', 'u').replace('á', 'a')
  )
  const ageMs = Number.isNaN(one.occurredAtMs) ? Infinity : nowMs - one.occurredAtMs
  const isIn = <T>(names: readonly T[], name: T) => names.length === 0 || names.includes(name)
  return (
    filter.text.split(' ').every((word) => texts.some((text) => text.includes(word))) &&
    isIn(filter.staleness, stalenessOf(one.occurredAtMs, nowMs)) &&
    isIn(filter.fleets, one.fleet ?? '') &&
    isIn(filter.providers, one.provider ?? '') &&
    isIn(filter.provinces, provinceOf(one.place ?? '')) &&
    isIn(filter.motions, motionOf(one)) &&
    isIn(filter.verdicts, verdictKindOf(one)) &&
    (filter.ageMs.atLeast === null || ageMs >= filter.ageMs.atLeast) &&
    (filter.ageMs.atMost === null || ageMs <= filter.ageMs.atMost)
  )
}

const sum = (counts: Uint32Array) => counts.reduce((all, count) => all + count, 0)

it('shows what plain objects would, whatever was asked and changed before', () => {
  fc.assert(
    fc.property(
      fc.array(vehicle, { minLength: 1, maxLength: 30 }),
      fc.array(fc.record({ at: fc.nat(29), into: vehicle }), { maxLength: 5 }),
      fc.array(fc.record({ filter: filters, column: fc.constantFrom(...vehicleSortColumns) }), {
        minLength: 1,
        maxLength: 4
      }),
      fc.nat(29),
      (before, changes, questions, removed) => {
        const changed = before.map((one, slot) => changes.find(({ at }) => at === slot)?.into ?? one)
        const vehicles = [...before]
        const both = [...before, ...changed]
        const { dictionaries } = snapshotOf(both)
        const { engine, ask } = engineOf(before)
        engine.take({ kind: 'clear' })
        const all = snapshotOf(both)
        const half = (from: number): ListRows => {
          const rows = rowsOf(both)
          const part = (numbers: Uint32Array) => numbers.slice(from, from + before.length)
          return {
            slots: Uint32Array.from(before.keys()),
            seenAtS: part(rows.seenAtS),
            speed: rows.speed.slice(from, from + before.length),
            fleet: part(rows.fleet),
            provider: rows.provider.slice(from, from + before.length),
            place: part(rows.place),
            flags: rows.flags.slice(from, from + before.length),
            source: rows.source.slice(from, from + before.length)
          }
        }
        engine.take({ kind: 'dictionaries', from: { fleets: 0, providers: 0, places: 0 }, entries: dictionaries })
        engine.take({ kind: 'rows', rows: half(0) })
        engine.take({ kind: 'texts', texts: snapshotOf(before).identities })
        for (const [turn, { filter, column }] of questions.entries()) {
          if (turn === 1) {
            const rows = half(before.length)
            if (removed < before.length) rows.flags[removed] = 0
            engine.take({ kind: 'rows', rows })
            engine.take({ kind: 'texts', texts: snapshotOf(changed).identities })
            vehicles.splice(0, vehicles.length, ...changed)
          }
          const isThere = (slot: number) => turn === 0 || slot !== removed
          const { order, passing, total, counts } = ask(filter, [{ column, isDescending: turn % 2 === 1 }])
          const expected = vehicles.flatMap((one, slot) => (isThere(slot) && passes(one, filter) ? [slot] : []))
          expect([...order].sort((a, b) => a - b)).toEqual(expected)
          if (passing !== null)
            expect(
              vehicles.flatMap((_one, slot) => (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1 ? [slot] : []))
            ).toEqual(expected)
          expect(total).toBe(vehicles.filter((_one, slot) => isThere(slot)).length)
          const open = { ...filter, staleness: [], motions: [], verdicts: [], fleets: [], providers: [], provinces: [] }
          const alike = ask(open)
          for (const facet of Object.values(alike.counts) as Uint32Array[]) expect(sum(facet)).toBe(alike.order.length)
          if (filter.fleets.length === 0) expect(sum(counts.fleets)).toBe(order.length)
        }
        expect(all.columns.flags[0]).toBe(
          vehicleFlags.present | (before[0]?.isMoving === true ? vehicleFlags.moving : 0)
        )
      }
    ),
    { numRuns: 150 }
  )
})
