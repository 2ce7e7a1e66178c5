import type { Bridge } from '@shared/ipc/contract'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { openProfileId } from './open-profile-id'

/** The journal of the open profile, as far as it was read. */
export interface JournalState {
  /** Newest first. */
  readonly entries: readonly JournalEntry[]
  /** Whether the oldest entry that main has is among them. */
  readonly isWhole: boolean
  readonly isReading: boolean
  /** From when on "since you last looked" counts, epoch milliseconds; null when nobody ever looked, or main has not answered. */
  readonly sinceMs: number | null
}

export interface JournalStore {
  readonly store: StoreApi<JournalState>
  /** Reads another page into the past, unless everything is there or one is on its way. */
  readonly readMore: () => void
  /** Tells main that the person has seen what happened. What is shown as new stays so. */
  readonly looked: () => void
  /** The same, and nothing is shown as new any more. */
  readonly settle: () => void
  readonly start: () => () => void
}

const nothingRead: JournalState = { entries: [], isWhole: false, isReading: false, sinceMs: null }

/** As many as one question may have. */
export const journalPage = 500

/**
 * Nothing is asked before `start`.
 *
 * @param bridge the only way to main
 * @param session whose profile decides whose journal it is
 * @param now gives epoch milliseconds
 */
export function createJournalStore(bridge: Bridge, session: StoreApi<SessionState>, now: () => number): JournalStore {
  const store = createStore<JournalState>(() => nothingRead)
  let asked = 0

  function read(beforeId: number | null): void {
    const own = ++asked
    store.setState({ isReading: true })
    void bridge.calls['journal:get']({ limit: journalPage, beforeId, fleetKey: null }).then((answer) => {
      if (own !== asked) return
      if (!answer.ok) {
        store.setState({ isReading: false })
        return
      }
      const { entries, lastLookedAtMs } = answer.value
      store.setState((state) => ({
        entries: joined(state.entries, entries),
        isWhole: entries.length < journalPage,
        isReading: false,
        sinceMs: beforeId === null ? lastLookedAtMs : state.sinceMs
      }))
    })
  }

  return {
    store,
    readMore() {
      const { isWhole, isReading, entries } = store.getState()
      if (!isWhole && !isReading) read(entries.at(-1)?.id ?? null)
    },
    looked: () => void bridge.calls['journal:looked'](undefined),
    settle() {
      store.setState({ sinceMs: now() })
      void bridge.calls['journal:looked'](undefined)
    },
    start() {
      let profileId = openProfileId(session.getState())
      const stops = [
        bridge.events['journal:added'](({ entries }) =>
          store.setState((state) => ({ entries: joined(state.entries, entries) }))
        ),
        session.subscribe((state) => {
          const next = openProfileId(state)
          if (next === profileId) return
          profileId = next
          store.setState(nothingRead)
          if (next !== null) read(null)
          else asked += 1
        })
      ]
      if (profileId !== null) read(null)
      return () => {
        asked += 1
        stops.forEach((stop) => stop())
      }
    }
  }
}

/** Newest first, each once: an entry may come by an answer and by an event. */
function joined(some: readonly JournalEntry[], others: readonly JournalEntry[]): readonly JournalEntry[] {
  const byId = new Map([...some, ...others].map((entry) => [entry.id, entry]))
  return [...byId.values()].sort((one, other) => other.id - one.id)
}
