import { jsonBytesOf, type JsonBytes } from '../http/json-bytes'
import { writeInstant } from '../http/write-instant'
import { idOf, writeDigest, writeId } from '../world/ids'
import { hash32 } from '../world/random'
import type { Connection } from '../world/fleet-records'
import type { VehicleRef } from '../world/reporting'
import { sourceIdOf } from '../world/vehicle-selection'
import type { World } from '../world/world'
import { scheduleIdOf } from './connections'
import { papersOf } from './vehicle-papers'

/** Writes one `VehicleRead`. */
export type WriteVehicle = (out: JsonBytes, ref: VehicleRef) => void

/** Makes the writer of a world's vehicles; for the reasons of `createLocationWriter` it prepares what a connection's rows share. */
export function createVehicleWriter(world: World): WriteVehicle {
  const { seed } = world
  const connections = new WeakMap<Connection, ConnectionParts>()

  return (out, ref) => {
    const { vehicle, connection } = ref
    const common = connections.get(connection) ?? connectionParts(seed, connection)
    connections.set(connection, common)
    const seenAtMs = connection.createdAtMs + (hash32(seed, vehicle, 652) % 3_600_000)
    out.part(common.head)
    writeId(out, 'vehicle', seed, vehicle)
    out.part(common.created)
    writeInstant(out, seenAtMs, true)
    out.part(common.source)
    out.ascii(sourceIdOf(vehicle))
    out.part(digestPart)
    writeDigest(out, seed, vehicle, 0)
    out.part(occurredPart)
    writeInstant(out, seenAtMs, true)
    out.part(common.execution)
    // Names and places are not only ASCII.
    out.part(jsonBytesOf(JSON.stringify(papersOf(world, ref)).slice(1, -1)))
    out.part(common.tail)
  }
}

/** What lies between the fields that differ from vehicle to vehicle, for one connection. */
interface ConnectionParts {
  readonly head: Uint8Array
  readonly created: Uint8Array
  readonly source: Uint8Array
  readonly execution: Uint8Array
  readonly tail: Uint8Array
}

function connectionParts(seed: number, connection: Connection): ConnectionParts {
  const { fleet, provider } = connection
  const createdAt = new Date(connection.createdAtMs).toISOString()
  const source = {
    deleted_at: null,
    connection_id: connection.id,
    tsp_id: provider.id,
    tsp_slug: provider.slug,
    source_name: provider.sourceName,
    source_data: {}
  }
  const execution = {
    execution_id: idOf('execution', seed, connection.index, 1),
    schedule_id: scheduleIdOf(seed, connection, 'vehicle'),
    extras: {}
  }
  return {
    head: jsonBytesOf(`${JSON.stringify({ fleet_id: fleet.id, fleet_ref: fleet.ref }).slice(0, -1)},"id":"`),
    created: jsonBytesOf(`","created_at":"${createdAt}","updated_at":"`),
    source: jsonBytesOf(`",${JSON.stringify(source).slice(1, -1)},"source_id":"`),
    execution: jsonBytesOf(`",${JSON.stringify(execution).slice(1, -1)},`),
    tail: jsonBytesOf(`,"started_at":"${createdAt}",${JSON.stringify(neverSaid).slice(1)}`)
  }
}

const digestPart = jsonBytesOf('","source_data_hash":"')
const occurredPart = jsonBytesOf('","occurred_at":"')

/** The fields that no simulated provider fills. */
const neverSaid = {
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
