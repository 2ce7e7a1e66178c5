import type { Browser, Page } from '@playwright/test'

/** As in the trace event format; times in microseconds. */
export interface TraceEvent {
  readonly name: string
  readonly cat?: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** Of the duration, what the thread had a processor for. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The longest task of a tick, in milliseconds. */
export interface LongestTask {
  readonly wallMs: number
  /** What the dearest task took of a processor: on a busy machine less than it lasted. */
  readonly cpuMs: number
}

const taskName = 'ThreadControllerImpl::RunTask'

/**
 * Does something while the browser notes every task of its threads.
 *
 * @param work marks its ticks with `tick-from` and `tick-to`
 * @returns for each tick, the longest task of the page's main thread
 */
export async function tracedBlocks(browser: Browser, page: Page, work: () => Promise<void>): Promise<LongestTask[]> {
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing', '__metadata'] })
  await work()
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] }
  return longestTasks(trace.traceEvents)
}

/**
 * The longest task between each `tick-from` and its `tick-to`, on the thread that set the marks. A task that began before the mark counts as a
 * whole: the mark is set inside of it.
 */
export function longestTasks(events: readonly TraceEvent[]): LongestTask[] {
  const marks = events.filter(({ name, cat }) => cat?.includes('user_timing') === true && name.startsWith('tick-'))
  const [first] = marks
  if (first === undefined) return []
  const page = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid)
  const tasks = page.filter(({ name, ph }) => name === taskName && ph === 'X')
  const ordered = [...marks].sort((a, b) => a.ts - b.ts)
  return ordered.flatMap((from, index) => {
    const to = ordered[index + 1]
    if (from.name !== 'tick-from' || to?.name !== 'tick-to') return []
    const within = tasks.filter(({ ts, dur = 0 }) => ts + dur >= from.ts && ts <= to.ts)
    const longest = (values: readonly number[]): number => Math.max(0, ...values) / 1000
    return [{ wallMs: longest(within.map(({ dur = 0 }) => dur)), cpuMs: longest(within.map(({ tdur = 0 }) => tdur)) }]
  })
}
