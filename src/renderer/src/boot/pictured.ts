import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { unpack } from '@shared/ipc/packed'
import type { PictureColumns } from '@shared/ipc/schemas-positions'
import type { Profile } from '@shared/ipc/schemas-session'
import type { EarlyStores } from '../state/early-stores'
import type { VehicleTable } from '../state/vehicle-table'
import { vehiclesKnown } from './vehicles-known'

/** What a first picture is painted from. */
export interface Pictured {
  readonly profile: Profile
  readonly vehicles: PicturedVehicles
}

/** Vehicles by slot, or by row where nothing tells of their slots. */
export type PicturedVehicles = Pick<
  VehicleTable,
  | 'longitudeDeg'
  | 'latitudeDeg'
  | 'derivedBearingDeg'
  | 'occurredAtMs'
  | 'flags'
  | 'source'
  | 'size'
  | 'isPresent'
  | 'epoch'
>

/**
 * Waits for what is to be painted: what main kept for it, or else, after a run that could not keep anything, the vehicles themselves.
 *
 * @param limitMs nobody waits longer for the vehicles, in milliseconds
 * @returns null when there is nothing to paint
 */
export async function pictured(early: EarlyStores, limitMs: number): Promise<Pictured | null> {
  const kept = await early.bridge.calls['positions:first-picture'](undefined)
  if (kept.ok && kept.value !== null) {
    return { profile: kept.value.profile, vehicles: vehiclesOf(unpack(kept.value.columns)) }
  }
  early.start()
  if (!(await vehiclesKnown(early, limitMs))) return null
  const session = early.session.getState()
  return session.kind === 'open' ? { profile: session.profile, vehicles: early.vehicleTable } : null
}

/** Nothing is known of their connections yet, nor will it be while they are painted. */
function vehiclesOf(columns: PictureColumns): PicturedVehicles {
  const { flags } = columns
  const size = flags.length
  const isPresent = (row: number): boolean => ((flags[row] ?? 0) & vehicleFlags.present) !== 0
  return { ...columns, source: new Uint8Array(size), size, isPresent, epoch: null }
}
