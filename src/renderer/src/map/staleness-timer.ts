export interface StalenessTimerParts {
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** Called at a bucket edge, when the page can be seen. */
  readonly onEdge: () => void
  readonly isHidden: () => boolean
}

export interface StalenessTimer {
  /**
   * Plans the next redraw and forgets the one before.
   *
   * @param edgeMs when a drawn vehicle next changes its bucket; Infinity when none will
   */
  readonly plan: (edgeMs: number) => void
  readonly stop: () => void
}

/** In a large fleet some vehicle crosses an edge every second; nobody sees a colour change come five seconds late. */
const leastPauseMs = 5_000
/** What a timer can wait; beyond it fires at once, and would do so for ever. */
const longestPauseMs = 2 ** 31 - 1

/** Redraws when a vehicle grows older by a bucket: one timer at most, none while the page is hidden (UX.md section 4.1, rule c). */
export function createStalenessTimer({ clock, onEdge, isHidden }: StalenessTimerParts): StalenessTimer {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    plan(edgeMs) {
      clearTimeout(timer)
      if (edgeMs === Infinity || isHidden()) return
      timer = setTimeout(onEdge, Math.min(longestPauseMs, Math.max(leastPauseMs, edgeMs - clock())))
    },
    stop: () => clearTimeout(timer)
  }
}
