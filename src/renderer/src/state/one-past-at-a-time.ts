import type { HistoryStore } from './history'
import type { RewindStore } from './rewind-store'

interface Pasts {
  readonly history: Pick<HistoryStore, 'store' | 'clear'>
  readonly rewind: Pick<RewindStore, 'store' | 'end'>
}

/**
 * The past of one vehicle and the past of the whole map are of different moments: whoever begins one leaves the other, or nobody could say what time
 * the screen shows.
 *
 * @returns how to start; starting returns how to stop
 */
export function onePastAtATime({ history, rewind }: Pasts): { readonly start: () => () => void } {
  return {
    start() {
      const unfollowRewind = rewind.store.subscribe((state, before) => {
        if (state.kind === 'rewound' && before.kind === 'live') history.clear()
      })
      const unfollowHistory = history.store.subscribe((state, before) => {
        if (state.kind !== 'nothing' && before.kind === 'nothing') rewind.end()
      })
      return () => {
        unfollowRewind()
        unfollowHistory()
      }
    }
  }
}
