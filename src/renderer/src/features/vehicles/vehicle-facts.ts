import { stalenessOf } from '@shared/domain/staleness'
import { provinceOf, type Motion, type VehicleFilter } from '@shared/domain/vehicle-filter'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import { vehicleVerdictIndex } from '@shared/domain/verdict-vehicle'
import { foldText, termsOf } from '@renderer/list/fold'
import type { VehicleTable } from '@renderer/state/vehicle-table'

/** Whether a vehicle moved at its last fix, as the filter has it. */
export function motionOf(table: VehicleTable, slot: number): Motion {
  if (((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0) return 'moving'
  const isKnown = Number.isFinite(table.occurredAtMs[slot]) && Number.isFinite(table.speedMps[slot])
  return isKnown ? 'standing' : 'unknown'
}

/**
 * What is the matter with a vehicle, as the filter has it.
 *
 * @param nowMs the present
 */
export function verdictKindOf(table: VehicleTable, slot: number, nowMs: number): VerdictKind {
  const isMoving = motionOf(table, slot) === 'moving'
  const index = vehicleVerdictIndex(table.source[slot] ?? 0, table.occurredAtMs[slot] ?? NaN, isMoving, nowMs)
  return verdictKinds[index] ?? 'fine'
}

/**
 * The filter without what hides one vehicle: the rest stays as the person chose it.
 *
 * @param nowMs the present
 */
export function withoutHiding(
  filter: VehicleFilter,
  table: VehicleTable,
  slot: number,
  nowMs: number
): Partial<VehicleFilter> {
  const atMs = table.occurredAtMs[slot] ?? NaN
  const ageMs = Number.isFinite(atMs) ? nowMs - atMs : Infinity
  const { atLeast, atMost } = filter.ageMs
  const isHiddenBy = <T>(chosen: readonly T[], value: T) => chosen.length > 0 && !chosen.includes(value)
  const isTooYoung = atLeast !== null && ageMs < atLeast
  const isTooOld = atMost !== null && ageMs > atMost
  return {
    ...(!holdsAllTerms(table, slot, filter.text) && { text: '' }),
    ...(isHiddenBy(filter.staleness, stalenessOf(atMs, nowMs)) && { staleness: [] }),
    ...(isHiddenBy(filter.motions, motionOf(table, slot)) && { motions: [] }),
    ...(isHiddenBy(filter.verdicts, verdictKindOf(table, slot, nowMs)) && { verdicts: [] }),
    ...(isHiddenBy(filter.fleets, table.fleetName(slot)) && { fleets: [] }),
    ...(isHiddenBy(filter.providers, table.providerName(slot)) && { providers: [] }),
    ...(isHiddenBy(filter.provinces, provinceOf(table.placeName(slot))) && { provinces: [] }),
    ...((isTooYoung || isTooOld) && {
      ageMs: { atLeast: isTooYoung ? null : atLeast, atMost: isTooOld ? null : atMost }
    })
  }
}

function holdsAllTerms(table: VehicleTable, slot: number, text: string): boolean {
  const { name, vin, plate, driver, fleetName, providerName, placeName } = table
  const texts = [name, vin, plate, driver, fleetName, providerName, placeName].map((read) => foldText(read(slot)))
  return termsOf(text).every((term) => texts.some((own) => own.includes(term)))
}
