import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createReachability, type ReachabilityTracker } from './reachability'
import type { Reachability } from '@shared/ipc/schemas-session'

let nowMs: number
let planned: { run: () => void; delayMs: number } | null
let told: Reachability[]
let probes: number
let tracker: ReachabilityTracker

beforeEach(() => {
  nowMs = 1_000_000
  planned = null
  told = []
  probes = 0
  tracker = createReachability({
    nowMs: () => nowMs,
    random: () => 0.5,
    schedule: (run, delayMs) => {
      const mine = { run, delayMs }
      planned = mine
      return () => {
        if (planned === mine) planned = null
      }
    },
    probe: () => {
      probes += 1
      return Promise.resolve()
    },
    onChange: (state) => told.push(state)
  })
})

function runPlanned(): void {
  const due = planned
  planned = null
  due?.run()
}

describe('reachability', () => {
  it('says once that the server is there, however many answers come', () => {
    tracker.answered()
    tracker.answered()
    expect(told).toHaveLength(1)
    expect(tracker.state().kind).toBe('online')
  })

  it('plans one retry when many requests fail together', () => {
    tracker.failed('unreachable')
    tracker.failed('unreachable')
    expect(told).toEqual([{ kind: 'unreachable', sinceMs: nowMs, retryAtMs: nowMs + 3_000 }])
    runPlanned()
    expect(probes).toBe(1)
  })

  it('waits longer after each failure, up to a minute, and remembers since when', () => {
    const sinceMs = nowMs
    const delays: number[] = []
    for (let round = 0; round < 7; round++) {
      tracker.failed('no-network')
      delays.push(planned?.delayMs ?? -1)
      nowMs += 10_000
      runPlanned()
    }
    expect(delays).toEqual([3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000])
    expect(tracker.state()).toMatchObject({ kind: 'no-network', sinceMs })
  })

  it('never retries rejected credentials by itself', () => {
    tracker.failed('unreachable')
    tracker.failed('credentials-rejected')
    expect(tracker.state()).toEqual({ kind: 'credentials-rejected', sinceMs: nowMs, retryAtMs: null })
    expect(planned).toBeNull()
  })

  it('waits as long as the server asks', () => {
    tracker.failed('rate-limited', 17)
    expect(planned?.delayMs).toBe(17_000)
  })

  it.each(['forbidden', 'bad-answer', 'rejected-by-server', 'cancelled', 'internal'] as const)(
    'draws no conclusion from %s',
    (code) => {
      tracker.answered()
      tracker.failed(code)
      expect(tracker.state().kind).toBe('online')
    }
  )

  it('tries at once when asked, and starts its back-off anew', async () => {
    tracker.failed('unreachable')
    runPlanned()
    tracker.failed('unreachable')
    await tracker.retryNow()
    tracker.failed('unreachable')
    expect(planned?.delayMs).toBe(3_000)
  })

  it('plans another try when a probe ends without a word about the connection', async () => {
    tracker.failed('no-network')
    runPlanned()
    await vi.waitFor(() => expect(planned?.delayMs).toBe(6_000))
    await tracker.retryNow()
    expect(planned?.delayMs).toBe(3_000)
    expect(tracker.state()).toMatchObject({ kind: 'no-network', retryAtMs: nowMs + 3_000 })
  })

  it('is silent after it was stopped', () => {
    tracker.failed('unreachable')
    tracker.stop()
    tracker.answered()
    expect(planned).toBeNull()
    expect(told).toHaveLength(1)
  })
})
