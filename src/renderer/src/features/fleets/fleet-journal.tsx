import { Button } from '@mantine/core'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { useEffect, useState } from 'react'
import { useBridge, useFleetView, useNow, useView } from '@renderer/state/stores'
import { formatAge } from '@shared/domain/time'
import { entryText } from '../activity/entry-words'
import classes from './fleet-page.module.css'
import { PageSection } from './page-section'
import { pageWords } from './page-words'

const shownAtMost = 8

/** What happened with this fleet lately, and the way to all of it. */
export function FleetJournal({ row }: { readonly row: FleetRow }) {
  const entries = useEntriesOf(row.key)
  const nowMs = useNow()
  const showActivityOf = useFleetView((state) => state.showActivityOf)
  const show = useView((state) => state.show)
  return (
    <PageSection title={pageWords.journal}>
      {entries.length === 0 ? (
        <p className={classes['quiet']}>{pageWords.noJournal}</p>
      ) : (
        <>
          <ul className={classes['lines']}>
            {entries.map((entry) => (
              <li key={entry.id}>
                <span>{entryText(entry, nowMs, false)}</span>
                <span className={classes['quiet']}>{formatAge(entry.atMs, nowMs)}</span>
              </li>
            ))}
          </ul>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              showActivityOf(row.key)
              show('activity')
            }}
          >
            {pageWords.allJournal}
          </Button>
        </>
      )}
    </PageSection>
  )
}

function useEntriesOf(fleetKey: string): readonly JournalEntry[] {
  const bridge = useBridge()
  const [entries, setEntries] = useState<readonly JournalEntry[]>([])
  useEffect(() => {
    let isOver = false
    void bridge.calls['journal:get']({ limit: shownAtMost, beforeId: null, fleetKey }).then((answer) => {
      if (!isOver && answer.ok) setEntries((before) => newest([...answer.value.entries, ...before]))
    })
    const stop = bridge.events['journal:added'](({ entries: added }) => {
      const own = added.filter((entry) => entry.fleetKey === fleetKey)
      if (own.length > 0) setEntries((before) => newest([...own, ...before]))
    })
    return () => {
      isOver = true
      stop()
    }
  }, [bridge, fleetKey])
  return entries
}

/** Each once, newest first: one may come by the answer and by the event. */
function newest(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return [...byId.values()].sort((one, other) => other.id - one.id).slice(0, shownAtMost)
}
