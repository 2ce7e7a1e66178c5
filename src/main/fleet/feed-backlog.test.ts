import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionDeltaSchema, positionSnapshotSchema } from '@shared/ipc/schemas-positions'
import { createFeedBench, freshPage, slotsOf } from './test-support/feed-bench'
import { createFeedPage } from './test-support/feed-page'

describe('a delta', () => {
  it('has so many slots at most, the names of its vehicles with it; the rest follows', () => {
    const bench = createFeedBench({ mostSlots: 3 })
    const { store, time, feed, window } = bench
    const { deltas, follower, takeLast } = window()
    feed.note(store.put(9, 1, { name: 'nine' }))
    const page = createFeedPage(follower.snapshot())
    feed.note(store.rename(9, 'nine again'))
    for (let slot = 0; slot < 7; slot++) feed.note(store.put(slot, slot, { name: `name ${slot}` }))
    for (let round = 0; round < 5; round++) {
      time.advance(250)
      takeLast()
    }
    expect(deltas.map(slotsOf)).toEqual([[0, 1, 2], [3, 4, 5], [6]])
    expect(deltas.map(({ identities }) => [...(identities?.slots ?? [])])).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 9]
    ])
    deltas.forEach((delta) => page.apply(delta))
    expect(page.vehicles()).toEqual(freshPage(bench).vehicles())
  })

  it('says of a slot that left and is taken again both, and brings the name once more', () => {
    const { store, time, feed, window } = createFeedBench()
    feed.note(store.put(2, 1, { name: 'old' }))
    const { deltas, follower } = window()
    follower.snapshot()
    feed.note(store.remove(2))
    const back = store.put(2, 5, { name: 'back' })
    back.identities.clear()
    feed.note(back)
    time.advance(250)
    expect([...(deltas[0]?.removedSlots ?? [])]).toEqual([2])
    expect(slotsOf(deltas[0])).toEqual([2])
    expect([...(deltas[0]?.identities?.slots ?? [])]).toEqual([2])
  })

  it('has arrays with buffers of their own, of exactly their length, as has a snapshot', () => {
    const { store, time, feed, window } = createFeedBench({ mostSlots: 4 })
    const { deltas, follower } = window()
    feed.note(store.put(9, 1, { name: 'nine' }))
    const small = follower.snapshot()
    for (let slot = 0; slot < 6; slot++) feed.note(store.put(slot, 1, { name: 'some name' }))
    feed.note(store.remove(1))
    time.advance(250)
    for (const told of [small, follower.snapshot(), deltas[0]]) {
      const arrays = arraysIn(told)
      expect(arrays.length).toBeGreaterThan(16)
      for (const array of arrays) expect(array.byteLength).toBe(array.buffer.byteLength)
    }
    expect(positionDeltaSchema.safeParse(deltas[0]).success).toBe(true)
    expect(positionSnapshotSchema.safeParse(follower.snapshot()).success).toBe(true)
  })

  it('makes a page that follows see what a fresh snapshot shows, however slow, hidden or forgetful it is', () => {
    const slot = fc.nat(12)
    const step = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), slot, lon: fc.nat(99), fleet: fc.constantFrom('f', 'g', 'h') }),
      fc.record({ kind: fc.constant('rename' as const), slot, name: fc.string() }),
      fc.record({ kind: fc.constant('remove' as const), slot }),
      fc.record({ kind: fc.constantFrom('wait', 'take', 'hide', 'show', 'snapshot') })
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (steps, mostSlots) => {
        const bench = createFeedBench({ mostSlots })
        const { store, time, feed, window } = bench
        const { deltas, follower, takeLast } = window()
        let page = createFeedPage(follower.snapshot())
        const catchUp = (): void => {
          for (const delta of deltas) page.apply(delta)
          takeLast()
        }
        for (const one of steps) {
          if ('lon' in one) feed.note(store.put(one.slot, one.lon, { fleet: one.fleet }))
          else if ('name' in one) feed.note(store.rename(one.slot, one.name))
          else if ('slot' in one) feed.note(store.remove(one.slot))
          else if (one.kind === 'wait') time.advance(100)
          else if (one.kind === 'take') catchUp()
          else if (one.kind === 'snapshot') page = createFeedPage(follower.snapshot())
          else follower.setShown(one.kind === 'show')
        }
        follower.setShown(true)
        for (let round = 0; round < 40; round++) {
          catchUp()
          time.advance(250)
        }
        catchUp()
        expect(time.timerCount).toBe(0)
        expect(page.vehicles()).toEqual(freshPage(bench).vehicles())
      }),
      { numRuns: 300 }
    )
  })
})

