import type { Hono } from 'hono'
import { z } from 'zod'
import type { SimulatorEnvironment } from '../http/environment'
import type { Simulation } from '../simulation'
import type { Connection } from '../world/fleet-records'
import { idOf } from '../world/ids'
import { behaviourOf, type VehicleRef } from '../world/reporting'
import { withBody } from './control-body'

/** Null takes the trouble back. */
const minutesAgo = z.number().min(0).nullable()
const connectionChoice = { fleetRef: z.string().optional(), connectionIndex: z.number().int().min(0).optional() }
/** Whose agreement or connections; absent fields restrict nothing. */
const stuckSchema = z.object({ ...connectionChoice, minutesAgo })
const quietSchema = z.object({
  ...connectionChoice,
  vehicleIds: z.array(z.string()).optional(),
  /** How many of those that drive; taken back for all of them. */
  vehicleCount: z.number().int().min(1).default(1),
  minutesAgo
})
const agreementSchema = z.object({
  fleetRef: z.string(),
  status: z.enum(['active', 'paused', 'cancelled', 'deleted', 'expired'])
})

/**
 * The troubles that a coordinator is asked about: a provider that is out, a connection that is stuck, a login that no longer works, an agreement that
 * is paused, a vehicle that is quiet. Each lasts until it is taken back. Answers say what was touched; nothing touched is an empty list.
 */
export function addTroubleControl(app: Hono<SimulatorEnvironment>, { clock, world }: Simulation): void {
  const since = (minutes: number | null): number | null => (minutes === null ? null : clock.now() - minutes * 60_000)
  const text = (atMs: number | null): string | null => (atMs === null ? null : new Date(atMs).toISOString())
  const chosen = (fleetRef: string | undefined, index: number | undefined): readonly Connection[] =>
    world
      .connections()
      .filter((one) => (fleetRef ?? one.fleet.ref) === one.fleet.ref && (index ?? one.index) === one.index)
  /** Quiets one that drives just then, and only such a one: a parked vehicle that says nothing is no news. */
  const quietIfDriving = (ref: VehicleRef, sinceMs: number): boolean => {
    const { kind } = behaviourOf(world.seed, ref)
    if (kind !== 'long-haul' && kind !== 'local') return false
    world.troubles.setQuiet(ref.vehicle, sinceMs)
    if ((world.latest(ref)?.motion.speedMps ?? 0) > 5) return true
    world.troubles.setQuiet(ref.vehicle, null)
    return false
  }

  app.post('/outage', (context) =>
    withBody(context, z.object({ tspSlug: z.string(), minutesAgo }), (wanted) => {
      const sinceMs = since(wanted.minutesAgo)
      world.troubles.setOutage(wanted.tspSlug, sinceMs)
      return { tspSlug: wanted.tspSlug, since: text(sinceMs) }
    })
  )
  app.post('/stuck', (context) =>
    withBody(context, stuckSchema, ({ fleetRef, connectionIndex, minutesAgo: minutes }) => {
      const connections = chosen(fleetRef, connectionIndex)
      for (const connection of connections) world.troubles.setStuck(connection, since(minutes))
      return { since: text(since(minutes)), connectionIds: connections.map(({ id }) => id) }
    })
  )
  app.post('/stale', (context) =>
    withBody(context, z.object({ fleetRef: z.string(), minutesAgo }), ({ fleetRef, minutesAgo: minutes }) => {
      const fleets = world.fleets().filter(({ ref }) => ref === fleetRef)
      for (const { id } of fleets) world.setStale(id, since(minutes))
      return { since: text(since(minutes)), fleetIds: fleets.map(({ id }) => id) }
    })
  )
  app.post('/agreement', (context) =>
    withBody(context, agreementSchema, ({ fleetRef, status }) => {
      const fleets = world.fleets().filter(({ ref }) => ref === fleetRef)
      for (const { id } of fleets) world.setAgreement(id, status)
      return { status, fleetIds: fleets.map(({ id }) => id) }
    })
  )
  app.post('/quiet', (context) =>
    withBody(context, quietSchema, ({ fleetRef, connectionIndex, vehicleIds, vehicleCount, minutesAgo: minutes }) => {
      const sinceMs = since(minutes)
      const refs = chosen(fleetRef, connectionIndex).flatMap(({ id }) => {
        const selection = world.select({ connectionId: id, ...(vehicleIds === undefined ? {} : { vehicleIds }) })
        return selection.slice(0, selection.total)
      })
      const touched: VehicleRef[] = []
      for (const ref of refs) {
        if (sinceMs === null || vehicleIds !== undefined) world.troubles.setQuiet(ref.vehicle, sinceMs)
        else if (touched.length === vehicleCount || !quietIfDriving(ref, sinceMs)) continue
        touched.push(ref)
      }
      return { since: text(sinceMs), vehicleIds: touched.map(({ vehicle }) => idOf('vehicle', world.seed, vehicle)) }
    })
  )
}
