import { Button, SegmentedControl } from '@mantine/core'
import { trailHours, type TrailHours } from '@renderer/state/trail-store'
import { useStores } from '@renderer/state/stores'
import { useChangeSettings } from '@renderer/state/use-change-settings'
import { failureSentence } from '@renderer/ui/failure-words'
import { Fragment } from 'react'
import { useStore } from 'zustand'
import type { ShownZone } from '../history/use-time-zone'
import { words as historyWords } from '../history/words'
import type { FactsState } from './use-vehicle-facts'
import classes from './vehicle-detail.module.css'
import type { DetailRow, DetailSection } from './vehicle-detail-sections'
import { words as detailWords } from './vehicle-detail-words'
import { words } from './words'

interface Props {
  readonly sections: readonly DetailSection[]
  readonly facts: FactsState
  readonly onRetry: () => void
  readonly zone: ShownZone
}

/** The details in parts, with the trail after what is true now. */
export function VehicleDetailFields({ sections, facts, onRetry, zone }: Props) {
  return (
    <>
      {sections.map(({ key, title, rows }) => (
        <Fragment key={key}>
          <section className={classes['part']} aria-label={title}>
            {key !== 'now' && <h3>{title}</h3>}
            {rows.length > 0 && (
              <dl className={classes['fields']}>
                {rows.map((row) => (
                  <Field key={row.name} row={row} />
                ))}
              </dl>
            )}
            {key === 'engine' && <FactsNote facts={facts} onRetry={onRetry} />}
            {key === 'now' && <ZoneSwitch zone={zone} />}
          </section>
          {key === 'now' && <TrailSwitch />}
        </Fragment>
      ))}
    </>
  )
}

function Field({ row: { name, value, note, isCode = false } }: { readonly row: DetailRow }) {
  const isEmpty = value === ''
  return (
    <>
      <dt>{name}</dt>
      <dd data-empty={isEmpty || undefined} data-code={isCode || undefined}>
        {isEmpty ? words.unknown : isCode ? <span>{value}</span> : value}
        {!isEmpty && note !== undefined && <span className={classes['secondary']}> ({note})</span>}
      </dd>
    </>
  )
}

function FactsNote({ facts, onRetry }: Pick<Props, 'facts' | 'onRetry'>) {
  if (facts.kind === 'loaded') return null
  if (facts.kind === 'loading') return <p className={classes['note']}>{detailWords.loading}</p>
  return (
    <div className={classes['failed']}>
      <p className={classes['note']}>
        {detailWords.failed} {failureSentence(facts.failure)}
      </p>
      <Button size="xs" variant="default" onClick={onRetry}>
        {detailWords.retry}
      </Button>
    </div>
  )
}

function ZoneSwitch({ zone }: { readonly zone: ShownZone }) {
  const change = useChangeSettings()
  const isUnknown = zone.choice === 'vehicle' && zone.vehicleZone === null
  return (
    <>
      <SegmentedControl
        aria-label={detailWords.zoneLabel}
        value={zone.choice}
        onChange={(value) => change({ timeZone: value })}
        data={(['computer', 'vehicle', 'utc'] as const).map((value) => ({ value, label: detailWords.zones[value] }))}
        fullWidth
      />
      {isUnknown && <p className={classes['note']}>{detailWords.zoneUnknown}</p>}
    </>
  )
}

function TrailSwitch() {
  const { trail } = useStores()
  const { hours, track, failure } = useStore(trail.store)
  const note =
    hours === 0
      ? ''
      : failure !== null
        ? failureSentence(failure)
        : track === null
          ? historyWords.trailLoading
          : historyWords.trailNote(track.occurredAtMs.length)
  return (
    <section className={classes['part']} aria-label={historyWords.trail}>
      <h3>{historyWords.trail}</h3>
      <SegmentedControl
        aria-label={historyWords.trailLabel}
        value={String(hours)}
        onChange={(value) => trail.setHours(Number(value) as TrailHours)}
        data={trailHours.map((value) => ({ value: String(value), label: historyWords.trailHours(value) }))}
        fullWidth
      />
      {note !== '' && <p className={classes['note']}>{note}</p>}
    </section>
  )
}
