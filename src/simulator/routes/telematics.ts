import type { Hono } from 'hono'
import { requirePermission } from '../auth/require-permission'
import { errorAnswer, json, jsonText, unprocessable } from '../http/answers'
import type { SimulatorEnvironment } from '../http/environment'
import { answerPage, listSource, type PageSource } from '../http/pagination'
import { createJsonBytes, jsonBytesOf, type JsonBytes } from '../http/json-bytes'
import { readQuery, type Query } from '../http/query'
import { idProblem } from '../invitations/invitation-input'
import type { Simulation } from '../simulation'
import { behaviourOf, type VehicleRef } from '../world/reporting'
import { hasDriver } from '../world/vehicle-profile'
import { selectVehicles, type VehicleFilter } from '../world/vehicle-selection'
import type { World } from '../world/world'
import { createLocationWriter, type WriteLocation } from './location-json'
import { liveLocationRow, vehicleSummaryRow } from './telematics-rows'
import { createVehicleWriter } from './vehicle-json'

const root = '/v2/telematics'
const dayMs = 86_400_000
/** Longest window of a history request (API.md section 9). */
const longestWindowMs = 45 * dayMs

/** Locations, vehicles and analytics of the telematics service. */
export function addTelematicsRoutes(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { world, clock } = simulation
  const mayRead = requirePermission(simulation, 'telematics:read')
  const writeLocation = createLocationWriter(world.seed)
  const writeVehicle = createVehicleWriter(world)
  // One for all pages: 1.4 MB of new memory for each page would cost more than to write it.
  const writtenRows = createRowsWriter()

  app.get(`${root}/vehicle-locations`, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const filter = readFilter(query)
    query.boolean('include_source_data', false)
    if (query.boolean('only_latest', true)) {
      return answerPage(context, query, () =>
        vehicleSource(world, filter, writtenRows, (out, ref) => writeLocation(out, ref, world.latest(ref)))
      )
    }
    const toMs = query.instant('to_datetime', clock.now())
    const fromMs = query.instant('from_datetime', clock.now() - dayMs)
    checkHistory(query, filter, fromMs, toMs)
    return answerPage(context, query, () => historySource(world, filter, fromMs, toMs, writtenRows, writeLocation))
  })

  app.get(`${root}/vehicles`, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const filter = readFilter(query)
    query.boolean('include_source_data', false)
    readSort(query)
    return answerPage(context, query, () => vehicleSource(world, filter, writtenRows, writeVehicle))
  })

  app.get(`${root}/vehicles/:vehicleId`, mayRead, (context) => {
    const id = context.req.param('vehicleId')
    const problem = idProblem('vehicle_id', id)
    if (problem !== null) return unprocessable([problem])
    const [ref] = world.select({ vehicleIds: [id] }).slice(0, 1)
    return ref === undefined
      ? errorAnswer(404, 'Vehicle not found')
      : jsonText(200, writtenRows([ref], writeVehicle).slice())
  })

  app.get(`${root}/analytics/overview`, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const filter = readFilter(query)
    if (query.problems.length > 0) return unprocessable(query.problems)
    const refs = allOf(world, filter)
    const fleets = new Set(refs.map(({ connection }) => connection.fleet.id))
    return json(200, {
      fleets: fleets.size,
      vehicles: refs.length,
      drivers: refs.filter(({ vehicle }) => hasDriver(world.seed, vehicle)).length,
      trailers: 0
    })
  })

  app.get(`${root}/analytics/fleets`, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const filter = readFilter(query)
    readSort(query)
    return answerPage(context, query, () => fleetSummarySource(world, filter))
  })

  app.get(`${root}/analytics/vehicles`, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const filter = readFilter(query)
    readSort(query)
    return answerPage(context, query, () =>
      objectSource(world, filter, writtenRows, (ref) => vehicleSummaryRow(world, ref))
    )
  })

  app.get(`${root}/analytics/vehicles/live-locations`, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const filter = readFilter(query)
    readSort(query)
    return answerPage(context, query, () =>
      objectSource(world, filter, writtenRows, (ref) => liveLocationRow(world, ref))
    )
  })

  // The simulated fleets have no trailers.
  for (const path of ['trailer-locations', 'analytics/trailers/live-locations']) {
    app.get(`${root}/${path}`, mayRead, (context) => answerPage(context, readQuery(context.req.url), () => noRows))
  }
}

