import { jsonBytesOf, type JsonBytes } from '../http/json-bytes'
import { writeInstant } from '../http/write-instant'
import type { Connection } from '../world/fleet-records'
import { writeDigest, writeId } from '../world/ids'
import type { Fix, VehicleRef } from '../world/reporting'
import type { City } from '../world/road-network'
import { hasDriver } from '../world/vehicle-profile'
import { sourceIdOf } from '../world/vehicle-selection'
import { scheduleIdOf } from './connections'
import { engineDataOf, h3IndexOf } from './measured'

/** Writes one `VehicleLocationRead`. */
export type WriteLocation = (out: JsonBytes, ref: VehicleRef, fix: Fix | null) => void

/**
 * Makes the writer of a world's positions. Rows are written as bytes at once, and what all rows of a connection or a city have in common is
 * prepared once: a client sweeps 100,000 vehicles in a second or two, and this one process must keep up with it.
 *
 * A vehicle without a fix has a row whose measurements are all null, as seen live.
 */
export function createLocationWriter(seed: number): WriteLocation {
  const connections = new WeakMap<Connection, ConnectionParts>()
  const addresses = new WeakMap<City, Uint8Array>()

  return (out, ref, fix) => {
    const { vehicle, connection } = ref
    const common = remembered(connections, connection, (one) => connectionParts(seed, one))
    const atMs = fix?.occurredAtMs ?? connection.createdAtMs
    const second = Math.floor(atMs / 1000)
    const sourceId = sourceIdOf(vehicle)
    out.part(common.head)
    writeInstant(out, atMs + 2000, true)
    out.part(common.ids)
    writeId(out, 'location', seed, vehicle, second)
    out.part(common.source)
    out.ascii(sourceId)
    out.ascii(':')
    out.whole(second)
    out.part(parts.digest)
    writeDigest(out, seed, vehicle, second)
    out.part(parts.occurred)
    // Both forms come in one page of the live service.
    writeInstant(out, atMs, vehicle % 3 !== 0)
    out.part(parts.execution)
    writeId(out, 'execution', seed, connection.index, second)
    out.part(common.vehicle)
    writeId(out, 'vehicle', seed, vehicle)
    writeDriver(out, seed, vehicle)
    out.ascii(sourceId)
    if (fix === null) {
      out.part(parts.nothingMeasured)
    } else {
      writeMeasured(out, seed, vehicle, fix)
      out.part(remembered(addresses, fix.motion.city, addressPart))
    }
    out.part(parts.units)
  }
}

/** What lies between the fields that differ from vehicle to vehicle, for one connection. */
interface ConnectionParts {
  readonly head: Uint8Array
  readonly ids: Uint8Array
  readonly source: Uint8Array
  readonly vehicle: Uint8Array
}

function connectionParts(seed: number, connection: Connection): ConnectionParts {
  const { fleet, provider } = connection
  const createdAt = `${new Date(connection.createdAtMs).toISOString().slice(0, 19)}Z`
  const head = JSON.stringify({ fleet_id: fleet.id, fleet_ref: fleet.ref, created_at: createdAt }).slice(0, -1)
  const ids = { deleted_at: null, connection_id: connection.id, tsp_id: provider.id, tsp_slug: provider.slug }
  const scheduleId = scheduleIdOf(seed, connection, 'vehicle_location')
  return {
    head: jsonBytesOf(`${head},"updated_at":"`),
    ids: jsonBytesOf(`",${JSON.stringify(ids).slice(1, -1)},"id":"`),
    source: jsonBytesOf(`","source_name":${JSON.stringify(provider.sourceName)},"source_data":{},"source_id":"loc:`),
    vehicle: jsonBytesOf(`","schedule_id":"${scheduleId}","extras":null,"vehicle_id":"`)
  }
}

/** The same for all rows. */
const parts = {
  digest: jsonBytesOf('","source_data_hash":"'),
  occurred: jsonBytesOf('","occurred_at":"'),
  execution: jsonBytesOf('","execution_id":"'),
  driver: jsonBytesOf('","driver_id":"'),
  sourceDriver: jsonBytesOf('","co_driver_id":null,"source_driver_id":"user:'),
  sourceVehicle: jsonBytesOf('","source_vehicle_id":"'),
  noDriver: jsonBytesOf('","driver_id":null,"co_driver_id":null,"source_driver_id":null,"source_vehicle_id":"'),
  nothingMeasured: jsonBytesOf(
    '","source_co_driver_id":null,"location":null,"h3_index_11":null,"speed":null,"odometer":null,"fuel_level":null,"engine_hours":null,' +
      '"oil_pressure":null,"coolant_temperature":null,"fuel_value":null,"inferred_address":null'
  ),
  location: jsonBytesOf('","source_co_driver_id":null,"location":{"type":"Point","coordinates":['),
  h3: jsonBytesOf('],"bbox":null},"h3_index_11":'),
  speed: jsonBytesOf(',"speed":'),
  odometer: jsonBytesOf(',"odometer":'),
  fuel: jsonBytesOf(',"fuel_level":'),
  engineHours: jsonBytesOf(',"engine_hours":'),
  oil: jsonBytesOf(',"oil_pressure":'),
  coolant: jsonBytesOf(',"coolant_temperature":'),
  noEngine: jsonBytesOf(
    ',"odometer":null,"fuel_level":null,"engine_hours":null,"oil_pressure":null,"coolant_temperature":null'
  ),
  units: jsonBytesOf(
    ',"speed_unit":"m/s","odometer_unit":"m","fuel_value_unit":"m3","oil_pressure_unit":"Pa","coolant_temperature_unit":"K"}'
  )
} as const

function addressPart({ name, province, countryCode }: City): Uint8Array {
  const address = { city: name, province, country_code: countryCode }
  return jsonBytesOf(`,"fuel_value":null,"inferred_address":${JSON.stringify(address)}`)
}

function writeDriver(out: JsonBytes, seed: number, vehicle: number): void {
  if (!hasDriver(seed, vehicle)) {
    out.part(parts.noDriver)
    return
  }
  out.part(parts.driver)
  writeId(out, 'driver', seed, vehicle)
  out.part(parts.sourceDriver)
  out.whole(vehicle)
  out.part(parts.sourceVehicle)
}

function writeMeasured(out: JsonBytes, seed: number, vehicle: number, fix: Fix): void {
  out.part(parts.location)
  out.rounded(fix.motion.longitudeDeg, 1e6)
  out.ascii(',')
  out.rounded(fix.motion.latitudeDeg, 1e6)
  out.part(parts.h3)
  out.ascii(String(h3IndexOf(seed, vehicle, fix)))
  out.part(parts.speed)
  out.rounded(fix.motion.speedMps, 1e3)
  const engine = engineDataOf(seed, vehicle, fix.motion.drivenM)
  if (engine === null) {
    out.part(parts.noEngine)
    return
  }
  out.part(parts.odometer)
  out.rounded(engine.odometerM, 10)
  out.part(parts.fuel)
  out.rounded(engine.fuelLevelPercent, 10)
  out.part(parts.engineHours)
  out.rounded(engine.engineHours, 100)
  out.part(parts.oil)
  out.rounded(engine.oilPressurePa, 10)
  out.part(parts.coolant)
  out.rounded(engine.coolantTemperatureK, 10)
}

function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make(key)
  known.set(key, made)
  return made
}
