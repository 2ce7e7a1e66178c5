import type { Scheduler } from '../scheduler'

/** Turns of the event loop without anything under way, after which nothing more will come of itself. */
const idleTurns = 25

/** A clock that stands still while requests are under way, and else jumps to whatever is planned next: pauses cost no time. */
export interface IdleTime {
  readonly now: () => number
  readonly scheduler: Scheduler
  /** Something is under way. @returns says that it has ended */
  begin(): () => void
  /** Lets time run until something has come. */
  pass<T>(awaited: Promise<T>): Promise<T>
}

/** @param startMs epoch milliseconds */
export function createIdleTime(startMs: number): IdleTime {
  const planned = new Set<{ readonly atMs: number; readonly run: () => void }>()
  let nowMs = startMs
  let underWay = 0

  function jump(): void {
    const [next] = [...planned].sort((a, b) => a.atMs - b.atMs)
    if (next === undefined) return
    planned.delete(next)
    nowMs = Math.max(nowMs, next.atMs)
    next.run()
  }

  return {
    now: () => nowMs,
    scheduler: {
      after(delayMs, run) {
        const entry = { atMs: nowMs + delayMs, run }
        planned.add(entry)
        return () => void planned.delete(entry)
      }
    },
    begin() {
      underWay += 1
      return () => {
        underWay -= 1
      }
    },
    async pass(awaited) {
      const state = { isOver: false }
      const over = awaited.finally(() => {
        state.isOver = true
      })
      over.catch(() => undefined)
      for (let idle = 0; !state.isOver;) {
        await new Promise((resolve) => setImmediate(resolve))
        idle = underWay > 0 ? 0 : idle + 1
        if (idle < idleTurns) continue
        idle = 0
        jump()
      }
      return over
    }
  }
}
