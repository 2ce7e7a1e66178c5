import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDeadlines } from './deadlines'

describe('deadlines', () => {
  it('come due as a plain map would say, whatever is set and set again', () => {
    const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.oneof(fc.nat(50), fc.constant(Infinity)))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400 }), fc.nat(50), (changes, nowMs) => {
        const deadlines = createDeadlines()
        const plain = new Map<string, number>()
        for (const [key, atMs] of changes) {
          deadlines.set(key, atMs)
          plain.set(key, atMs)
        }
        expect(deadlines.nextAtMs()).toBe(Math.min(Infinity, ...plain.values()))
        const due = [...plain].filter(([, atMs]) => atMs <= nowMs)
        expect([...deadlines.takeDue(nowMs)].sort()).toEqual(due.map(([key]) => key).sort())
        expect(deadlines.takeDue(nowMs)).toEqual([])
        const left = [...plain.values()].filter((atMs) => atMs > nowMs)
        expect(deadlines.nextAtMs()).toBe(Math.min(Infinity, ...left))
      })
    )
  })
})
