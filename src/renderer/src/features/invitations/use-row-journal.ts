import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { useEffect, useState } from 'react'
import { useBridge } from '@renderer/state/stores'

const mostEntries = 50
const none: readonly JournalEntry[] = []

/** What the app remembers of one fleet, newest first; it grows while it is looked at. */
export function useRowJournal(fleetKey: string): readonly JournalEntry[] {
  const bridge = useBridge()
  const [entries, setEntries] = useState(none)
  useEffect(() => {
    let isWanted = true
    const unfollow = bridge.events['journal:added'](({ entries: added }) => {
      const own = added.filter((entry) => entry.fleetKey === fleetKey)
      if (own.length > 0) setEntries((before) => merged(own, before))
    })
    void bridge.calls['journal:get']({ limit: mostEntries, beforeId: null, fleetKey }).then((answer) => {
      if (isWanted && answer.ok) setEntries((before) => merged(answer.value.entries, before))
    })
    return () => {
      isWanted = false
      unfollow()
      setEntries(none)
    }
  }, [bridge, fleetKey])
  return entries
}

/** An entry may come with the answer and as an event. */
function merged(some: readonly JournalEntry[], others: readonly JournalEntry[]): readonly JournalEntry[] {
  const byId = new Map([...some, ...others].map((entry) => [entry.id, entry]))
  return [...byId.values()].sort((a, b) => b.id - a.id).slice(0, mostEntries)
}
