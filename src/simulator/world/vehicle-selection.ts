import type { Connection } from './fleet-records'
import { indexOfId } from './ids'
import type { VehicleRef } from './reporting'

/** Which vehicles a request asks for; an absent field does not restrict. */
export interface VehicleFilter {
  readonly fleetIds?: readonly string[]
  readonly fleetRefs?: readonly string[]
  readonly connectionId?: string | null
  readonly vehicleIds?: readonly string[]
  readonly driverIds?: readonly string[]
  readonly sourceIds?: readonly string[]
}

/** A numbered set of vehicles of which any stretch can be had without building the rest. */
export interface VehicleSelection {
  readonly total: number
  readonly slice: (start: number, count: number) => readonly VehicleRef[]
}

/** The provider's own key of a vehicle. */
export function sourceIdOf(vehicle: number): string {
  return `veh:${vehicle.toString(36).padStart(5, '0')}`
}

/** Selects by runs of consecutive numbers; ids are decoded, not looked up. */
export function selectVehicles(seed: number, visible: readonly Connection[], filter: VehicleFilter): VehicleSelection {
  const fleetIds = new Set(filter.fleetIds)
  const connections = visible.filter(
    (connection) =>
      (fleetIds.size === 0 || fleetIds.has(connection.fleet.id)) && matches(connection, { ...filter, fleetIds: [] })
  )
  const named = namedVehicles(seed, filter)
  if (named === null) return runsOf(connections)
  const refs: VehicleRef[] = []
  for (const vehicle of [...named].sort((a, b) => a - b)) {
    const connection = connections.find(
      ({ firstVehicle, vehicleCount }) => vehicle >= firstVehicle && vehicle < firstVehicle + vehicleCount
    )
    if (connection !== undefined) refs.push({ vehicle, connection })
  }
  return { total: refs.length, slice: (start, count) => refs.slice(start, start + count) }
}

/** Whether a connection passes the filters that concern fleets and connections. */
export function matches(connection: Connection, filter: VehicleFilter): boolean {
  const { fleetIds = [], fleetRefs = [], connectionId = null } = filter
  if (fleetIds.length > 0 && !fleetIds.includes(connection.fleet.id)) return false
  if (fleetRefs.length > 0 && !fleetRefs.includes(connection.fleet.ref)) return false
  return connectionId === null || connectionId === connection.id
}

function runsOf(connections: readonly Connection[]): VehicleSelection {
  const total = connections.reduce((sum, connection) => sum + connection.vehicleCount, 0)
  return {
    total,
    slice: (start, count) => {
      const refs: VehicleRef[] = []
      let skip = start
      for (const connection of connections) {
        for (let offset = skip; offset < connection.vehicleCount && refs.length < count; offset += 1) {
          refs.push({ vehicle: connection.firstVehicle + offset, connection })
        }
        if (refs.length >= count) break
        skip = Math.max(0, skip - connection.vehicleCount)
      }
      return refs
    }
  }
}

/** The vehicles that pass all id filters; null when there is none. */
function namedVehicles(seed: number, filter: VehicleFilter): ReadonlySet<number> | null {
  const sets: ReadonlySet<number>[] = []
  const add = (values: readonly string[] | undefined, decode: (value: string) => number | null): void => {
    if (values === undefined || values.length === 0) return
    sets.push(new Set(values.map(decode).filter((vehicle) => vehicle !== null)))
  }
  add(filter.vehicleIds, (id) => indexOfId('vehicle', seed, id))
  add(filter.driverIds, (id) => indexOfId('driver', seed, id))
  add(filter.sourceIds, (id) => (/^veh:[0-9a-z]{5}$/.test(id) ? Number.parseInt(id.slice(4), 36) : null))
  const [first, ...others] = sets
  if (first === undefined) return null
  return new Set([...first].filter((vehicle) => others.every((set) => set.has(vehicle))))
}
