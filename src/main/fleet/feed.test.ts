import { describe, expect, it } from 'vitest'
import { createStoreChange } from './store-change'
import { createFeedBench, slotsOf } from './test-support/feed-bench'

describe('a follower', () => {
  it('is told nothing before its first snapshot, which has it all', () => {
    const { store, time, feed, window } = createFeedBench()
    const { deltas, follower } = window()
    feed.note(store.put(4, -90))
    time.advance(1000)
    expect(deltas).toEqual([])
    expect([...follower.snapshot().columns.slots]).toEqual([4])
    time.advance(1000)
    expect(deltas).toEqual([])
  })

  it('gets what changed, at most once per interval', () => {
    const { store, time, feed, window } = createFeedBench()
    const { deltas, follower, takeLast } = window()
    follower.snapshot()
    feed.note(store.put(0, 1))
    time.advance(249)
    expect(deltas).toEqual([])
    feed.note(store.put(5, 1))
    time.advance(1)
    expect(deltas.map(slotsOf)).toEqual([[0, 5]])
    takeLast()
    feed.note(store.put(5, 2))
    time.advance(249)
    expect(deltas).toHaveLength(1)
    time.advance(1)
    expect(slotsOf(deltas[1])).toEqual([5])
    expect(deltas[1]?.identities).toBeNull()
    expect(deltas.map(({ sequence }) => sequence)).toEqual([1, 2])
  })

  it('gets the next delta only once it has taken the last, with the newest of each vehicle', () => {
    const { store, time, feed, window } = createFeedBench()
    const { deltas, follower } = window()
    follower.snapshot()
    feed.note(store.put(0, 1))
    time.advance(250)
    for (let lon = 2; lon < 100; lon++) {
      feed.note(store.put(0, lon))
      time.advance(250)
    }
    expect(deltas).toHaveLength(1)
    follower.taken({ epoch: 7, sequence: 0 })
    follower.taken({ epoch: 6, sequence: 1 })
    expect(deltas).toHaveLength(1)
    follower.taken({ epoch: 7, sequence: 1 })
    expect([...(deltas[1]?.columns.longitudeDeg ?? [])]).toEqual([99])
    follower.taken({ epoch: 7, sequence: 1 })
    time.advance(1000)
    expect(deltas).toHaveLength(2)
  })

  it('gets the next one after twice the interval where the last was large', () => {
    const { store, time, feed, window } = createFeedBench()
    const { deltas, follower, takeLast } = window()
    follower.snapshot()
    for (let slot = 0; slot <= 2000; slot++) feed.note(store.put(slot, 1))
    time.advance(250)
    takeLast()
    feed.note(store.put(0, 2))
    time.advance(499)
    expect(deltas).toHaveLength(1)
    time.advance(1)
    takeLast()
    feed.note(store.put(0, 3))
    time.advance(250)
    expect(deltas).toHaveLength(3)
  })

  it('is told nothing while hidden, and then everything at once', () => {
    const { store, time, feed, window } = createFeedBench()
    const { deltas, follower } = window()
    follower.snapshot()
    follower.setShown(false)
    for (let slot = 0; slot < 20; slot++) {
      feed.note(store.put(slot, slot))
      time.advance(250)
    }
    expect([deltas.length, time.timerCount]).toEqual([0, 0])
    follower.setShown(true)
    expect(deltas.map(slotsOf)).toEqual([[...Array(20).keys()]])
    follower.setShown(true)
    expect(deltas).toHaveLength(1)
  })

  it('that is shown and hidden in quick turns still gets no two deltas within an interval', () => {
    const { store, time, feed, window } = createFeedBench()
    const { deltas, follower, takeLast } = window()
    follower.snapshot()
    feed.note(store.put(0, 1))
    time.advance(250)
    takeLast()
    feed.note(store.put(0, 2))
    for (let turn = 0; turn < 24; turn++) {
      follower.setShown(turn % 2 === 1)
      time.advance(10)
    }
    expect(deltas).toHaveLength(1)
    time.advance(10)
    expect(deltas).toHaveLength(2)
  })

  it('costs no timer while nothing waits', () => {
    const { store, time, feed, window } = createFeedBench()
    const { follower, takeLast } = window()
    follower.snapshot()
    feed.note(createStoreChange())
    expect(time.timerCount).toBe(0)
    feed.note(store.put(0, 1))
    expect(time.timerCount).toBe(1)
    time.advance(250)
    takeLast()
    expect(time.timerCount).toBe(0)
  })

  it('goes on from a new snapshot, whatever was on its way', () => {
    const { store, time, feed, window } = createFeedBench()
    const { deltas, follower } = window()
    follower.snapshot()
    feed.note(store.put(0, 1))
    time.advance(250)
    feed.note(store.put(1, 1))
    expect(follower.snapshot()).toMatchObject({ epoch: 7, sequence: 1 })
    follower.taken({ epoch: 7, sequence: 1 })
    time.advance(1000)
    expect(deltas).toHaveLength(1)
    feed.note(store.put(2, 1))
    time.advance(250)
    expect(deltas[1]).toMatchObject({ sequence: 2 })
    expect(slotsOf(deltas[1])).toEqual([2])
  })

  it('is told nothing after it or the feed was stopped', () => {
    const { store, time, feed, window } = createFeedBench()
    const [one, two] = [window(), window()]
    one.follower.snapshot()
    two.follower.snapshot()
    feed.note(store.put(0, 1))
    one.follower.stop()
    time.advance(250)
    expect([one.deltas.length, two.deltas.length]).toEqual([0, 1])
    feed.note(store.put(1, 1))
    feed.stop()
    two.takeLast()
    time.advance(1000)
    expect([two.deltas.length, time.timerCount]).toEqual([1, 0])
  })
})

describe('two followers', () => {
  it('are told at their own pace and in their own order', () => {
    const { store, time, feed, window } = createFeedBench()
    const [quick, slow] = [window(), window()]
    quick.follower.snapshot()
    feed.note(store.put(0, 1, { fleet: 'one' }))
    time.advance(250)
    quick.takeLast()
    slow.follower.snapshot()
    for (let slot = 1; slot < 4; slot++) {
      feed.note(store.put(slot, 1, { fleet: `fleet ${slot}` }))
      time.advance(250)
      quick.takeLast()
    }
    expect(quick.deltas.map(slotsOf)).toEqual([[0], [1], [2], [3]])
    expect(slow.deltas.map(slotsOf)).toEqual([[1]])
    slow.takeLast()
    expect(slow.deltas[1]).toMatchObject({ sequence: 2, addedDictionaries: { fleetsFrom: 2 } })
    expect(slotsOf(slow.deltas[1])).toEqual([2, 3])
  })
})
