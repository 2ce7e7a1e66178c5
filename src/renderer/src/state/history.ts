import { assertNever } from '@shared/domain/assert-never'
import type { Bridge } from '@shared/ipc/contract'
import type { Failure } from '@shared/ipc/result'
import type { HistoryRequest, Track } from '@shared/ipc/schemas-history'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** Whose past, and of when. Epoch milliseconds; `fromMs` included, `toMs` not, at most 45 days later. */
export type HistoryWish = Omit<HistoryRequest, 'requestId'>

/** One vehicle's past: the one that was asked for last. */
export type HistoryState =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'loading'
      readonly wish: HistoryWish
      readonly requestId: string
      readonly received: number
      /** Null while the server has not said. */
      readonly expected: number | null
    }
  | { readonly kind: 'loaded'; readonly wish: HistoryWish; readonly track: Track }
  | { readonly kind: 'failed'; readonly wish: HistoryWish; readonly failure: Failure }

export interface HistoryStore {
  readonly store: StoreApi<HistoryState>
  /** Loads; what was being loaded is cancelled. */
  readonly load: (wish: HistoryWish) => void
  /** Shows nothing again, and cancels what is being loaded. */
  readonly clear: () => void
  readonly start: () => () => void
}

/**
 * Nothing is loaded at first.
 *
 * @param bridge the way to main
 * @param now gives epoch milliseconds; keeps the ids of this page apart from those that an earlier page of the window chose
 */
export function createHistoryStore(bridge: Bridge, now: () => number): HistoryStore {
  const store = createStore<HistoryState>(() => ({ kind: 'nothing' }))
  const idPrefix = `history-${now()}`
  let lastId = 0

  /** The state of one request, for as long as it is the one on screen. */
  function loading(requestId: string) {
    const state = store.getState()
    return state.kind === 'loading' && state.requestId === requestId ? state : null
  }

  function clear(): void {
    const state = store.getState()
    switch (state.kind) {
      case 'nothing':
        return
      case 'loading':
        void bridge.calls['positions:cancel-history']({ requestId: state.requestId })
        break
      case 'loaded':
      case 'failed':
        break
      default:
        assertNever(state)
    }
    store.setState({ kind: 'nothing' }, true)
  }

  async function load(wish: HistoryWish): Promise<void> {
    clear()
    const requestId = `${idPrefix}-${++lastId}`
    store.setState({ kind: 'loading', wish, requestId, received: 0, expected: null }, true)
    const answer = await bridge.calls['positions:history']({ ...wish, requestId })
    if (loading(requestId) === null) return
    store.setState(
      answer.ok ? { kind: 'loaded', wish, track: answer.value } : { kind: 'failed', wish, failure: answer.error },
      true
    )
  }

  return {
    store,
    load: (wish) => void load(wish),
    clear,
    start() {
      const unfollowProgress = bridge.events['positions:history-progress'](({ requestId, received, expected }) => {
        const state = loading(requestId)
        if (state !== null) store.setState({ ...state, received, expected }, true)
      })
      // The slot is another vehicle's from here on.
      const unfollowResets = bridge.events['positions:reset'](({ epoch }) => {
        const state = store.getState()
        if (state.kind !== 'nothing' && state.wish.epoch !== epoch) clear()
      })
      return () => {
        unfollowProgress()
        unfollowResets()
        clear()
      }
    }
  }
}
