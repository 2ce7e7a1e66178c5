import type { Bridge } from '@shared/ipc/contract'
import type { BulkChange, BulkState } from '@shared/ipc/schemas-bulk'
import { createStore } from 'zustand/vanilla'
import type { MirrorStore } from './mirror-store'

/** The run of many invitations as main has it; `state` is null while there is none. */
export type BulkMirror = BulkChange

/** Mirrors the run: asked for once, then followed by the rows that change. Rows that did not change stay the same objects. */
export function createBulkStore(bridge: Bridge): MirrorStore<BulkMirror> {
  const store = createStore<BulkMirror>(() => ({ sequence: 0, state: null }))
  return {
    store,
    start() {
      // Only the answer to the last question counts; events that come while one is open make it stale, and it is asked anew.
      let question = 0
      let isStale = false
      let isAsking = false

      function ask(): void {
        question += 1
        const asked = question
        isAsking = true
        isStale = false
        void bridge.calls['bulk:get'](undefined).then((answer) => {
          if (asked !== question) return
          isAsking = false
          if (answer.ok) store.setState(answer.value, true)
          if (isStale) ask()
        })
      }

      function take(change: BulkChange): void {
        if (change.state === null) {
          question += 1
          isAsking = false
          store.setState(change, true)
          return
        }
        if (isAsking) {
          isStale = true
          return
        }
        const { sequence, state } = store.getState()
        const isNext = state?.jobId === change.state.jobId && change.sequence === sequence + 1
        if (isNext) store.setState({ sequence: change.sequence, state: merged(state, change.state) }, true)
        else ask()
      }

      const unfollow = bridge.events['bulk:changed'](take)
      ask()
      return () => {
        question += 1
        unfollow()
      }
    }
  }
}

function merged(before: BulkState, change: BulkState): BulkState {
  if (change.rows.length === 0) return { ...change, rows: before.rows }
  const news = new Map(change.rows.map((row) => [row.line, row]))
  return { ...change, rows: before.rows.map((row) => news.get(row.line) ?? row) }
}
