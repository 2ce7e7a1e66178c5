import { IconCopy } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { assertNever } from '@shared/domain/assert-never'
import { stalenessOf } from '@shared/domain/staleness'
import { formatAge, formatExact } from '@shared/domain/time'
import { formatSpeed, type SpeedUnit } from '@shared/domain/units'
import type { VehicleColumnId } from '@shared/domain/vehicle-columns'
import { provinceOf } from '@shared/domain/vehicle-filter'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { listWords } from './list-words'
import { StalenessMark } from './staleness-mark'
import { isOlderTwin } from './twins'
import { motionOf } from './vehicle-facts'
import classes from './vehicle-list.module.css'
import { words } from './words'

/** Numbers stand under each other. */
export const numericColumns: readonly VehicleColumnId[] = ['speed', 'age', 'seen']

interface VehicleProps {
  readonly table: VehicleTable
  readonly slot: number
  readonly nowMs: number
}

/** The vehicle's mark of age and motion. No component: a row would cost a component more. */
export function vehicleMark({ table, slot, nowMs }: VehicleProps): ReactElement {
  const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
  return (
    <StalenessMark
      staleness={stalenessOf(table.occurredAtMs[slot] ?? NaN, nowMs)}
      isMoving={isMoving}
      bearingDeg={table.derivedBearingDeg[slot] ?? NaN}
    />
  )
}

/** The vehicle's name, with a sign where another provider reports it, too. */
export function vehicleName({ table, slot }: Omit<VehicleProps, 'nowMs'>): ReactNode {
  const flags = table.flags[slot] ?? 0
  if ((flags & vehicleFlags.sharedVin) === 0) return table.name(slot)
  return (
    <>
      {table.name(slot)}
      <IconCopy size={12} className={classes['twin']} aria-hidden="true" data-older={isOlderTwin(flags) || undefined} />
    </>
  )
}

/** The exact time of the last position, for those who rest on its age. */
export function exactTime({ table, slot }: Omit<VehicleProps, 'nowMs'>): string {
  return formatExact(table.occurredAtMs[slot] ?? NaN)
}

/** What a column says of a vehicle; empty where nothing is known. */
export function cellText(id: VehicleColumnId, { table, slot, nowMs }: VehicleProps, speedUnit: SpeedUnit): string {
  const atMs = table.occurredAtMs[slot] ?? NaN
  switch (id) {
    case 'name':
      return table.name(slot)
    case 'fleet':
      return table.fleetName(slot)
    case 'provider':
      return table.providerName(slot)
    case 'motion':
      return listWords.motion[motionOf(table, slot)]
    case 'speed':
      return formatSpeed(table.speedMps[slot] ?? NaN, speedUnit)
    case 'age':
      return Number.isFinite(atMs) ? formatAge(atMs, nowMs) : words.neverSeenShort
    case 'place':
      return table.placeName(slot)
    case 'province':
      return provinceOf(table.placeName(slot))
    case 'vin':
      return table.vin(slot)
    case 'plate':
      return table.plate(slot)
    case 'driver':
      return table.driver(slot)
    case 'seen':
      return formatExact(atMs)
    default:
      return assertNever(id)
  }
}
