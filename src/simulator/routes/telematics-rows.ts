import { driverNameOf, hasDriver } from '../world/vehicle-profile'
import { idOf } from '../world/ids'
import type { Fix, VehicleRef } from '../world/reporting'
import { sourceIdOf } from '../world/vehicle-selection'
import type { World } from '../world/world'
import { engineDataOf, h3IndexOf } from './measured'
import { papersOf } from './vehicle-papers'

type Row = Readonly<Record<string, unknown>>

/** `VehicleSummary`. */
export function vehicleSummaryRow(world: World, ref: VehicleRef): Row {
  const { seed } = world
  const { vehicle, connection } = ref
  const fix = world.latest(ref)
  const measured = measurements(world, ref, fix)
  return {
    fleet_id: connection.fleet.id,
    fleet_ref: connection.fleet.ref,
    connection_id: connection.id,
    vehicle_id: idOf('vehicle', seed, vehicle),
    tsp_id: connection.provider.id,
    tsp_slug: connection.provider.slug,
    source_name: connection.provider.sourceName,
    source_id: sourceIdOf(vehicle),
    status: 'IN_SERVICE',
    ...papersOf(world, ref),
    last_location_ping: fix === null ? null : new Date(fix.occurredAtMs).toISOString(),
    last_location_h3_index_11: measured['h3_index_11'],
    last_location: measured['location'],
    last_fuel_level: measured['fuel_level'],
    last_odometer_reading: measured['odometer'],
    last_engine_hours: measured['engine_hours'],
    last_speed_reading: measured['speed'],
    last_speed_reading_unit: 'm/s',
    last_odometer_reading_unit: 'm'
  }
}

/** `VehicleLiveLocation`: neither fleet nor connection in it. */
export function liveLocationRow(world: World, ref: VehicleRef): Row {
  const { seed } = world
  const { vehicle, connection } = ref
  const fix = world.latest(ref)
  const papers = papersOf(world, ref)
  return {
    vehicle_id: idOf('vehicle', seed, vehicle),
    vin: papers.vin,
    vehicle_name: papers.vehicle_name,
    tsp_id: connection.provider.id,
    tsp_slug: connection.provider.slug,
    source_name: connection.provider.sourceName,
    driver_id: hasDriver(seed, vehicle) ? idOf('driver', seed, vehicle) : null,
    driver_name: driverNameOf(seed, vehicle),
    ...measurements(world, ref, fix),
    occurred_at: new Date(fix?.occurredAtMs ?? connection.createdAtMs).toISOString(),
    speed_unit: 'm/s',
    odometer_unit: 'm',
    oil_pressure_unit: 'Pa',
    coolant_temperature_unit: 'K'
  }
}

/** What the sensors said, in SI units as the contract has it. */
function measurements({ seed }: World, { vehicle }: VehicleRef, fix: Fix | null): Row {
  const engine = fix === null ? null : engineDataOf(seed, vehicle, fix.motion.drivenM)
  return {
    location:
      fix === null
        ? null
        : {
            type: 'Point',
            coordinates: [round(fix.motion.longitudeDeg, 1e6), round(fix.motion.latitudeDeg, 1e6)],
            bbox: null
          },
    h3_index_11: fix === null ? null : h3IndexOf(seed, vehicle, fix),
    speed: fix === null ? null : round(fix.motion.speedMps, 1e3),
    odometer: engine === null ? null : round(engine.odometerM, 10),
    fuel_level: engine === null ? null : round(engine.fuelLevelPercent, 10),
    engine_hours: engine === null ? null : round(engine.engineHours, 100),
    oil_pressure: engine === null ? null : round(engine.oilPressurePa, 10),
    coolant_temperature: engine === null ? null : round(engine.coolantTemperatureK, 10)
  }
}

function round(value: number, scale: number): number {
  return Math.round(value * scale) / scale
}
