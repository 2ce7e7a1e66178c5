/** Who goes first: what a person waits for, then positions, then names. */
export type GatePriority = 'person' | 'sweep' | 'names'

const priorities: readonly GatePriority[] = ['person', 'sweep', 'names']

/** A place in the queue. */
export interface GatePlace {
  readonly signal: AbortSignal
  readonly priority: GatePriority
  /** How much work follows on this request, one after the other: of the same priority, who has the longest way to go goes first. Default 0. */
  readonly workLeft?: number
}

/** Those who wait for their turn. */
export interface GateQueue<T> {
  readonly isEmpty: boolean
  /**
   * Waits for a turn.
   *
   * @param cancelled what is resolved with when the signal is aborted first
   */
  wait(place: GatePlace, cancelled: T): Promise<T>
  /** Takes out who is next and returns how to let it go; null when nobody waits. */
  takeFirst(): ((value: T) => void) | null
}

interface Waiting<T> {
  readonly go: (value: T) => void
  readonly workLeft: number
}

/** An empty queue; between equals the first to come is the first to go. */
export function createGateQueue<T>(): GateQueue<T> {
  const queues: Record<GatePriority, Set<Waiting<T>>> = { person: new Set(), sweep: new Set(), names: new Set() }

  const firstOf = (queue: ReadonlySet<Waiting<T>>): Waiting<T> | null => {
    let first: Waiting<T> | null = null
    for (const one of queue) if (first === null || one.workLeft > first.workLeft) first = one
    return first
  }

  return {
    get isEmpty() {
      return priorities.every((priority) => queues[priority].size === 0)
    },
    wait: ({ priority, signal, workLeft = 0 }, cancelled) =>
      new Promise((resolve) => {
        const go = (value: T): void => {
          signal.removeEventListener('abort', cancel)
          resolve(value)
        }
        const waiting: Waiting<T> = { go, workLeft }
        const cancel = (): void => {
          queues[priority].delete(waiting)
          resolve(cancelled)
        }
        queues[priority].add(waiting)
        signal.addEventListener('abort', cancel, { once: true })
      }),
    takeFirst() {
      for (const priority of priorities) {
        const first = firstOf(queues[priority])
        if (first === null) continue
        queues[priority].delete(first)
        return first.go
      }
      return null
    }
  }
}
