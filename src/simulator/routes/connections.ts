import type { Hono } from 'hono'
import { requirePermission } from '../auth/require-permission'
import { errorAnswer, json, unprocessable } from '../http/answers'
import type { SimulatorEnvironment } from '../http/environment'
import { answerPage, listSource, type PageSource } from '../http/pagination'
import { readQuery } from '../http/query'
import { idProblem } from '../invitations/invitation-input'
import type { Simulation } from '../simulation'
import type { Connection } from '../world/fleet-records'
import { idOf } from '../world/ids'
import { credentialsOf } from '../world/providers'
import { matches } from '../world/vehicle-selection'
import type { World } from '../world/world'

const collection = '/v2/integrations/connections'
/** Resource and seconds between two fetches. */
const schedules = [
  { resource: 'vehicle', intervalSeconds: 600 },
  { resource: 'vehicle_location', intervalSeconds: 60 }
] as const

/** Connections and their freshness, of the integrations service. */
export function addConnectionRoutes(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { world } = simulation
  const mayRead = requirePermission(simulation, 'connection:read')

  app.get(collection, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const tspId = query.uuid('tsp_id')
    const filter = { fleetIds: query.uuids('fleet_ids'), fleetRefs: query.texts('fleet_refs') }
    const source = (): PageSource =>
      listSource(
        world.connections().filter((one) => matches(one, filter) && (tspId === null || one.provider.id === tspId)),
        (connection) => connectionRow(connection, connection.fleet.ref)
      )
    return answerPage(context, query, source, 'without-total')
  })

  app.get(`${collection}/data-freshness`, mayRead, (context) => {
    const query = readQuery(context.req.url)
    const filter = { fleetIds: query.uuids('fleet_ids'), fleetRefs: query.texts('fleet_refs') }
    if (query.problems.length > 0) return unprocessable(query.problems)
    const wanted = world.connections().filter((connection) => matches(connection, filter))
    return json(
      200,
      wanted.flatMap((connection) => schedules.map((_, place) => freshnessRow(world, connection, place)))
    )
  })

  app.get(`${collection}/:connectionId`, mayRead, (context) => {
    const id = context.req.param('connectionId')
    const problem = idProblem('connection_id', id)
    if (problem !== null) return unprocessable([problem])
    const connection = world.connections().find((candidate) => candidate.id === id)
    // Seen live: the single answer leaves out the reference that the list has (API.md section 8).
    return connection === undefined
      ? errorAnswer(404, 'Connection not found')
      : json(200, connectionRow(connection, null))
  })

  app.get(`${collection}/:connectionId/schedules`, requirePermission(simulation, 'schedule:read'), (context) => {
    const id = context.req.param('connectionId')
    const problem = idProblem('connection_id', id)
    if (problem !== null) return unprocessable([problem])
    const connection = world.connections().find((candidate) => candidate.id === id)
    if (connection === undefined) return errorAnswer(404, 'Connection not found')
    const query = readQuery(context.req.url)
    const resource = query.text('resource')
    const rows = schedules
      .map((_, place) => scheduleRow(world, connection, place))
      .filter((row) => resource === null || row['resource'] === resource)
    return answerPage(context, query, () => listSource(rows, (row) => row), 'without-total')
  })
}

/** Identifier of the schedule that fetches a resource. */
export function scheduleIdOf(seed: number, connection: Connection, resource: 'vehicle' | 'vehicle_location'): string {
  return idOf('schedule', seed, connection.index * 4 + (resource === 'vehicle' ? 0 : 1))
}

/** `ConnectionRead`. */
function connectionRow(connection: Connection, fleetRef: string | null): Readonly<Record<string, unknown>> {
  const at = new Date(connection.createdAtMs).toISOString()
  return {
    id: connection.id,
    created_at: at,
    updated_at: connection.staleSinceMs === null ? at : new Date(connection.staleSinceMs).toISOString(),
    fleet_id: connection.fleet.id,
    fleet_ref: fleetRef,
    tsp_id: connection.provider.id,
    source_name: connection.provider.sourceName,
    credentials: credentialsOf(connection.provider, connection.index),
    status: connection.status,
    description: connection.provider.isSandbox ? 'Catena Data Sandbox Connection' : null
  }
}

/** `DataFreshness` of one schedule: when it last succeeded, which is not how old a position is. */
function freshnessRow(world: World, connection: Connection, place: number): Readonly<Record<string, unknown>> {
  const { resource, intervalSeconds } = schedules[place === 0 ? 0 : 1]
  const silentSinceMs = world.troubles.silentSinceMs(connection)
  const last = silentSinceMs ?? lastExecutionMs(world, intervalSeconds)
  const isStale = connection.staleSinceMs !== null
  return {
    resource,
    share_level: connection.fleet.agreement.scopes[resource] ?? null,
    fleet_id: connection.fleet.id,
    fleet_ref: connection.fleet.ref,
    connection_id: connection.id,
    connection_description: null,
    schedule_id: scheduleIdOf(world.seed, connection, resource),
    source_name: connection.provider.sourceName,
    tsp_id: connection.provider.id,
    tsp_slug: connection.provider.slug,
    last_successful_execution_at: new Date(last).toISOString(),
    next_execution_at: isStale
      ? null
      : new Date(lastExecutionMs(world, intervalSeconds) + intervalSeconds * 1000).toISOString(),
    schedule_status: isStale ? 'stale' : 'active'
  }
}

/** `ScheduleRead`. */
function scheduleRow(world: World, connection: Connection, place: number): Readonly<Record<string, unknown>> {
  const { resource, intervalSeconds } = schedules[place === 0 ? 0 : 1]
  const silentSinceMs = world.troubles.silentSinceMs(connection)
  return {
    id: scheduleIdOf(world.seed, connection, resource),
    connection_id: connection.id,
    resource,
    execution_interval_seconds: intervalSeconds,
    status: connection.staleSinceMs === null ? 'active' : 'stale',
    consecutive_error_count: silentSinceMs === null ? 0 : 15,
    consecutive_error_threshold: 15,
    max_concurrent_executions: 1,
    cursor: null,
    last_data_at: new Date(silentSinceMs ?? lastExecutionMs(world, intervalSeconds)).toISOString()
  }
}

function lastExecutionMs(world: World, intervalSeconds: number): number {
  const intervalMs = intervalSeconds * 1000
  return intervalSeconds === 60 ? world.ingestedAtMs() : Math.floor(world.ingestedAtMs() / intervalMs) * intervalMs
}
