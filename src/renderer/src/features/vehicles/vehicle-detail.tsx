import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { stalenessOf } from '@shared/domain/staleness'
import { formatAge, formatExact } from '@shared/domain/time'
import { formatSpeed } from '@shared/domain/units'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { useBridge, useShownNow, useSelection, useSettings } from '@renderer/state/stores'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { useState, type ReactNode } from 'react'
import { bearingInWords, formatCoordinates } from './position-text'
import { StalenessMark } from './staleness-mark'
import { TwinsNote } from './twins-note'
import { useTableView } from './use-table-view'
import classes from './vehicle-detail.module.css'
import { words } from './words'

/** Everything known of the selected vehicle; nothing while none is selected. Slides over the map's right edge. */
export function VehicleDetail() {
  const { table } = useTableView()
  const slot = useSelection((state) => state.selectedSlot)
  if (slot === null || !table.isPresent(slot)) return null
  return <Detail key={slot} table={table} slot={slot} />
}

function Detail({ table, slot }: { readonly table: VehicleTable; readonly slot: number }) {
  const nowMs = useShownNow()
  const speedUnit = useSettings((state) => state.speedUnit)
  const select = useSelection((state) => state.select)
  const bridge = useBridge()
  const [copied, setCopied] = useState<'yes' | 'refused' | null>(null)

  const occurredAtMs = table.occurredAtMs[slot] ?? NaN
  const longitudeDeg = table.longitudeDeg[slot] ?? NaN
  const latitudeDeg = table.latitudeDeg[slot] ?? NaN
  const flags = table.flags[slot] ?? 0
  const isMoving = (flags & vehicleFlags.moving) !== 0
  const staleness = stalenessOf(occurredAtMs, nowMs)
  const coordinates = formatCoordinates(longitudeDeg, latitudeDeg)
  const bearing = isMoving ? bearingInWords(table.derivedBearingDeg[slot] ?? NaN) : null
  const speed = formatSpeed(table.speedMps[slot] ?? NaN, speedUnit)

  const copy = async () => {
    const answer = await bridge.calls['app:copy-text']({ text: coordinates })
    setCopied(answer.ok ? 'yes' : 'refused')
  }

  return (
    <aside
      className={classes['panel']}
      aria-label={words.detailLabel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') select(null)
      }}
    >
      <header className={classes['header']}>
        <StalenessMark staleness={staleness} isMoving={isMoving} bearingDeg={table.derivedBearingDeg[slot] ?? NaN} />
        <h2 className={classes['title']}>{table.name(slot)}</h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.close} onClick={() => select(null)}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      </header>
      <p className={classes['lead']} data-staleness={staleness}>
        {staleness === 'never' ? (
          words.neverSeen
        ) : (
          <>
            <b>{words.staleness[staleness]}</b> · {formatAge(occurredAtMs, nowMs)} ·{' '}
            {isMoving ? words.moving : words.parked}
          </>
        )}
      </p>
      {(flags & vehicleFlags.simulated) !== 0 && <p className={classes['note']}>{words.simulated}</p>}
      <dl className={classes['fields']}>
        <Field name={words.fields.fleet} value={table.fleetName(slot)} />
        <Field name={words.fields.provider} value={table.providerName(slot)} />
        <Field name={words.fields.vin} value={table.vin(slot)} isCode />
        <Field name={words.fields.plate} value={table.plate(slot)} isCode />
        <Field name={words.fields.speed} value={speed} />
        {bearing !== null && (
          <Field
            name={words.fields.heading}
            value={
              <>
                {bearing} <span className={classes['secondary']}>({words.derived})</span>
              </>
            }
          />
        )}
        <Field name={words.fields.place} value={table.placeName(slot)} />
        <Field name={words.fields.position} value={coordinates} isCode />
        <Field name={words.fields.seen} value={formatExact(occurredAtMs)} />
      </dl>
      <TwinsNote table={table} slot={slot} />
      <div className={classes['actions']}>
        <Button size="xs" variant="default" onClick={() => select(slot)} disabled={coordinates === ''}>
          {words.centre}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => void copy()}
          onBlur={() => setCopied(null)}
          disabled={coordinates === ''}
        >
          {copied === 'yes' ? words.copied : words.copy}
        </Button>
      </div>
      {copied === 'refused' && (
        <p role="alert" className={classes['note']}>
          {words.copyFailed}
        </p>
      )}
    </aside>
  )
}

interface FieldProps {
  readonly name: string
  readonly value: ReactNode
  /** True for texts that are read out character by character. */
  readonly isCode?: boolean
}

function Field({ name, value, isCode = false }: FieldProps) {
  const isEmpty = value === ''
  return (
    <>
      <dt>{name}</dt>
      <dd data-empty={isEmpty || undefined} data-code={isCode || undefined}>
        {isEmpty ? words.unknown : value}
      </dd>
    </>
  )
}
