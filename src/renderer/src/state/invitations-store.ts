import type { Bridge } from '@shared/ipc/contract'
import type { InvitationList, InvitationRow, InvitationsChanged } from '@shared/ipc/schemas-invitations'
import { createStore } from 'zustand/vanilla'
import type { MirrorStore } from './mirror-store'

const nothing: InvitationList = {
  sequence: 0,
  rows: [],
  asOfMs: null,
  isRefreshing: false,
  setAsideCount: 0,
  lastError: null
}

/**
 * The invitations as main last read them: asked for once, then followed by what changes. `asOfMs` is null until there was a whole read.
 *
 * Rows that did not change stay the same objects, and `rows` the same array where none did, so that whatever is derived from them can be kept.
 */
export function createInvitationsStore(bridge: Bridge): MirrorStore<InvitationList> {
  const store = createStore<InvitationList>(() => nothing)
  return {
    store,
    start() {
      // Only the answer to the last question counts. An event and an answer may arrive in either order: events wait while a question is open.
      let question = 0
      let waiting: InvitationsChanged[] | null = null
      let isKnown = false

      function ask(): void {
        question += 1
        const asked = question
        waiting = []
        void bridge.calls['invitations:get'](undefined).then((answer) => {
          if (asked !== question) return
          const meanwhile = waiting ?? []
          waiting = null
          if (!answer.ok) return
          isKnown = true
          store.setState(answer.value, true)
          meanwhile.forEach(take)
        })
      }

      function take(change: InvitationsChanged): void {
        if (change.sequence === 0) {
          isKnown = false
          // Rows of a profile that is no longer open must not stay on screen until the answer is there.
          store.setState(nothing, true)
          ask()
        } else if (waiting !== null) waiting.push(change)
        else if (!isKnown || change.sequence > store.getState().sequence + 1) ask()
        else if (change.sequence === store.getState().sequence + 1)
          store.setState(applied(store.getState(), change), true)
      }

      const unfollow = bridge.events['invitations:changed'](take)
      ask()
      return () => {
        question += 1
        unfollow()
      }
    }
  }
}

function applied(list: InvitationList, { changed, removedHandles, ...facts }: InvitationsChanged): InvitationList {
  return { ...facts, rows: rowsAfter(list.rows, changed, removedHandles) }
}

/** New rows come first, as in a list of main's. */
function rowsAfter(
  rows: readonly InvitationRow[],
  changed: readonly InvitationRow[],
  removedHandles: readonly string[]
): readonly InvitationRow[] {
  if (changed.length === 0 && removedHandles.length === 0) return rows
  const news = new Map(changed.map((row) => [row.handle, row]))
  const removed = new Set(removedHandles)
  const kept = rows
    .filter((row) => !removed.has(row.handle))
    .map((row) => {
      const next = news.get(row.handle) ?? row
      news.delete(row.handle)
      return next
    })
  return [...news.values(), ...kept]
}
