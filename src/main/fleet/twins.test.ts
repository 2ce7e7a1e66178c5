import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { beginStore, restarted } from './test-support/store-view'

const vin = '1XKYDP9X7AJ123456'
const { sharedVin, olderTwin } = vehicleFlags

function begin() {
  const all = beginStore()
  /** Of each vehicle present: `-` alone, `o` the older of several, `*` the one to be shown. */
  const marks = () => marksOf(all.view().flags)
  return { ...all, marks }
}

function marksOf(flags: Uint8Array): string {
  return Array.from(flags, (bits) => ((bits & sharedVin) === 0 ? '-' : (bits & olderTwin) === 0 ? '*' : 'o')).join('')
}

describe('one truck that two providers report', () => {
  it('is marked on both rows, and the one with the freshest position is shown', () => {
    const { apply, name, marks } = begin()
    apply({ vehicleId: 'a' }, { vehicleId: 'b' }, { vehicleId: 'c' })
    name({ vehicleId: 'a', vin })
    expect(marks()).toBe('---')
    expect([...name({ vehicleId: 'c', vin: ` ${vin.toLowerCase()} ` }).changed.ascending()]).toEqual([0, 2])
    expect(marks()).toBe('*-o')
    expect([...apply({ vehicleId: 'c', occurredAtMs: 1_000_001 }).changed.ascending()]).toEqual([0, 2])
    expect(marks()).toBe('o-*')
    expect([...apply({ vehicleId: 'c', occurredAtMs: 1_000_002 }).changed.ascending()]).toEqual([2])
    expect([...apply({ vehicleId: 'a', occurredAtMs: 1_000_001 }).changed.ascending()]).toEqual([0])
    expect(marks()).toBe('o-*')
  })

  it('is shown by the lower slot when both positions are of one time, or there are none', () => {
    const { apply, name, marks } = begin()
    name({ vehicleId: 'a' }, { vehicleId: 'b', vin })
    name({ vehicleId: 'a', vin })
    expect(marks()).toBe('*o')
    apply({ vehicleId: 'b' })
    expect(marks()).toBe('o*')
    apply({ vehicleId: 'a' })
    expect(marks()).toBe('*o')
  })

  it('is one vehicle again when the other leaves or turns out to be another truck', () => {
    const { apply, name, marks } = begin()
    for (const vehicleId of ['a', 'b', 'c']) {
      apply({ vehicleId })
      name({ vehicleId, vin })
    }
    expect(marks()).toBe('*oo')
    expect([...apply({ vehicleId: 'a', deleted: true }).changed.ascending()]).toEqual([1])
    expect(marks()).toBe('*o')
    expect([...name({ vehicleId: 'b', vin: '' }).changed.ascending()]).toEqual([1, 2])
    expect(marks()).toBe('--')
    apply({ vehicleId: 'a' })
    expect(marks()).toBe('*-o')
  })

  it.each([
    ['empty', ''],
    ['too short', 'ABCDEFGH10'],
    ['too long', `${vin}8`],
    ['of other characters', '1XKYDP9X7-J123456'],
    ['of letters that have no place in a VIN', '1XKYDP9XÄAJ12345']
  ])('is not taken for one by a VIN that is %s', (_, text) => {
    const { name, marks } = begin()
    name({ vehicleId: 'a', vin: text }, { vehicleId: 'b', vin: text })
    expect(marks()).toBe('--')
  })

  it('is found among many others, in time that does not grow with them', () => {
    const { name, marks, apply } = begin()
    const count = 6000
    name(
      ...Array.from({ length: count }, (_, n) => ({
        vehicleId: `v${n}`,
        vin: `FAKEVIN${String(n % (count / 2)).padStart(6, '0')}`
      }))
    )
    expect(marks()).toBe('*'.repeat(count / 2) + 'o'.repeat(count / 2))
    const change = apply({ vehicleId: `v${count - 1}` })
    expect([...change.changed.ascending()]).toEqual([count / 2 - 1, count - 1])
  })

  it('is still found after many others left', () => {
    const { apply, name, marks } = begin()
    const count = 700
    const vinOf = (n: number) => `FAKEVIN${String(n * 7919).padStart(10, '0')}`
    const numbers = Array.from({ length: count }, (_, n) => n)
    name(...numbers.map((n) => ({ vehicleId: `v${n}`, vin: vinOf(n) })))
    apply(...numbers.filter((n) => n % 2 === 0).map((n) => ({ vehicleId: `v${n}`, deleted: true })))
    const stayed = numbers.filter((n) => n % 2 === 1)
    name(...stayed.map((n) => ({ vehicleId: `w${n}`, vin: vinOf(n) })))
    expect(marks()).toBe('*'.repeat(stayed.length) + 'o'.repeat(stayed.length))
  })
})

