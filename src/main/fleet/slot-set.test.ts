import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSlotSet } from './slot-set'

const slot = fc.oneof(fc.nat(70), fc.nat(5000))
const step = fc.record({
  kind: fc.constantFrom('add', 'delete', 'clear', 'addAll', 'takeLowest'),
  slots: fc.array(slot, { maxLength: 8 })
})

describe('a set of slots', () => {
  it('is what a Set would be, whatever is done to it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const slots = createSlotSet()
        const model = new Set<number>()
        for (const { kind, slots: those } of steps) {
          if (kind === 'clear') {
            slots.clear()
            model.clear()
            continue
          }
          if (kind === 'takeLowest') {
            const lowest = [...model].sort((a, b) => a - b).slice(0, those.length)
            expect([...slots.takeLowest(those.length)]).toEqual(lowest)
            for (const one of lowest) model.delete(one)
            continue
          }
          const others = createSlotSet()
          for (const one of those) {
            if (kind === 'delete') {
              slots.delete(one)
              model.delete(one)
            } else {
              model.add(one)
              if (kind === 'add') slots.add(one)
              else others.add(one)
            }
          }
          slots.addAll(others)
        }
        const expected = [...model].sort((a, b) => a - b)
        expect([...slots.ascending()]).toEqual(expected)
        expect(slots.size).toBe(expected.length)
        for (let one = 0; one < 80; one++) expect(slots.has(one)).toBe(model.has(one))
      })
    )
  })

  it('lets go of slots while it is walked', () => {
    const slots = createSlotSet()
    for (const one of [3, 31, 32, 63, 64, 4000]) slots.add(one)
    slots.forEach((one) => slots.delete(one))
    expect([slots.size, slots.has(31), slots.ascending().length]).toEqual([0, false, 0])
  })

  it('hands out an array of its own', () => {
    const slots = createSlotSet()
    slots.add(5)
    expect(slots.ascending().buffer.byteLength).toBe(4)
  })
})
