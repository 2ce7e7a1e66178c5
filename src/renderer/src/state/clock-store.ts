import { createStore, type StoreApi } from 'zustand/vanilla'
import { followVisibility } from './follow-visibility'

/** The present, as the screen shows it. */
export interface ClockState {
  readonly nowMs: number
}

export interface ClockStore {
  readonly store: StoreApi<ClockState>
  readonly start: () => () => void
}

/** Ages are shown in minutes, so half a minute is as often as anything can look wrong. */
const tickMs = 30_000

/**
 * One timer for every age and countdown of the page. It stands still while the page cannot be seen and catches up on return.
 *
 * @param now gives epoch milliseconds
 * @param page the document whose visibility counts
 */
export function createClockStore(now: () => number, page: Document): ClockStore {
  const store = createStore<ClockState>(() => ({ nowMs: now() }))
  const tick = () => store.setState({ nowMs: now() })
  return {
    store,
    start() {
      let timer: ReturnType<typeof setInterval> | undefined
      const stopTimer = () => {
        clearInterval(timer)
        timer = undefined
      }
      const unfollow = followVisibility(page, (isShown) => {
        stopTimer()
        if (!isShown) return
        tick()
        timer = setInterval(tick, tickMs)
      })
      return () => {
        unfollow()
        stopTimer()
      }
    }
  }
}
