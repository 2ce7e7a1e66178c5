import { fraction } from '../world/random'
import type { VehicleRef } from '../world/reporting'
import { vehicleProfile, type VehicleProfile } from '../world/vehicle-profile'
import type { World } from '../world/world'

/** What stands in a vehicle's papers, as `VehicleRead` and `VehicleSummary` have it; null or empty where one in a hundred has holes. */
export interface Papers {
  readonly vehicle_name: string | null
  readonly oem: string | null
  readonly model_type: string | null
  readonly model_year: number | null
  readonly vin: string | null
  readonly engine_vin: null
  readonly license_plate_region: string
  readonly license_plate_country: string | null
  readonly license_plate_number: string | null
}

export function papersOf(world: World, ref: VehicleRef): Papers {
  const profile = isPaperless(world.seed, ref.vehicle) ? null : profileOf(world, ref)
  return {
    vehicle_name: profile?.name ?? null,
    oem: profile?.maker ?? null,
    model_type: profile?.model ?? null,
    model_year: profile?.modelYear ?? null,
    vin: profile?.vin ?? null,
    engine_vin: null,
    license_plate_region: profile?.plateRegion ?? '',
    license_plate_country: profile?.plateCountry ?? null,
    license_plate_number: profile?.plateNumber ?? null
  }
}

/** One vehicle in a hundred has papers with holes. */
function isPaperless(seed: number, vehicle: number): boolean {
  return fraction(seed, vehicle, 651) < 0.01
}

function profileOf({ seed, partner }: World, { vehicle, connection }: VehicleRef): VehicleProfile {
  const number = connection.firstNumber + vehicle - connection.firstVehicle
  const profile = vehicleProfile(seed, vehicle, connection.fleet.index, number, connection.fleet.home)
  return { ...profile, name: `${partner.nameMark}${profile.name}` }
}
