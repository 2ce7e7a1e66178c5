import type { Packed } from '@shared/ipc/packed'
import type { PositionDelta } from '@shared/ipc/schemas-positions'

/** A delta on its way to the page. */
interface QueuedDelta {
  /** Packed already, or when its turn has come. */
  readonly packed: () => Packed<PositionDelta>
  /** Waits so long after the one before was taken, in milliseconds. */
  readonly pauseMs: number
}

/** Hands deltas to the page as main's feed does: one at a time, the next when the one before was taken. */
export interface DeltaQueue {
  readonly add: (...deltas: readonly QueuedDelta[]) => void
  /** The page has taken what it was given. */
  readonly taken: () => void
  /** Everything was handed over and taken. */
  readonly isEmpty: () => boolean
  readonly clear: () => void
}

/** @param send gives a delta to the page */
export function createDeltaQueue(send: (packed: Packed<PositionDelta>) => void): DeltaQueue {
  let waiting: QueuedDelta[] = []
  let isInFlight = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function sendNext(): void {
    const next = waiting.shift()
    if (next === undefined) return
    isInFlight = true
    send(next.packed())
  }
  function plan(): void {
    const [next] = waiting
    clearTimeout(timer)
    if (isInFlight || next === undefined) return
    // What waits for nothing comes at once, in the task of who handed it over.
    if (next.pauseMs === 0) sendNext()
    else timer = setTimeout(sendNext, next.pauseMs)
  }

  return {
    add(...deltas) {
      waiting.push(...deltas)
      plan()
    },
    taken() {
      isInFlight = false
      // The page says so while it still works on the delta.
      setTimeout(plan)
    },
    isEmpty: () => waiting.length === 0 && !isInFlight,
    clear() {
      clearTimeout(timer)
      waiting = []
      isInFlight = false
    }
  }
}
