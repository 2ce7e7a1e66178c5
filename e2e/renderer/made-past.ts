import { trackOf, vehicleFacts } from '@renderer/test-support/samples'
import type { Track } from '@shared/ipc/schemas-history'
import type { VehicleFacts } from '@shared/ipc/schemas-vehicle'
import type { BenchFleet } from '../../bench/map/page/fleet'

// What only the server knows of one vehicle, made up.

const everyMs = 300_000
/** Some thirty kilometres in an hour, westward. */
const stepDeg = 0.03
const speedMps = 9

/** A drive that ends where the vehicle is now, with a fix every five minutes. */
export function madePast(
  fleet: BenchFleet,
  { slot, fromMs, toMs }: { readonly slot: number; readonly fromMs: number; readonly toMs: number }
): Track {
  const lastMs = Math.min(toMs - 1, fleet.occurredAtMs[slot] ?? 0)
  const count = Math.max(0, Math.floor((lastMs - fromMs) / everyMs))
  return trackOf(
    Array.from({ length: count }, (_, index) => {
      const stepsBack = count - 1 - index
      return {
        occurredAtMs: lastMs - stepsBack * everyMs,
        longitudeDeg: (fleet.longitudeDeg[slot] ?? 0) + stepsBack * stepDeg,
        latitudeDeg: fleet.latitudeDeg[slot] ?? 0,
        speedMps,
        place: 'Dallas, TX, USA'
      }
    })
  )
}

export function madeFacts(fleet: BenchFleet, slot: number): VehicleFacts {
  const occurredAtMs = fleet.occurredAtMs[slot] ?? null
  return vehicleFacts({
    papers: {
      maker: 'Freightliner',
      model: 'Cascadia',
      modelYear: 2022,
      engineVin: null,
      plateRegion: 'TX',
      plateCountry: 'US',
      status: 'active',
      engineType: 'diesel',
      fuelCapacity: null,
      axleCount: 3,
      eldSerialNumber: null,
      externalId: null
    },
    readings: {
      occurredAtMs,
      receivedAtMs: occurredAtMs,
      odometerM: 400_000_000,
      fuelLevelPercent: 60,
      fuelM3: null,
      engineHours: 9000,
      coolantK: null,
      driverId: null,
      coDriverId: null,
      sourceDriverId: null
    },
    driverName: 'Made-up driver',
    connectionId: 'made-up-connection',
    tspSlug: 'samsara',
    sourceName: null
  })
}
