import { formatClock, formatExact } from '@shared/domain/time'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { useEffect, useRef } from 'react'
import { useFleets, useFleetView, useJournal, useNow, useView } from '@renderer/state/stores'
import { useFixedRows } from '../vehicles/use-fixed-rows'
import classes from './activity.module.css'
import type { ActivityRow } from './entry-groups'
import { EntryIcon } from './entry-icon'
import { entryText } from './entry-words'
import { dayName, words } from './words'

const rowHeightPx = 32
/** So many rows before the end, the next page is asked for. */
const earlyRows = 40

interface Props {
  readonly rows: readonly ActivityRow[]
  readonly isWhole: boolean
  readonly isReading: boolean
  /** Asks for what is older. */
  readonly onEnd: () => void
}

/** What happened, newest first, a screenful at a time; older pages come as the end comes near. */
export function ActivityList({ rows, isWhole, isReading, onEnd }: Props) {
  const nowMs = useNow()
  const sinceMs = useJournal((state) => state.sinceMs)
  const scroller = useRef<HTMLDivElement>(null)
  const view = useFixedRows({ scroller, count: rows.length + 1, rowHeightPx, headerPx: 0, onScroll: nothing })
  const isNearEnd = view.end > rows.length - earlyRows
  useEffect(() => {
    if (isNearEnd && !isWhole && !isReading) onEnd()
  }, [isNearEnd, isWhole, isReading, onEnd])

  const drawn = []
  for (let index = view.first; index < Math.min(view.end, rows.length); index++) {
    const row = rows[index]
    if (row === undefined) break
    const style = { transform: `translateY(${index * rowHeightPx}px)` }
    drawn.push(
      <li key={row.kind === 'day' ? `day-${row.atMs}` : row.entry.id} className={classes['row']} style={style}>
        {row.kind === 'day' ? (
          <h2 className={classes['day']}>{dayName(row.atMs, nowMs)}</h2>
        ) : (
          <Entry entry={row.entry} nowMs={nowMs} isNew={sinceMs !== null && row.entry.atMs > sinceMs} />
        )}
      </li>
    )
  }
  return (
    <div ref={scroller} className={classes['scroller']} role="region" aria-label={words.listLabel} tabIndex={0}>
      <ul className={classes['canvas']} style={{ height: (rows.length + 1) * rowHeightPx }}>
        {drawn}
        <li className={classes['row']} style={{ transform: `translateY(${rows.length * rowHeightPx}px)` }}>
          <span className={classes['quiet']}>{isWhole ? words.end : words.reading}</span>
        </li>
      </ul>
    </div>
  )
}

interface EntryProps {
  readonly entry: JournalEntry
  readonly nowMs: number
  readonly isNew: boolean
}

function Entry({ entry, nowMs, isNew }: EntryProps) {
  const { fleetKey } = entry
  const isKnown = useFleets((state) => fleetKey !== null && state.byKey.has(fleetKey))
  const open = useFleetView((state) => state.open)
  const show = useView((state) => state.show)
  const text = entryText(entry, nowMs)
  return (
    <>
      <time className={classes['time']} dateTime={new Date(entry.atMs).toISOString()} title={formatExact(entry.atMs)}>
        {formatClock(entry.atMs)}
      </time>
      <EntryIcon kind={entry.kind} />
      {fleetKey !== null && isKnown ? (
        <button
          type="button"
          className={classes['link']}
          onClick={() => {
            open(fleetKey)
            show('fleets')
          }}
        >
          {text}
        </button>
      ) : (
        <span className={classes['text']}>{text}</span>
      )}
      {isNew && <span className={classes['new']} role="img" aria-label={words.isNew} title={words.isNew} />}
    </>
  )
}

function nothing(): void {
  // Rows keep their places by themselves here.
}
