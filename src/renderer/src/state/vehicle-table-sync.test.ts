import type { Bridge } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { deltaOf, snapshotOf } from '../test-support/samples'
import { followPositions } from './vehicle-table-sync'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = () => vi.advanceTimersByTimeAsync(0)

/** A page that can be hidden. */
function createPage() {
  let visibilityState: DocumentVisibilityState = 'visible'
  const page = new EventTarget()
  Object.defineProperty(page, 'visibilityState', { get: () => visibilityState })
  const turn = (to: DocumentVisibilityState) => {
    visibilityState = to
    page.dispatchEvent(new Event('visibilitychange'))
  }
  return { page: page as unknown as Document, turn }
}

/** A page whose snapshots are answered by hand, oldest first; `heard` is what reached the target. */
function follow({ isHidden = false } = {}) {
  const pending: ((answer: Result<PositionSnapshot>) => void)[] = []
  const snapshot: Bridge['calls']['positions:snapshot'] = () => new Promise((resolve) => pending.push(resolve))
  const bridge = createFakeBridge({ 'positions:snapshot': snapshot })
  const heard: string[] = []
  const taken = () => bridge.inputsOf('positions:delta-taken').map(({ epoch, sequence }) => `${epoch}/${sequence}`)
  const { page, turn } = createPage()
  if (isHidden) turn('hidden')
  const applyDelta = vi.fn(({ epoch, sequence }: PositionDelta) => {
    heard.push(`delta ${epoch}/${sequence}, ${taken().length} taken before`)
    return true
  })
  const target = {
    applySnapshot: ({ epoch, sequence }: PositionSnapshot) => void heard.push(`snapshot ${epoch}/${sequence}`),
    applyDelta,
    clear: () => void heard.push('clear')
  }
  const stop = followPositions(bridge, target, page)
  return {
    bridge,
    heard,
    taken,
    turn,
    stop,
    applyDelta,
    asked: () => pending.length,
    reset: (epoch: number) => bridge.emit('positions:reset', { epoch }),
    delta: (epoch: number, sequence: number) => bridge.emit('positions:delta', deltaOf({ epoch, sequence }, [])),
    answer: async (index: number, epoch: number, sequence: number) => {
      pending[index]?.(ok(snapshotOf([], { epoch, sequence })))
      await settled()
    },
    refuse: async (index: number) => {
      pending[index]?.(fail('internal'))
      await settled()
    }
  }
}

describe('a delta', () => {
  it('is acknowledged once it was applied; a snapshot is not', async () => {
    const { heard, taken, delta, answer } = follow()
    await answer(0, 1, 4)
    expect(taken()).toEqual([])
    delta(1, 5)
    delta(1, 6)
    expect(heard).toEqual(['snapshot 1/4', 'delta 1/5, 0 taken before', 'delta 1/6, 1 taken before'])
    expect(taken()).toEqual(['1/5', '1/6'])
  })

  it('that came before the snapshot is acknowledged when it follows it, and not when it is in it', async () => {
    const { taken, delta, answer } = follow()
    delta(1, 4)
    delta(1, 5)
    await answer(0, 1, 4)
    expect(taken()).toEqual(['1/5'])
  })

  it('that leaves a gap or does not fit is not acknowledged: a snapshot is asked for, with which main begins anew', async () => {
    const { taken, delta, answer, asked, applyDelta } = follow()
    await answer(0, 1, 4)
    delta(1, 6)
    expect([asked(), taken()]).toEqual([2, []])
    await answer(1, 1, 6)
    applyDelta.mockReturnValueOnce(false)
    delta(1, 7)
    expect([asked(), taken()]).toEqual([3, []])
    await answer(2, 1, 7)
    delta(1, 8)
    expect(taken()).toEqual(['1/8'])
  })
})

describe('when another profile is opened', () => {
  it('and its reset overtakes the answer of the first, that answer is shown to nobody', async () => {
    const { heard, delta, answer, reset, asked } = follow()
    reset(2)
    await answer(0, 1, 0)
    expect([asked(), heard]).toEqual([2, ['clear']])
    delta(2, 1)
    await answer(1, 2, 0)
    expect(heard).toEqual(['clear', 'snapshot 2/0', 'delta 2/1, 0 taken before'])
  })

  it('and the answer of the second overtakes its reset, it stays', async () => {
    const { heard, taken, delta, answer, reset, asked } = follow()
    await answer(0, 2, 0)
    reset(2)
    delta(2, 1)
    expect([asked(), heard, taken()]).toEqual([1, ['snapshot 2/0', 'delta 2/1, 0 taken before'], ['2/1']])
  })

  it('a late delta of the first is neither applied nor acknowledged', async () => {
    const { heard, taken, delta, answer, reset } = follow()
    await answer(0, 1, 0)
    reset(2)
    delta(1, 1)
    await answer(1, 2, 0)
    delta(1, 2)
    await answer(2, 2, 0)
    expect(taken()).toEqual([])
    expect(heard).toEqual(['snapshot 1/0', 'clear', 'snapshot 2/0', 'snapshot 2/0'])
  })

  it('and closed again before the answer is here, nothing of it is shown', async () => {
    const { heard, answer, reset, asked } = follow()
    await answer(0, 1, 0)
    reset(0)
    reset(2)
    reset(0)
    await answer(1, 2, 0)
    await answer(2, 0, 0)
    expect(asked()).toBe(3)
    expect(heard).toEqual(['snapshot 1/0', 'clear', 'clear', 'clear', 'snapshot 0/0'])
  })

  it('twice in a row, what is shown is the last', async () => {
    const { heard, answer, reset, asked } = follow()
    await answer(0, 1, 0)
    reset(2)
    reset(3)
    await answer(1, 2, 0)
    await answer(2, 3, 0)
    expect(asked()).toBe(3)
    expect(heard).toEqual(['snapshot 1/0', 'clear', 'clear', 'snapshot 3/0'])
  })
})

describe('a refused snapshot', () => {
  it('is asked for again after a while, since main tells nothing without one', async () => {
    const { heard, refuse, answer, asked } = follow()
    await refuse(0)
    await vi.advanceTimersByTimeAsync(2_999)
    expect(asked()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    await answer(1, 1, 0)
    expect(heard).toEqual(['snapshot 1/0'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toBe(2)
  })

  it('is not asked for again by a page that is gone', async () => {
    const { refuse, stop, asked } = follow()
    await refuse(0)
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toBe(1)
  })
})

describe('main is told whether the page can be seen', () => {
  it('before anything else, and at each change', () => {
    const { bridge, turn, stop } = follow({ isHidden: true })
    expect(bridge.recorded.map(({ name }) => name)).toEqual(['positions:shown', 'positions:snapshot'])
    turn('visible')
    turn('hidden')
    stop()
    turn('visible')
    expect(bridge.inputsOf('positions:shown').map(({ isShown }) => isShown)).toEqual([false, true, false])
  })
})
