import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStalenessTimer } from './staleness-timer'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function timerWith(isHidden = false) {
  const onEdge = vi.fn()
  return { onEdge, timer: createStalenessTimer({ clock: Date.now, onEdge, isHidden: () => isHidden }) }
}

describe('staleness timer', () => {
  it('redraws at the edge, once', () => {
    const { timer, onEdge } = timerWith()
    timer.plan(Date.now() + 60_000)
    vi.advanceTimersByTime(59_999)
    expect(onEdge).not.toHaveBeenCalled()
    vi.advanceTimersByTime(600_000)
    expect(onEdge).toHaveBeenCalledOnce()
  })

  it('waits for an edge that is further away than a timer can wait', () => {
    const { timer, onEdge } = timerWith()
    timer.plan(Date.now() + 2 ** 40)
    vi.advanceTimersByTime(86_400_000)
    expect(onEdge).not.toHaveBeenCalled()
  })

  it('keeps one timer, for the newest edge', () => {
    const { timer } = timerWith()
    timer.plan(Date.now() + 60_000)
    timer.plan(Date.now() + 90_000)
    expect(vi.getTimerCount()).toBe(1)
  })

  it('redraws at most every five seconds because of age', () => {
    const { timer, onEdge } = timerWith()
    timer.plan(Date.now() + 1)
    vi.advanceTimersByTime(4_999)
    expect(onEdge).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onEdge).toHaveBeenCalledOnce()
  })

  it('has no timer when nothing will change, when hidden, and when stopped', () => {
    const { timer } = timerWith()
    timer.plan(Infinity)
    expect(vi.getTimerCount()).toBe(0)
    timerWith(true).timer.plan(Date.now() + 10_000)
    expect(vi.getTimerCount()).toBe(0)
    timer.plan(Date.now() + 10_000)
    timer.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
