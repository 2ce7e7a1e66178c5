import { describe, expect, it } from 'vitest'
import { longestTasks, type TraceEvent } from './main-thread'

const page = { pid: 7, tid: 1 }
const task = (ts: number, dur: number, thread = page): TraceEvent => ({
  name: 'ThreadControllerImpl::RunTask',
  cat: 'toplevel',
  ph: 'X',
  ts,
  dur,
  tdur: dur / 2,
  ...thread
})
const mark = (name: string, ts: number): TraceEvent => ({ name, cat: 'blink.user_timing', ph: 'I', ts, ...page })

describe('longestTasks', () => {
  it('finds the longest task of each tick, whole, also when the mark lies inside of it', () => {
    const events = [
      task(0, 90_000),
      mark('tick-from', 100_000),
      task(99_000, 4000),
      task(110_000, 2000),
      mark('tick-to', 200_000),
      mark('tick-from', 300_000),
      task(310_000, 7000),
      mark('tick-to', 400_000)
    ]
    expect(longestTasks(events)).toEqual([
      { wallMs: 4, cpuMs: 2 },
      { wallMs: 7, cpuMs: 3.5 }
    ])
  })

  it('counts no task of another thread or process', () => {
    const events = [
      mark('tick-from', 0),
      task(10, 50_000, { pid: 7, tid: 2 }),
      task(10, 50_000, { pid: 8, tid: 1 }),
      task(10, 1500),
      mark('tick-to', 100_000)
    ]
    expect(longestTasks(events)).toEqual([{ wallMs: 1.5, cpuMs: 0.75 }])
  })

  it('has nothing to say of a trace without marks', () => {
    expect(longestTasks([task(0, 1000)])).toEqual([])
  })
})
