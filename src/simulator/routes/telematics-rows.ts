import { driverNameOf, hasDriver, vehicleProfile, type VehicleProfile } from '../world/vehicle-profile'
import { digestOf, idOf } from '../world/ids'
import { between, fraction, hash32 } from '../world/random'
import type { Fix, VehicleRef } from '../world/reporting'
import { sourceIdOf } from '../world/vehicle-selection'
import type { World } from '../world/world'
import { scheduleIdOf } from './connections'

type Row = Readonly<Record<string, unknown>>

/** One vehicle in a hundred has papers with holes. */
function isPaperless(seed: number, vehicle: number): boolean {
  return fraction(seed, vehicle, 651) < 0.01
}

function profileOf(world: World, { vehicle, connection }: VehicleRef): VehicleProfile {
  const number = connection.firstNumber + vehicle - connection.firstVehicle
  const profile = vehicleProfile(world.seed, vehicle, connection.fleet.index, number, connection.fleet.home)
  return { ...profile, name: `${world.partner.nameMark}${profile.name}` }
}

/** `VehicleLocationRead`. A vehicle without a fix has a row whose measurements are all null, as seen live. */
export function locationRow(world: World, ref: VehicleRef, fix: Fix | null): Row {
  const { seed } = world
  const { vehicle, connection } = ref
  const atMs = fix?.occurredAtMs ?? connection.createdAtMs
  const minute = Math.floor(atMs / 1000)
  const driver = hasDriver(seed, vehicle)
  return {
    fleet_id: connection.fleet.id,
    fleet_ref: connection.fleet.ref,
    created_at: iso(connection.createdAtMs, false),
    updated_at: iso(atMs + 2000, true),
    deleted_at: null,
    connection_id: connection.id,
    tsp_id: connection.provider.id,
    tsp_slug: connection.provider.slug,
    id: idOf('location', seed, vehicle, minute),
    source_name: connection.provider.sourceName,
    source_data: {},
    source_id: `loc:${sourceIdOf(vehicle)}:${minute}`,
    source_data_hash: digestOf(seed, vehicle, minute),
    // Both forms come in one page of the live service.
    occurred_at: iso(atMs, vehicle % 3 !== 0),
    execution_id: idOf('execution', seed, connection.index, minute),
    schedule_id: scheduleIdOf(seed, connection, 'vehicle_location'),
    extras: null,
    vehicle_id: idOf('vehicle', seed, vehicle),
    driver_id: driver ? idOf('driver', seed, vehicle) : null,
    co_driver_id: null,
    source_driver_id: driver ? `user:${vehicle}` : null,
    source_vehicle_id: sourceIdOf(vehicle),
    source_co_driver_id: null,
    ...measurements(world, ref, fix),
    fuel_value: null,
    inferred_address:
      fix === null
        ? null
        : {
            city: fix.motion.city.name,
            province: fix.motion.city.province,
            country_code: fix.motion.city.countryCode
          },
    speed_unit: 'm/s',
    odometer_unit: 'm',
    fuel_value_unit: 'm3',
    oil_pressure_unit: 'Pa',
    coolant_temperature_unit: 'K'
  }
}

