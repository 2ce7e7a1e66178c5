import { VisuallyHidden } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { stalenessOf } from '@shared/domain/staleness'
import { formatAge, formatExact } from '@shared/domain/time'
import { formatSpeed, type SpeedUnit } from '@shared/domain/units'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { StalenessMark } from './staleness-mark'
import classes from './vehicle-list.module.css'
import { isOlderTwin } from './twins'
import { words } from './words'

interface Props {
  readonly table: VehicleTable
  readonly slot: number
  readonly index: number
  readonly count: number
  readonly topPx: number
  readonly nowMs: number
  readonly speedUnit: SpeedUnit
  readonly isSelected: boolean
  readonly onSelect: (slot: number) => void
  readonly onHover: (slot: number | null) => void
}

/** One vehicle of the list. Reads the columns while drawing, so a row costs something only while it is on screen. */
export function VehicleRow({
  table,
  slot,
  index,
  count,
  topPx,
  nowMs,
  speedUnit,
  isSelected,
  onSelect,
  onHover
}: Props) {
  const occurredAtMs = table.occurredAtMs[slot] ?? NaN
  const flags = table.flags[slot] ?? 0
  const isMoving = (flags & vehicleFlags.moving) !== 0
  const isTwin = (flags & vehicleFlags.sharedVin) !== 0
  const staleness = stalenessOf(occurredAtMs, nowMs)
  return (
    <div
      id={`vehicle-${slot}`}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={classes['row']}
      data-selected={isSelected || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onSelect(slot)}
      onMouseEnter={() => onHover(slot)}
      onMouseLeave={() => onHover(null)}
    >
      <StalenessMark staleness={staleness} isMoving={isMoving} bearingDeg={table.derivedBearingDeg[slot] ?? NaN} />
      <span className={classes['name']}>
        {table.name(slot)}
        {isTwin && (
          <IconCopy
            size={12}
            className={classes['twin']}
            aria-hidden="true"
            data-older={isOlderTwin(flags) || undefined}
          />
        )}
      </span>
      <span className={classes['fleet']}>{table.fleetName(slot)}</span>
      <VisuallyHidden>
        {[isMoving ? words.moving : words.parked, table.placeName(slot), isTwin ? words.sharedVin : '']
          .filter(Boolean)
          .join(', ')}
      </VisuallyHidden>
      <span className={classes['speed']}>{isMoving ? formatSpeed(table.speedMps[slot] ?? NaN, speedUnit) : ''}</span>
      <span className={classes['age']} title={formatExact(occurredAtMs)}>
        {staleness === 'never' ? words.neverSeenShort : formatAge(occurredAtMs, nowMs)}
      </span>
    </div>
  )
}
