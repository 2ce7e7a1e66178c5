import { beforeEach, describe, expect, it } from 'vitest'
import type { FailureCode } from '@shared/ipc/result'
import type { Reachability } from '@shared/ipc/schemas-session'
import { createReachability, type ReachabilityTracker } from './reachability'
import { createReachabilityBench, type ReachabilityBench } from './test-support/reachability-bench'

let bench: ReachabilityBench
let tracker: ReachabilityTracker
beforeEach(() => {
  bench = createReachabilityBench()
  tracker = bench.tracker
})

describe('reachability', () => {
  it('says once that the server is there, however many answers come', () => {
    tracker.answered()
    tracker.answered()
    expect(bench.told).toHaveLength(1)
    expect(tracker.state().kind).toBe('online')
  })

  it('plans one retry when many requests fail together, and not all in the same way', async () => {
    for (const code of ['unreachable', 'unreachable', 'no-network', 'unreachable', 'no-network'] as const)
      tracker.failed(code)
    expect(bench.timers()).toHaveLength(1)
    expect(bench.told.map(({ kind }) => kind)).toEqual(['unreachable', 'no-network', 'unreachable', 'no-network'])
    expect(tracker.state()).toEqual({ kind: 'no-network', sinceMs: bench.nowMs, retryAtMs: bench.nowMs + 3_000 })
    await bench.pass(3_000)
    expect(bench.asked).toHaveLength(1)
  })

  it('waits longer after each failure, up to a minute, and remembers since when', async () => {
    const sinceMs = bench.nowMs
    bench.failing('no-network')
    tracker.failed('no-network')
    await bench.pass(3_000 + 6_000 + 12_000 + 24_000 + 48_000 + 60_000 + 60_000)
    expect(bench.asked.map(({ atMs }) => atMs - sinceMs)).toEqual([
      3_000, 9_000, 21_000, 45_000, 93_000, 153_000, 213_000
    ])
    expect(tracker.state()).toMatchObject({ kind: 'no-network', sinceMs })
  })

  it.each([
    [0, 2_400],
    [0.999, 3_599]
  ])('spreads the retries of many computers: random %d waits %d ms', (random, delayMs) => {
    const delays: number[] = []
    const one = createReachability({
      nowMs: () => 0,
      random: () => random,
      schedule: (_run, delay) => {
        delays.push(delay)
        return () => undefined
      },
      probe: () => Promise.resolve(),
      onChange: () => undefined
    })
    one.failed('unreachable')
    expect(delays).toEqual([delayMs])
  })

  it.each(['forbidden', 'bad-answer', 'rejected-by-server', 'cancelled', 'signed-out', 'internal'] as const)(
    'draws no conclusion from %s',
    (code) => {
      tracker.answered()
      tracker.failed(code)
      expect(tracker.state().kind).toBe('online')
    }
  )

  it('plans another try when a probe ends without a word about the connection', async () => {
    tracker.failed('no-network')
    await bench.pass(3_000)
    expect(tracker.state()).toMatchObject({ kind: 'no-network', retryAtMs: bench.nowMs + 6_000 })
  })

  it('goes on trying after a probe that met a bug, which is not hidden', async () => {
    bench.onProbe = () => {
      throw new Error('made up')
    }
    tracker.failed('no-network')
    await expect(tracker.retryNow()).rejects.toThrow('made up')
    expect(bench.timers()).toHaveLength(1)
  })

  it('is silent after it was stopped, and gives up its probe', async () => {
    bench.onProbe = null
    tracker.failed('unreachable')
    await bench.pass(3_000)
    tracker.networkChanged()
    tracker.stop()
    tracker.answered()
    tracker.networkChanged()
    await tracker.retryNow()
    bench.asked[0]?.end()
    await bench.settle()
    expect(bench.asked[0]?.signal.aborted).toBe(true)
    expect(bench.asked).toHaveLength(1)
    expect(bench.timers()).toEqual([])
    expect(bench.told).toHaveLength(1)
  })
})

describe('since when there is trouble', () => {
  const minuteMs = 60_000
  it.each<[string, readonly (FailureCode | 'answered')[], Reachability['kind'], number]>([
    ['keeps the first time while the same trouble lasts', ['no-network', 'no-network'], 'no-network', 0],
    ['keeps it when the trouble changes its kind', ['no-network', 'unreachable'], 'unreachable', 0],
    ['keeps it over several kinds', ['no-network', 'unreachable', 'tls', 'no-network'], 'no-network', 0],
    ['keeps it when something says nothing in between', ['unreachable', 'forbidden', 'no-network'], 'no-network', 0],
    ['starts anew after an answer', ['no-network', 'answered', 'no-network'], 'no-network', 2],
    ['starts anew with a 429, which is an answer', ['unreachable', 'rate-limited'], 'rate-limited', 1],
    ['starts anew after a 429', ['unreachable', 'rate-limited', 'unreachable'], 'unreachable', 2],
    [
      'starts anew with a rejection, which is an answer',
      ['unreachable', 'credentials-rejected'],
      'credentials-rejected',
      1
    ],
    ['keeps the first rejection', ['credentials-rejected', 'credentials-rejected'], 'credentials-rejected', 0]
  ])('%s', (_name, events, kind, sinceMinute) => {
    const startMs = bench.nowMs
    for (const event of events) {
      if (event === 'answered') tracker.answered()
      else tracker.failed(event)
      bench.nowMs += minuteMs
    }
    expect(tracker.state()).toMatchObject({ kind, sinceMs: startMs + sinceMinute * minuteMs })
  })

  it('never lies in the future when the clock is set back', () => {
    tracker.failed('unreachable')
    bench.nowMs -= 3_600_000
    tracker.failed('no-network')
    expect(tracker.state()).toMatchObject({ sinceMs: bench.nowMs })
  })
})

describe('rejected credentials', () => {
  it('are never tried again by themselves', async () => {
    tracker.failed('unreachable')
    tracker.networkChanged()
    tracker.failed('credentials-rejected')
    expect(tracker.state()).toEqual({ kind: 'credentials-rejected', sinceMs: bench.nowMs, retryAtMs: null })
    expect(bench.timers()).toEqual([])
    await tracker.retryNow()
    tracker.networkChanged()
    await bench.pass(600_000)
    expect(bench.asked).toEqual([])
  })

  it('are told once, and no late answer or failure looks like a way back', () => {
    tracker.failed('credentials-rejected')
    tracker.failed('credentials-rejected')
    tracker.answered()
    tracker.failed('no-network')
    expect(bench.told).toEqual([{ kind: 'credentials-rejected', sinceMs: bench.nowMs, retryAtMs: null }])
  })

  it('are forgotten when others are in place, which are tried at once', () => {
    bench.onProbe = null
    tracker.failed('unreachable')
    void tracker.retryNow()
    tracker.failed('credentials-rejected')
    tracker.credentialsReplaced()
    expect(tracker.state()).toEqual({ kind: 'unknown' })
    expect(bench.asked[0]?.signal.aborted).toBe(true)
    void tracker.retryNow()
    expect(bench.asked).toHaveLength(2)
    tracker.answered()
    expect(tracker.state().kind).toBe('online')
  })

  it('are the only state that other credentials change', () => {
    tracker.failed('unreachable')
    const before = tracker.state()
    tracker.credentialsReplaced()
    expect(tracker.state()).toBe(before)
  })
})