function readFilter(query: Query): VehicleFilter {
  return {
    fleetIds: query.uuids('fleet_ids'),
    fleetRefs: query.texts('fleet_refs'),
    connectionId: query.uuid('connection_id'),
    vehicleIds: query.uuids('vehicle_ids'),
    driverIds: query.uuids('driver_ids'),
    sourceIds: query.texts('source_ids')
  }
}

/** Sorting is checked but not done: the order is always that of the vehicles' numbers. */
function readSort(query: Query): void {
  query.oneOf('sort_order', ['asc', 'desc'], 'asc')
}

function checkHistory(query: Query, filter: VehicleFilter, fromMs: number, toMs: number): void {
  const vehicles = filter.vehicleIds?.length ?? 0
  const drivers = filter.driverIds?.length ?? 0
  if (vehicles + drivers !== 1) {
    const message = 'Exactly one vehicle_ids or one driver_ids value is required when only_latest is false'
    query.refuse('vehicle_ids', String(vehicles + drivers), message, 'value_error')
  }
  if (toMs - fromMs > longestWindowMs) {
    const message = 'The difference between to_datetime and from_datetime cannot exceed 45 days'
    query.refuse('from_datetime', new Date(fromMs).toISOString(), message, 'value_error')
  }
}

/** Rows that are written; those of a page are about 1.4 kB each. */
function vehicleSource(
  world: World,
  filter: VehicleFilter,
  writtenRows: WriteRows,
  write: (out: JsonBytes, ref: VehicleRef) => void
): PageSource {
  const selection = world.select(filter)
  return {
    total: selection.total,
    slice: (start, count) => writtenRows(selection.slice(start, count), write)
  }
}

function objectSource(
  world: World,
  filter: VehicleFilter,
  writtenRows: WriteRows,
  row: (ref: VehicleRef) => unknown
): PageSource {
  return vehicleSource(world, filter, writtenRows, (out, ref) => out.part(jsonBytesOf(JSON.stringify(row(ref)))))
}

/** Writes rows with commas between. What it gives is to be copied before the next call. */
type WriteRows = <T>(items: readonly T[], write: (out: JsonBytes, item: T) => void) => Uint8Array<ArrayBuffer>

function createRowsWriter(): WriteRows {
  const out = createJsonBytes(1500)
  return (items, write) => {
    out.clear()
    items.forEach((item, place) => {
      if (place > 0) out.ascii(',')
      write(out, item)
    })
    return out.bytes()
  }
}

const noRows: PageSource = { total: 0, slice: () => new Uint8Array() }

function historySource(
  world: World,
  filter: VehicleFilter,
  fromMs: number,
  toMs: number,
  writtenRows: WriteRows,
  writeLocation: WriteLocation
): PageSource {
  const [ref] = world.select(filter).slice(0, 1)
  if (ref === undefined) return noRows
  const reports = world.history(ref, fromMs, toMs)
  return {
    total: reports.total,
    slice: (start, count) => writtenRows(reports.slice(start, count), (out, fix) => writeLocation(out, ref, fix))
  }
}

function fleetSummarySource(world: World, filter: VehicleFilter): PageSource {
  const connections = world.connections()
  const rows = [...new Set(allOf(world, filter).map(({ connection }) => connection.fleet))].map((fleet) => {
    const own = connections.filter((connection) => connection.fleet === fleet)
    const selection = selectVehicles(world.seed, own, filter)
    const refs = selection.slice(0, selection.total)
    return {
      fleet_ref: fleet.ref,
      fleet_ids: [fleet.id],
      connections: own.length,
      drivers: refs.filter(({ vehicle }) => hasDriver(world.seed, vehicle)).length,
      vehicles: refs.length,
      vehicles_with_locations: refs.filter((ref) => behaviourOf(world.seed, ref).kind !== 'never').length
    }
  })
  return listSource(rows, (row) => row)
}

function allOf(world: World, filter: VehicleFilter): readonly VehicleRef[] {
  const selection = world.select(filter)
  return selection.slice(0, selection.total)
}
