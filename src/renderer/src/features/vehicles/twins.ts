import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable } from '@renderer/state/vehicle-table'

/** Whether another vehicle with the same VIN has a fresher position. */
export function isOlderTwin(flags: number): boolean {
  return (flags & vehicleFlags.olderTwin) !== 0
}

/**
 * The other vehicles of the table with the VIN of this one: the same truck, as other providers report it. Looks at marked rows only.
 *
 * @returns slots, ascending; empty for a vehicle that is not marked
 */
export function twinsOf(table: VehicleTable, slot: number): readonly number[] {
  if (!isMarked(table, slot)) return []
  const vin = vinOf(table, slot)
  const twins: number[] = []
  for (let other = 0; other < table.size; other++) {
    if (other !== slot && isMarked(table, other) && vinOf(table, other) === vin) twins.push(other)
  }
  return twins
}

function isMarked(table: VehicleTable, slot: number): boolean {
  return table.isPresent(slot) && ((table.flags[slot] ?? 0) & vehicleFlags.sharedVin) !== 0
}

function vinOf(table: VehicleTable, slot: number): string {
  return table.vin(slot).trim().toUpperCase()
}