const step = fc.record({
  kind: fc.constantFrom('fix', 'fix', 'vin', 'leave', 'restart'),
  vehicle: fc.nat(5),
  at: fc.integer({ min: 1, max: 6 }),
  vin: fc.constantFrom('', 'AAAAAAAAAAA', 'aaaaaaaaaaa', 'BBBBBBBBBBBBBBBBB', 'short')
})

interface ModelVehicle {
  at: number
  vin: string
  isPresent: boolean
}

/** The rule, the slow way. */
function expectedMarks(vehicles: readonly (readonly [number, ModelVehicle])[]): string {
  const key = (one: ModelVehicle) => (one.vin.length >= 11 ? one.vin.toUpperCase() : '')
  return vehicles
    .map(([slot, one]) => {
      const group = vehicles.filter(([, other]) => key(one) !== '' && key(other) === key(one))
      const [first] = [...group].sort(([a, x], [b, y]) => y.at - x.at || a - b)
      if (group.length < 2 || first === undefined) return '-'
      return first[0] === slot ? '*' : 'o'
    })
    .join('')
}

describe('whatever happens to vehicles', () => {
  it('leaves marks as if they were made anew, and tells of every mark that changed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let store = beginStore()
        const model = new Map<number, ModelVehicle>()
        for (const { kind, vehicle, at, vin: vinText } of steps) {
          const before = marksBySlot(store)
          const vehicleId = `v${vehicle}`
          const held = [...model].find(([slot]) => store.store.vehicleId(slot) === vehicleId)?.[1]
          if (kind === 'restart') {
            store = restarted(store.store)
            expect(marksBySlot(store)).toEqual(before)
            continue
          }
          const change =
            kind === 'fix'
              ? store.apply({ vehicleId, occurredAtMs: at * 1000 })
              : kind === 'vin'
                ? store.name({ vehicleId, vin: vinText })
                : store.apply({ vehicleId, deleted: true, occurredAtMs: null })
          if (kind === 'leave' && held !== undefined) held.isPresent = false
          if (kind !== 'leave') {
            const next = held ?? { at: 0, vin: '', isPresent: true }
            next.isPresent = true
            if (kind === 'fix') next.at = Math.max(next.at, at)
            else next.vin = vinText
            if (held === undefined) model.set(store.store.size - 1, next)
          }
          const present = [...model].filter(([, one]) => one.isPresent).sort(([a], [b]) => a - b)
          expect(marksOf(store.view().flags)).toBe(expectedMarks(present))
          for (const [slot, mark] of marksBySlot(store)) {
            if (before.get(slot) !== mark) expect(change.changed.has(slot)).toBe(true)
          }
        }
      }),
      { numRuns: 400 }
    )
  })
})

function marksBySlot({ view }: Pick<ReturnType<typeof beginStore>, 'view'>): Map<number, string> {
  const { slots, flags } = view()
  const marks = marksOf(flags)
  return new Map(Array.from(slots, (slot, row) => [slot, marks[row] ?? '']))
}
