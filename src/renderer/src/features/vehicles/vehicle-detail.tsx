import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { stalenessOf } from '@shared/domain/staleness'
import { formatAge } from '@shared/domain/time'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { usePositionStatus, useSelection, useSettings, useShownNow } from '@renderer/state/stores'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { useState } from 'react'
import { HistoryPanel } from '../history/history-panel'
import { useTimeZone } from '../history/use-time-zone'
import { StalenessMark } from './staleness-mark'
import { TwinsNote } from './twins-note'
import { useTableView } from './use-table-view'
import { useVehicleFacts } from './use-vehicle-facts'
import { VehicleDetailActions } from './vehicle-detail-actions'
import { VehicleDetailFields } from './vehicle-detail-fields'
import { VehicleVerdict } from './vehicle-verdict'
import { detailSections, detailText } from './vehicle-detail-sections'
import { words as detailWords } from './vehicle-detail-words'
import classes from './vehicle-detail.module.css'
import { words } from './words'

interface Props {
  readonly rightInsetPx?: number
  readonly isHiddenByFilter?: boolean
}

/**
 * Everything known of the selected vehicle; nothing while none is selected. Slides over the map's right edge.
 *
 * @param rightInsetPx how much of the map's right edge it covers, in CSS pixels
 * @param isHiddenByFilter whether list and map would not show this vehicle if it were not selected
 */
export function VehicleDetail({ rightInsetPx = 0, isHiddenByFilter = false }: Props) {
  const { table } = useTableView()
  const slot = useSelection((state) => state.selectedSlot)
  if (slot === null || !table.isPresent(slot)) return null
  return <Detail key={slot} table={table} slot={slot} rightInsetPx={rightInsetPx} isHiddenByFilter={isHiddenByFilter} />
}

interface DetailProps extends Required<Props> {
  readonly table: VehicleTable
  readonly slot: number
}

function Detail({ table, slot, rightInsetPx, isHiddenByFilter }: DetailProps) {
  const nowMs = useShownNow()
  const speedUnit = useSettings((state) => state.speedUnit)
  const asOfMs = usePositionStatus((status) => status.asOfMs)
  const { select, follow, followedSlot } = useSelection((state) => state)
  const zone = useTimeZone(slot)
  const [facts, retry] = useVehicleFacts(table.epoch, slot)
  const [part, setPart] = useState<'details' | 'history'>('details')
  const sections = detailSections({
    table,
    slot,
    facts: facts.kind === 'loaded' ? facts.facts : null,
    nowMs,
    speedUnit,
    timeZone: zone.timeZone,
    asOfMs
  })

  return (
    <aside
      className={classes['panel']}
      aria-label={words.detailLabel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        // What was begun last ends first.
        if (followedSlot === null) select(null)
        else follow(null)
      }}
    >
      <Head table={table} slot={slot} nowMs={nowMs} onClose={() => select(null)} />
      <VehicleVerdict table={table} slot={slot} nowMs={nowMs} />
      {isHiddenByFilter && <p className={classes['note']}>{detailWords.hiddenByFilter}</p>}
      <VehicleDetailActions
        slot={slot}
        longitudeDeg={table.longitudeDeg[slot] ?? NaN}
        latitudeDeg={table.latitudeDeg[slot] ?? NaN}
        wholeText={() => detailText(table.name(slot), sections)}
      />
      <SegmentedControl
        aria-label={detailWords.parts}
        value={part}
        onChange={(value) => setPart(value)}
        data={[
          { value: 'details', label: detailWords.details },
          { value: 'history', label: detailWords.history }
        ]}
        fullWidth
        className={classes['parts'] ?? ''}
      />
      {part === 'details' ? (
        <>
          <VehicleDetailFields sections={sections} facts={facts} onRetry={retry} zone={zone} />
          <TwinsNote table={table} slot={slot} />
        </>
      ) : (
        <HistoryPanel slot={slot} rightInsetPx={rightInsetPx} />
      )}
    </aside>
  )
}

interface HeadProps {
  readonly table: VehicleTable
  readonly slot: number
  readonly nowMs: number
  readonly onClose: () => void
}

function Head({ table, slot, nowMs, onClose }: HeadProps) {
  const occurredAtMs = table.occurredAtMs[slot] ?? NaN
  const flags = table.flags[slot] ?? 0
  const isMoving = (flags & vehicleFlags.moving) !== 0
  const staleness = stalenessOf(occurredAtMs, nowMs)
  return (
    <>
      <header className={classes['header']}>
        <StalenessMark staleness={staleness} isMoving={isMoving} bearingDeg={table.derivedBearingDeg[slot] ?? NaN} />
        <h2 className={classes['title']}>{table.name(slot)}</h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.close} onClick={onClose}>
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
    </>
  )
}