describe('the names of a large fleet', () => {
  it('follow its snapshot in pieces, each as soon as the one before was taken', () => {
    const bench = createFeedBench({ mostSlots: 3 })
    const { store, time, feed, window } = bench
    const { deltas, follower, takeLast } = window()
    for (let slot = 0; slot < 7; slot++) feed.note(store.put(slot, slot, { name: `name ${slot}` }))
    const snapshot = follower.snapshot()
    expect([snapshot.columns.slots.length, snapshot.identities.slots.length]).toEqual([7, 0])
    const page = createFeedPage(snapshot)
    time.advance(250)
    expect(deltas).toHaveLength(1)
    takeLast()
    takeLast()
    expect(deltas.map(({ identities }) => [...(identities?.slots ?? [])])).toEqual([[0, 1, 2], [3, 4, 5], [6]])
    takeLast()
    expect([time.timerCount, deltas.length]).toEqual([0, 3])
    deltas.forEach((delta) => page.apply(delta))
    expect([...page.vehicles().values()].map(({ name }) => name)).toEqual(
      Array.from({ length: 7 }, (_, slot) => `name ${slot}`)
    )
  })

  it('are those of the moment in which they go: of a slot that left and is another vehicle by then, never the old one', () => {
    const { store, time, feed, window } = createFeedBench({ mostSlots: 3 })
    const { deltas, follower, takeLast } = window()
    for (let slot = 0; slot < 7; slot++) feed.note(store.put(slot, slot, { name: `name ${slot}` }))
    const page = createFeedPage(follower.snapshot())
    feed.note(store.remove(4))
    feed.note(store.remove(5))
    feed.note(store.put(5, 1, { name: 'another' }))
    for (let round = 0; round < 6; round++) {
      time.advance(250)
      takeLast()
    }
    deltas.forEach((delta) => page.apply(delta))
    expect(page.vehicles().get(5)).toMatchObject({ longitudeDeg: 1, name: 'another' })
    expect(page.vehicles().has(4)).toBe(false)
    expect(deltas.flatMap(({ identities }) => [...(identities?.slots ?? [])]).sort()).toEqual([0, 1, 2, 3, 5, 6])
  })

  it('wait while nobody can see the window, and begin anew with another snapshot', () => {
    const { store, time, feed, window } = createFeedBench({ mostSlots: 3 })
    const { deltas, follower } = window()
    for (let slot = 0; slot < 4; slot++) feed.note(store.put(slot, slot, { name: `name ${slot}` }))
    follower.setShown(false)
    follower.snapshot()
    time.advance(1000)
    expect(deltas).toEqual([])
    follower.setShown(true)
    follower.snapshot()
    time.advance(250)
    expect(deltas.map(({ sequence }) => sequence)).toEqual([1, 2])
    for (const { identities } of deltas) expect([...(identities?.slots ?? [])]).toEqual([0, 1, 2])
  })

  it('once they are there, the usual time passes between two deltas', () => {
    const { store, time, feed, window } = createFeedBench({ mostSlots: 3 })
    const { deltas, follower, takeLast } = window()
    for (let slot = 0; slot < 4; slot++) feed.note(store.put(slot, slot, { name: `name ${slot}` }))
    follower.snapshot()
    time.advance(250)
    takeLast()
    takeLast()
    feed.note(store.put(0, 9))
    time.advance(249)
    expect(deltas).toHaveLength(2)
    time.advance(1)
    expect(deltas.map(slotsOf)).toEqual([[], [], [0]])
  })
})

/** Every typed array in a value. */
function arraysIn(value: unknown): (Uint8Array | Float64Array)[] {
  if (ArrayBuffer.isView(value)) return [value as Uint8Array]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(arraysIn) : []
}
