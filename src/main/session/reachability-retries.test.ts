import { beforeEach, describe, expect, it } from 'vitest'
import type { ReachabilityTracker } from './reachability'
import { createReachabilityBench, type ReachabilityBench } from './test-support/reachability-bench'

let bench: ReachabilityBench
let tracker: ReachabilityTracker
beforeEach(() => {
  bench = createReachabilityBench()
  tracker = bench.tracker
})

describe('trying at once', () => {
  it('asks, and starts the back-off anew', async () => {
    bench.failing('unreachable')
    tracker.failed('unreachable')
    await bench.pass(3_000 + 6_000 + 5_000)
    await tracker.retryNow()
    expect(bench.asked).toHaveLength(3)
    expect(tracker.state()).toMatchObject({ retryAtMs: bench.nowMs + 3_000 })
  })

  it('joins a probe that has just begun, and replaces one that was sent before a sleep', () => {
    bench.onProbe = null
    tracker.failed('unreachable')
    void tracker.retryNow()
    void tracker.retryNow()
    bench.nowMs += 2_999
    void tracker.retryNow()
    expect(bench.asked).toHaveLength(1)
    bench.nowMs += 8 * 3_600_000
    void tracker.retryNow()
    expect(bench.asked).toHaveLength(2)
    expect(bench.asked[0]?.signal.aborted).toBe(true)
    expect(bench.asked[1]?.signal.aborted).toBe(false)
  })

  it('asks at most twice a second, however often the window is focused, and forgets no wish', async () => {
    bench.failing('no-network')
    tracker.failed('no-network')
    for (let focus = 0; focus < 40; focus += 1) {
      void tracker.retryNow()
      await bench.pass(100)
    }
    expect(bench.gapsMs().every((gapMs) => gapMs >= 500)).toBe(true)
    expect(bench.asked.length).toBeGreaterThanOrEqual(7)
  })
})

describe('a server that asks to wait', () => {
  it.each<[string, number | undefined, number]>([
    ['as long as it says', 17, 17_000],
    ['our own back-off when it says nothing', undefined, 3_000],
    ['at least our own back-off, so that "0" is no endless loop', 0, 3_000],
    ['our own back-off when it says nonsense', Number.NaN, 3_000],
    ['our own back-off when it says less than nothing', -5, 3_000],
    ['a day at most', 999_999_999, 86_400_000],
    ['a day when it says forever', Infinity, 86_400_000]
  ])('is left alone for %s', async (_name, seconds, waitMs) => {
    tracker.failed('rate-limited', seconds)
    expect(tracker.state()).toMatchObject({ kind: 'rate-limited', retryAtMs: bench.nowMs + waitMs })
    await bench.pass(waitMs - 1)
    await tracker.retryNow()
    tracker.networkChanged()
    expect(bench.asked).toEqual([])
    await bench.pass(1)
    expect(bench.asked).toHaveLength(1)
  })

  it('is asked at once when the computer wakes after the wait', async () => {
    tracker.failed('rate-limited', 60)
    bench.nowMs += 60_000
    await tracker.retryNow()
    expect(bench.asked).toHaveLength(1)
  })

  it('is left alone although the trouble has become another one', async () => {
    tracker.failed('rate-limited', 60)
    tracker.failed('no-network')
    await tracker.retryNow()
    tracker.networkChanged()
    await bench.pass(59_999)
    expect(bench.asked).toEqual([])
    await bench.pass(1)
    expect(bench.asked).toHaveLength(1)
  })

  it('is left alone for the longest wait that any of its answers named', () => {
    tracker.failed('rate-limited', 10)
    tracker.failed('rate-limited', 60)
    tracker.failed('rate-limited', 20)
    expect(tracker.state()).toMatchObject({ retryAtMs: bench.nowMs + 60_000 })
    expect(bench.timers()).toHaveLength(1)
  })

  it('is not left alone for longer than it asked when the clock is set back', async () => {
    tracker.failed('rate-limited', 60)
    bench.nowMs -= 86_400_000
    await bench.pass(60_000)
    expect(bench.asked).toHaveLength(1)
  })

  it('may be asked again once it has answered', async () => {
    tracker.failed('rate-limited', 60)
    tracker.answered()
    tracker.failed('no-network')
    await tracker.retryNow()
    expect(bench.asked).toHaveLength(1)
  })
})

describe('another network', () => {
  it('is tried after a moment of quiet, also while all seems well', async () => {
    bench.failing('no-network')
    tracker.answered()
    tracker.networkChanged()
    await bench.pass(249)
    expect(bench.asked).toEqual([])
    await bench.pass(1)
    expect(tracker.state().kind).toBe('no-network')
  })

  it('is tried once when several interfaces change', async () => {
    tracker.answered()
    for (let change = 0; change < 5; change += 1) {
      tracker.networkChanged()
      await bench.pass(200)
    }
    await bench.pass(10_000)
    expect(bench.asked).toHaveLength(1)
  })

  it('is tried at most once a second when it comes and goes', async () => {
    tracker.answered()
    for (let change = 0; change < 10; change += 1) {
      tracker.networkChanged()
      await bench.pass(300)
    }
    expect(bench.asked.length).toBeLessThanOrEqual(3)
    await bench.pass(1_000)
    expect(bench.gapsMs().every((gapMs) => gapMs >= 1_000)).toBe(true)
  })

  it('is not waited for behind a probe that went through the old one', async () => {
    bench.onProbe = null
    tracker.failed('unreachable')
    void tracker.retryNow()
    await bench.pass(2_000)
    tracker.networkChanged()
    await bench.pass(250)
    expect(bench.asked.map(({ signal }) => signal.aborted)).toEqual([true, false])
    // The end of the old one means nothing any more.
    bench.asked[0]?.end()
    await bench.settle()
    tracker.answered()
    bench.asked[1]?.end()
    await bench.settle()
    expect(tracker.state().kind).toBe('online')
    expect(bench.timers()).toEqual([])
  })

  it('is tried while there is trouble, with a new back-off', async () => {
    bench.failing('unreachable')
    tracker.failed('unreachable')
    await bench.pass(3_000 + 6_000 + 2_000)
    tracker.networkChanged()
    await bench.pass(250)
    expect(bench.asked).toHaveLength(3)
    expect(tracker.state()).toMatchObject({ retryAtMs: bench.nowMs + 3_000 })
    expect(bench.timers()).toHaveLength(1)
  })
})
