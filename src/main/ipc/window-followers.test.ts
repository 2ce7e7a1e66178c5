import { beforeEach, describe, expect, it } from 'vitest'
import type { EventName } from '@shared/ipc/channels'
import { unpack, type Packed } from '@shared/ipc/packed'
import type { PositionDelta } from '@shared/ipc/schemas-positions'
import type { PositionEngine } from '../fleet/engine-options'
import { createFeedBench, slotsOf, type FeedBench } from '../fleet/test-support/feed-bench'
import type { Caller } from './caller'
import { createWindowFollowers, type WindowFollowers } from './window-followers'

type Engine = Pick<PositionEngine, 'follow'> & Pick<FeedBench, 'store' | 'time' | 'feed'>

let open: Engine | null
let followers: WindowFollowers
beforeEach(() => {
  open = engine()
  followers = createWindowFollowers(() => open)
})

function engine(): Engine {
  const bench = createFeedBench()
  return { ...bench, follow: (send) => bench.feed.follow(send) }
}

function opened(): Engine {
  if (open === null) throw new Error('Nothing is open')
  return open
}

function window(contentsId: number) {
  const events: { readonly name: EventName; readonly payload: unknown }[] = []
  const caller: Caller = { contentsId, send: (name, payload) => void events.push({ name, payload }) }
  return {
    caller,
    events,
    deltas: () =>
      events
        .filter(({ name }) => name === 'positions:delta')
        .map(({ payload }) => unpack(payload as Packed<PositionDelta>))
  }
}

/** A vehicle of the open profile moves, and a window has time to hear of it. */
function move(slot: number, of: Engine = opened()): void {
  of.feed.note(of.store.put(slot, Math.random()))
  of.time.advance(250)
}

describe('a window', () => {
  it('follows from its first snapshot on', () => {
    const { caller, deltas } = window(1)
    move(0)
    expect(deltas()).toEqual([])
    expect(followers.snapshot(caller)?.columns.slots).toEqual(Uint32Array.of(0))
    move(1)
    move(2)
    expect(deltas().map(slotsOf)).toEqual([[1]])
    followers.taken(1, { epoch: 7, sequence: 1 })
    expect(deltas().map(slotsOf)).toEqual([[1], [2]])
  })

  it('that asks again is told each change once, and its deltas count on', () => {
    const { caller, deltas } = window(1)
    followers.snapshot(caller)
    move(0)
    expect(followers.snapshot(caller)).toMatchObject({ sequence: 1 })
    move(1)
    expect(deltas().map(({ sequence }) => sequence)).toEqual([1, 2])
  })

  it('is paced by what it took in itself, not by what another did', () => {
    const [one, two] = [window(1), window(2)]
    followers.snapshot(one.caller)
    followers.snapshot(two.caller)
    move(0)
    followers.taken(2, { epoch: 7, sequence: 1 })
    move(1)
    expect(one.deltas().map(slotsOf)).toEqual([[0]])
    expect(two.deltas().map(slotsOf)).toEqual([[0], [1]])
  })

  it('stays hidden until it says otherwise, also before its snapshot and over a change of the profile', () => {
    const { caller, deltas } = window(1)
    followers.setShown(1, false)
    followers.snapshot(caller)
    move(0)
    open = engine()
    followers.clear()
    followers.snapshot(caller)
    move(1)
    expect(deltas()).toEqual([])
    followers.setShown(1, true)
    expect(deltas().map(slotsOf)).toEqual([[1]])
  })

  it('is told nothing once it was closed', () => {
    const { caller, deltas } = window(1)
    followers.snapshot(caller)
    opened().feed.note(opened().store.put(0, 1))
    followers.drop(1)
    opened().time.advance(1000)
    expect(deltas()).toEqual([])
    expect(opened().time.timerCount).toBe(0)
  })
})

describe('when another profile is opened, a window', () => {
  it.each(['before it was told', 'after it was told'])('hears nothing more of the first, %s of the change', (order) => {
    const { caller, deltas } = window(1)
    const first = opened()
    followers.snapshot(caller)
    first.feed.note(first.store.put(0, 1))
    open = engine()
    if (order === 'after it was told') followers.clear()
    first.time.advance(1000)
    expect(deltas()).toEqual([])
  })

  it('follows the second as soon as it asks, and what it took of the first counts no more', () => {
    const { caller, deltas } = window(1)
    const first = opened()
    followers.snapshot(caller)
    move(0)
    open = engine()
    followers.snapshot(caller)
    expect(first.time.timerCount).toBe(0)
    move(5)
    move(6)
    followers.taken(1, { epoch: 6, sequence: 1 })
    expect(deltas().map(slotsOf)).toEqual([[0], [5]])
    move(7, first)
    expect(deltas()).toHaveLength(2)
  })

  it('gets no snapshot, and nothing more, where none is open', () => {
    const { caller, deltas } = window(1)
    const first = opened()
    followers.snapshot(caller)
    open = null
    expect(followers.snapshot(caller)).toBeNull()
    move(0, first)
    expect(deltas()).toEqual([])
  })
})
