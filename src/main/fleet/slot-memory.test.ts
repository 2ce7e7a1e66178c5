import { describe, expect, it } from 'vitest'
import { createSlotMemory } from './slot-memory'

describe('the memory of a few slots', () => {
  it('keeps what was noted last, and deletes what it is told to', () => {
    const memory = createSlotMemory<string>(3)
    for (const slot of [1, 2, 3, 4]) memory.set(slot, `a${slot}`)
    memory.set(2, 'b2')
    expect([1, 2, 3, 4, 5].map((slot) => memory.get(slot))).toEqual(['a1', 'b2', 'a3', 'a4', undefined])
    memory.delete(2)
    memory.delete(3)
    expect([2, 3, 4].map((slot) => memory.get(slot))).toEqual([undefined, undefined, 'a4'])
  })

  it('remembers as many as it is to, and forgets what is older than twice as many', () => {
    const memory = createSlotMemory<number>(100)
    for (let slot = 0; slot < 1000; slot++) {
      memory.set(slot, slot)
      expect(memory.get(Math.max(0, slot - 99))).toBe(Math.max(0, slot - 99))
    }
    expect(memory.get(799)).toBeUndefined()
  })
})
