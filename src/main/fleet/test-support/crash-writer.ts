import { createPositionCache } from '../cache'
import type { VehicleRecord } from '../vehicle-record'

/** Vehicles in each batch of the crash test. */
export const crashBatchSize = 200

/** What batch `batch` says about vehicle `index`. */
export function crashRecord(batch: number, index: number): VehicleRecord {
  return {
    vehicleId: `vehicle-${(batch * 50 + index) % 1000}`,
    longitudeDeg: batch / 1e4,
    latitudeDeg: 1,
    speedMps: 1,
    derivedBearingDeg: NaN,
    occurredAtMs: batch,
    lastSeenAtMs: Date.now(),
    flags: 1,
    fleetKey: 'fleet',
    providerKey: 'provider',
    place: '',
    name: 'name '.repeat(20),
    vin: '',
    plate: ''
  }
}

/** Writes batches until it is killed; says the number of each one once it has been acknowledged. */
export async function writeUntilKilled(profileFolder: string, firstBatch: number): Promise<void> {
  const cache = createPositionCache({ profileFolder, dataKey: Buffer.alloc(32, 3), retentionDays: 30, now: Date.now })
  const opening = await cache.open()
  if (opening.kind !== 'opened') throw new Error(`could not open: ${opening.kind}`)
  for (let batch = firstBatch; ; batch++) {
    const records = Array.from({ length: crashBatchSize }, (_, index) => crashRecord(batch, index))
    const isWritten = await cache.write({ records, removedVehicleIds: [], blobs: new Map() })
    if (!isWritten) throw new Error('could not write')
    process.stdout.write(`${batch}\n`)
  }
}
