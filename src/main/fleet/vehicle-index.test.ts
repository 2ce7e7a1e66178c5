import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vehicleUuid } from './test-support/pages'
import { createVehicleIndex, uuidWords } from './vehicle-index'

function wordsOf(id: string): Uint32Array {
  return uuidWords(id) ?? new Uint32Array(4)
}

describe('the index of vehicles', () => {
  it('finds every vehicle again, and no other, however many there are', () => {
    const index = createVehicleIndex()
    const count = 20_000
    for (let slot = 0; slot < count; slot++) index.add(slot, wordsOf(vehicleUuid(slot)), 0)
    for (let slot = 0; slot < count; slot += 7) expect(index.find(wordsOf(vehicleUuid(slot)), 0)).toBe(slot)
    for (let number = count; number < count + 500; number++)
      expect(index.find(wordsOf(vehicleUuid(number)), 0)).toBe(-1)
    expect(index.idOf(12_345)).toBe(vehicleUuid(12_345))
  })

  it('writes an id as it was read', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const index = createVehicleIndex()
        index.add(0, Uint32Array.from([9, ...wordsOf(id)]), 1)
        expect(index.idOf(0)).toBe(id)
      })
    )
  })

  it.each([
    ['upper case', '0000000A-0000-4000-8000-000000000000'],
    ['without hyphens', '0000000a000040008000000000000000'],
    ['in braces', '{0000000a-0000-4000-8000-000000000000}'],
    ['of zeroes', '00000000-0000-0000-0000-000000000000'],
    ['no UUID at all', 'truck-1']
  ])('keeps an id that is %s as a text', (_, id) => {
    expect(uuidWords(id)).toBeNull()
    const index = createVehicleIndex()
    index.addText(3, id)
    expect([index.findText(id), index.idOf(3), index.otherIdOf(3), index.hasId(3)]).toEqual([3, id, id, true])
    expect(index.hasId(2)).toBe(false)
  })

  it('makes ids findable that were only noted, and lets one of two slots have an id', () => {
    const index = createVehicleIndex()
    index.set(0, wordsOf(vehicleUuid(1)), 0)
    index.set(1, wordsOf(vehicleUuid(2)), 0)
    index.set(2, wordsOf(vehicleUuid(1)), 0)
    index.setText(3, 'a')
    index.setText(4, 'a')
    index.set(3, wordsOf(vehicleUuid(3)), 0)
    expect(index.find(wordsOf(vehicleUuid(1)), 0)).toBe(-1)
    const doubles: number[][] = []
    index.rebuild(5, (slot, other) => {
      doubles.push([slot, other])
      index.forget(slot)
      return other
    })
    expect(doubles).toEqual([[0, 2]])
    expect([1, 2, 3].map((number) => index.find(wordsOf(vehicleUuid(number)), 0))).toEqual([2, 1, 3])
    expect([index.findText('a'), index.hasId(0)]).toEqual([4, false])
  })
})
