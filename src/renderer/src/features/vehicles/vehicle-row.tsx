import { memo } from 'react'
import type { SpeedUnit } from '@shared/domain/units'
import type { VehicleColumnChoice } from '@shared/domain/vehicle-columns'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { classNames } from '@renderer/ui/class-names'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { cellText, exactTime, numericColumns, vehicleMark, vehicleName } from './vehicle-cell'
import classes from './vehicle-list.module.css'
import { words } from './words'

interface Props {
  readonly table: VehicleTable
  /** Of the table: a row is drawn anew when vehicles changed. */
  readonly version: number
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

/** One vehicle of a narrow list. Reads the columns while drawing, so a row costs something only while it is on screen. */
export const VehicleRow = memo(function VehicleRow(props: Props) {
  const { table, slot, index, count, topPx, speedUnit, isSelected, onSelect, onHover } = props
  const flags = table.flags[slot] ?? 0
  const isMoving = (flags & vehicleFlags.moving) !== 0
  const isTwin = (flags & vehicleFlags.sharedVin) !== 0
  return (
    <div
      id={`vehicle-${slot}`}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={classNames(classes['row'], classes['compact'])}
      data-selected={isSelected || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onSelect(slot)}
      onMouseEnter={() => onHover(slot)}
      onMouseLeave={() => onHover(null)}
    >
      {vehicleMark(props)}
      <span className={classes['name']}>{vehicleName(props)}</span>
      <span className={classes['fleet']}>{table.fleetName(slot)}</span>
      <span className={classes['spoken']}>
        {[isMoving ? words.moving : words.parked, table.placeName(slot), isTwin ? words.sharedVin : '']
          .filter(Boolean)
          .join(', ')}
      </span>
      <span className={classes['speed']}>{isMoving ? cellText('speed', props, speedUnit) : ''}</span>
      <span className={classes['age']} title={exactTime(props)}>
        {cellText('age', props, speedUnit)}
      </span>
    </div>
  )
})

interface WideProps extends Props {
  readonly columns: readonly VehicleColumnChoice[]
  readonly template: string
}

/** One vehicle of a list with columns. */
export const WideVehicleRow = memo(function WideVehicleRow(props: WideProps) {
  const { table, slot, index, topPx, speedUnit, isSelected, columns, template, onSelect, onHover } = props
  const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
  return (
    <div
      id={`vehicle-${slot}`}
      role="row"
      aria-selected={isSelected}
      aria-rowindex={index + 2}
      className={classNames(classes['row'], classes['wide'])}
      data-selected={isSelected || undefined}
      style={{ transform: `translateY(${topPx}px)`, gridTemplateColumns: template }}
      onClick={() => onSelect(slot)}
      onMouseEnter={() => onHover(slot)}
      onMouseLeave={() => onHover(null)}
    >
      {columns.map(({ id }, place) => {
        const text = cellText(id, props, speedUnit)
        return (
          <span
            key={id}
            role="gridcell"
            aria-colindex={place + 1}
            className={classes['cell']}
            data-numeric={numericColumns.includes(id) || undefined}
            data-name={id === 'name' || undefined}
            title={id === 'age' ? exactTime(props) : text}
          >
            {place === 0 && vehicleMark(props)}
            <span className={classes['cellText']}>{id === 'name' ? vehicleName(props) : text}</span>
            {place === 0 && <span className={classes['spoken']}>{isMoving ? words.moving : words.parked}</span>}
          </span>
        )
      })}
    </div>
  )
})
