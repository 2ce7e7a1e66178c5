import { Button, Progress, SegmentedControl } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useNow, useStores } from '@renderer/state/stores'
import { HistoryExportMenu } from '@renderer/features/export/history-export-menu'
import { formatNumber } from '@renderer/ui/count'
import { EmptyState } from '@renderer/ui/empty-state'
import { failureSentence } from '@renderer/ui/failure-words'
import { InlineAlert } from '@renderer/ui/inline-alert'
import { assertNever } from '@shared/domain/assert-never'
import { formatAge } from '@shared/domain/time'
import { useState } from 'react'
import { HistorySummary } from './history-summary'
import classes from './history.module.css'
import { useHistory, useLoadedHistory } from './loaded-history'
import { ranges, windowOf, writeDay, type Range } from './range'
import { SpeedTable } from './speed-table'
import { StopList } from './stop-list'
import { words } from './words'

/** One vehicle's past: which time, loading it, and what it tells. Playback is below the map. */
export function HistoryPanel({ slot, rightInsetPx }: { readonly slot: number; readonly rightInsetPx: number }) {
  const state = useHistory()
  return (
    <section className={classes['panel']} aria-label={words.historyLabel}>
      <RangeChooser slot={slot} />
      {state.kind !== 'nothing' && state.wish.slot === slot && <Outcome rightInsetPx={rightInsetPx} />}
    </section>
  )
}

function RangeChooser({ slot }: { readonly slot: number }) {
  const { history, vehicleTable } = useStores()
  const state = useHistory()
  const nowMs = useNow()
  const [range, setRange] = useState<Range>('day')
  const [dates, setDates] = useState({ from: writeDay(nowMs - 2 * 86_400_000), to: writeDay(nowMs) })
  const chosen = windowOf(range, dates, nowMs)
  const problem = chosen.kind === 'problem' ? words.problems[chosen.problem] : null

  const load = () => {
    const window = windowOf(range, dates, nowMs)
    const { epoch } = vehicleTable
    if (window.kind === 'window' && epoch !== null)
      history.load({ epoch, slot, fromMs: window.fromMs, toMs: window.toMs })
  }
  const dateField = (name: 'from' | 'to') => (
    <label className={classes['date']}>
      <span>{words[name]}</span>
      <input
        type="date"
        value={dates[name]}
        max={writeDay(nowMs)}
        aria-invalid={problem !== null}
        onChange={(event) => setDates({ ...dates, [name]: event.currentTarget.value })}
      />
    </label>
  )

  return (
    <div className={classes['chooser']}>
      <SegmentedControl
        aria-label={words.rangeLabel}
        value={range}
        onChange={(value) => setRange(value)}
        data={ranges.map((value) => ({ value, label: words.ranges[value] }))}
        fullWidth
      />
      {range === 'dates' && (
        <>
          <div className={classes['dates']}>
            {dateField('from')}
            {dateField('to')}
          </div>
          <p className={classes['hint']} role={problem === null ? undefined : 'alert'}>
            {problem ?? words.limit}
          </p>
        </>
      )}
      {state.kind === 'nothing' && <p className={classes['hint']}>{words.intro}</p>}
      {state.kind !== 'loading' && (
        <Button
          size="xs"
          variant={state.kind === 'nothing' ? 'filled' : 'default'}
          onClick={load}
          disabled={problem !== null}
        >
          {words.load}
        </Button>
      )}
    </div>
  )
}

function Outcome({ rightInsetPx }: { readonly rightInsetPx: number }) {
  const { history, mapTools } = useStores()
  const nowMs = useNow()
  const state = useHistory()
  const loaded = useLoadedHistory()
  const isMotionReduced = useReducedMotion()
  switch (state.kind) {
    case 'nothing':
      return null
    case 'loading':
      return <Loading received={state.received} expected={state.expected} onCancel={history.clear} />
    case 'failed':
      return (
        <InlineAlert
          tone="problem"
          title={words.failedTitle}
          action={
            <Button size="xs" variant="default" onClick={() => history.load(state.wish)}>
              {words.retry}
            </Button>
          }
        >
          {failureSentence(state.failure)} {words.offlineHint}
        </InlineAlert>
      )
    case 'loaded': {
      if (loaded === null) return <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
      const { fetchedAtMs, setAsideCount } = loaded.track
      return (
        <>
          <HistorySummary loaded={loaded} />
          <div className={classes['actions']}>
            <Button
              size="xs"
              variant="default"
              onClick={() => mapTools.tracks.fit({ rightPx: rightInsetPx, isMotionReduced })}
            >
              {words.fit}
            </Button>
            <HistoryExportMenu loaded={loaded} />
            <Button size="xs" variant="default" onClick={history.clear}>
              {words.leave}
            </Button>
          </div>
          <StopList loaded={loaded} />
          <SpeedTable loaded={loaded} />
          <p className={classes['hint']}>
            {[
              fetchedAtMs === null ? '' : `${words.fetched(formatAge(fetchedAtMs, nowMs))}.`,
              loaded.speeds.derivedCount === 0 ? '' : words.derivedSpeeds(loaded.speeds.derivedCount),
              setAsideCount === 0 ? '' : words.setAside(setAsideCount)
            ].join(' ')}
          </p>
        </>
      )
    }
    default:
      return assertNever(state)
  }
}

interface LoadingProps {
  readonly received: number
  readonly expected: number | null
  readonly onCancel: () => void
}

function Loading({ received, expected, onCancel }: LoadingProps) {
  const count =
    received === 0 && expected === null
      ? words.waiting
      : words.progress(formatNumber(received), expected === null ? null : formatNumber(expected))
  return (
    <div className={classes['loading']}>
      <div className={classes['loadingText']} role="status">
        <span>{words.loadingTitle}</span>
        <span>{count}</span>
      </div>
      <Progress
        value={expected === null || expected === 0 ? 0 : (100 * received) / expected}
        size="sm"
        aria-label={words.loadingTitle}
      />
      <div>
        <Button size="xs" variant="default" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}