/** `VehicleRead`. */
export function vehicleRow(world: World, ref: VehicleRef): Row {
  const { seed } = world
  const { vehicle, connection } = ref
  const profile = profileOf(world, ref)
  const bare = isPaperless(seed, vehicle)
  const atMs = connection.createdAtMs + (hash32(seed, vehicle, 652) % 3_600_000)
  return {
    fleet_id: connection.fleet.id,
    fleet_ref: connection.fleet.ref,
    id: idOf('vehicle', seed, vehicle),
    created_at: iso(connection.createdAtMs, true),
    updated_at: iso(atMs, true),
    deleted_at: null,
    connection_id: connection.id,
    tsp_id: connection.provider.id,
    tsp_slug: connection.provider.slug,
    source_name: connection.provider.sourceName,
    source_data: {},
    source_id: sourceIdOf(vehicle),
    source_data_hash: digestOf(seed, vehicle, 0),
    occurred_at: iso(atMs, true),
    execution_id: idOf('execution', seed, connection.index, 1),
    schedule_id: scheduleIdOf(seed, connection, 'vehicle'),
    extras: {},
    ...papers(profile, bare),
    started_at: iso(connection.createdAtMs, true),
    ended_at: null,
    is_active: true,
    status: 'IN_SERVICE',
    notes: null,
    eld_id: null,
    eld_serial_number: null,
    eld_device_type: null,
    eld_product_id: null,
    total_axles: null,
    vehicle_groups: {},
    external_id: null,
    speed_unit: null,
    odometer_unit: null,
    fuel_unit: null,
    fuel_capacity: null,
    engine_type: null
  }
}

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
    ...papers(profileOf(world, ref), isPaperless(seed, vehicle)),
    last_location_ping: fix === null ? null : iso(fix.occurredAtMs, true),
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
  const profile = profileOf(world, ref)
  const bare = isPaperless(seed, vehicle)
  return {
    vehicle_id: idOf('vehicle', seed, vehicle),
    vin: bare ? null : profile.vin,
    vehicle_name: bare ? null : profile.name,
    tsp_id: connection.provider.id,
    tsp_slug: connection.provider.slug,
    source_name: connection.provider.sourceName,
    driver_id: hasDriver(seed, vehicle) ? idOf('driver', seed, vehicle) : null,
    driver_name: driverNameOf(seed, vehicle),
    ...measurements(world, ref, fix),
    occurred_at: iso(fix?.occurredAtMs ?? connection.createdAtMs, true),
    speed_unit: 'm/s',
    odometer_unit: 'm',
    oil_pressure_unit: 'Pa',
    coolant_temperature_unit: 'K'
  }
}

function papers(profile: VehicleProfile, bare: boolean): Row {
  return {
    vehicle_name: bare ? null : profile.name,
    oem: bare ? null : profile.maker,
    model_type: bare ? null : profile.model,
    model_year: bare ? null : profile.modelYear,
    vin: bare ? null : profile.vin,
    engine_vin: null,
    license_plate_region: bare ? '' : profile.plateRegion,
    license_plate_country: bare ? null : profile.plateCountry,
    license_plate_number: bare ? null : profile.plateNumber
  }
}

/** What the sensors said, in SI units as the contract has it. */
function measurements({ seed }: World, { vehicle }: VehicleRef, fix: Fix | null): Row {
  if (fix === null) {
    const names = [
      'location',
      'h3_index_11',
      'speed',
      'odometer',
      'fuel_level',
      'engine_hours',
      'oil_pressure',
      'coolant_temperature'
    ]
    return Object.fromEntries(names.map((name) => [name, null]))
  }
  const { motion, occurredAtMs } = fix
  // Providers differ in what they send along with a position.
  const hasEngineData = hash32(seed, vehicle, 653) % 4 !== 0
  const odometerM = between(2e8, 6e8, seed, vehicle, 654) + motion.drivenM
  return {
    location: { type: 'Point', coordinates: [round(motion.longitudeDeg, 6), round(motion.latitudeDeg, 6)], bbox: null },
    // Beyond 2^53 on purpose: whoever compares it as a number compares a rounded one.
    h3_index_11: 626_692_562_405_000_000 + hash32(seed, vehicle, Math.floor(occurredAtMs / 60_000)),
    speed: round(motion.speedMps, 3),
    odometer: hasEngineData ? round(odometerM, 1) : null,
    fuel_level: hasEngineData ? round(100 - ((motion.drivenM / 9000) % 82), 1) : null,
    engine_hours: hasEngineData ? round(odometerM / 72_000, 2) : null,
    oil_pressure: hasEngineData ? round(between(330, 400, seed, vehicle, 655), 1) : null,
    coolant_temperature: hasEngineData ? round(between(352, 368, seed, vehicle, 656), 1) : null
  }
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}

function iso(atMs: number, withFraction: boolean): string {
  const text = new Date(atMs).toISOString()
  return withFraction ? text : `${text.slice(0, 19)}Z`
}
