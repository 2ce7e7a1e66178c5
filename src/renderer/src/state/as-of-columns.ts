import { movingAboveMps } from '@shared/domain/units'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { AsOfPositions } from '@shared/ipc/schemas-history'
import type { VehicleTable } from './vehicle-table'
import type { VehicleColumns } from './vehicle-table-columns'

/** What stays true of a vehicle whatever the moment. */
const lastingFlags = vehicleFlags.present | vehicleFlags.simulated | vehicleFlags.sharedVin | vehicleFlags.olderTwin

/**
 * The vehicles as they were at a moment, as columns by slot. A vehicle of which nothing was known by then is not there, nor is one that has left
 * since: its slot may be another's. Where it was headed and which town it was near is not kept.
 *
 * @param live whose slots, fleets and providers these are
 * @param positions the newest fix of each vehicle that is not after the moment
 */
export function asOfColumns(live: VehicleTable, positions: AsOfPositions): VehicleColumns {
  const { size } = live
  const columns: VehicleColumns = {
    longitudeDeg: new Float64Array(size).fill(NaN),
    latitudeDeg: new Float64Array(size).fill(NaN),
    speedMps: new Float32Array(size).fill(NaN),
    derivedBearingDeg: new Float32Array(size).fill(NaN),
    occurredAtMs: new Float64Array(size).fill(NaN),
    fleet: live.fleet.slice(0, size),
    provider: live.provider.slice(0, size),
    place: live.place.slice(0, size).fill(0),
    flags: new Uint8Array(size),
    // What was the matter with its connection then is not kept.
    source: new Uint8Array(size)
  }
  for (let row = 0; row < positions.slots.length; row++) {
    const slot = positions.slots[row] ?? size
    if (slot >= size || !live.isPresent(slot)) continue
    const speedMps = positions.speedMps[row] ?? NaN
    columns.longitudeDeg[slot] = positions.longitudeDeg[row] ?? NaN
    columns.latitudeDeg[slot] = positions.latitudeDeg[row] ?? NaN
    columns.speedMps[slot] = speedMps
    columns.occurredAtMs[slot] = positions.occurredAtMs[row] ?? NaN
    const isMoving = speedMps > movingAboveMps
    columns.flags[slot] = ((live.flags[slot] ?? 0) & lastingFlags) | (isMoving ? vehicleFlags.moving : 0)
  }
  return columns
}
