import { Hono } from 'hono'
import { z } from 'zod'
import { faultListSchema } from '../faults/fault'
import { json } from '../http/answers'
import type { SimulatorEnvironment } from '../http/environment'
import { magicLink } from '../invitations/invitation-row'
import type { Simulation } from '../simulation'
import { behaviourOf } from '../world/reporting'
import { addAuthControl } from './auth-control'
import { withBody } from './control-body'
import { addTroubleControl } from './trouble-control'

/** Where tests and the demo steer the simulator. */
export const controlPath = '/__control'

/** Steering without authentication: the server only listens on loopback, and a web page must not reach it either. */
export function createControlApp(simulation: Simulation): Hono<SimulatorEnvironment> {
  const { clock, faults, tokens, world, rateLimiter, stats, dateHeader } = simulation
  const app = new Hono<SimulatorEnvironment>()

  // Threat: any page in the person's browser can post to a loopback port. Browsers send Origin with such posts; tests do not.
  app.use('*', async (context, next) => {
    if (context.req.header('origin') !== undefined) return json(403, { error: 'Browsers have no business here' })
    return next()
  })

  app.get('/faults', () => json(200, { faults: faults.list() }))
  app.post('/faults', (context) =>
    withBody(context, faultListSchema, (list) => {
      for (const fault of list) {
        if (fault.kind === 'expired-token') tokens.invalidateAll()
        else faults.add(fault)
      }
      return { faults: faults.list() }
    })
  )
  app.delete('/faults', () => {
    faults.clear()
    return json(200, { faults: [] })
  })

  app.get('/stats', (context) => json(200, statsAnswer(simulation, new URL(context.req.url).origin)))
  app.delete('/stats', () => {
    stats.reset()
    return json(200, {})
  })

  app.post('/clock', (context) =>
    withBody(context, z.object({ advanceMs: z.number().int().min(0) }), ({ advanceMs }) => {
      clock.advance(advanceMs)
      return { now: new Date(clock.now()).toISOString() }
    })
  )
  app.post('/date-skew', (context) =>
    withBody(context, z.object({ seconds: z.number().int() }), ({ seconds }) => {
      dateHeader.setSkewSeconds(seconds)
      return { date: dateHeader.text() }
    })
  )
  app.post('/move', (context) =>
    withBody(
      context,
      z.object({ seconds: z.number().min(0).default(simulation.options.tickSeconds) }),
      ({ seconds }) => {
        world.move(seconds)
        return { ingestedAt: new Date(world.ingestedAtMs()).toISOString() }
      }
    )
  )
  app.post('/rate-limit', (context) =>
    withBody(context, z.object({ requestsPerSecond: z.number().positive().nullable() }), ({ requestsPerSecond }) => {
      rateLimiter.setLimit(requestsPerSecond)
      return { requestsPerSecond }
    })
  )
  addTroubleControl(app, simulation)
  addAuthControl(app, simulation)
  return app
}

function statsAnswer(
  { stats, tokens, invitations, faults, rateLimiter, world, clock }: Simulation,
  origin: string
): object {
  const selection = world.select({})
  const refs = selection.slice(0, selection.total)
  return {
    now: new Date(clock.now()).toISOString(),
    startedAt: new Date(world.startMs).toISOString(),
    ...stats.snapshot(),
    validTokens: tokens.validCount(),
    scopes: tokens.permissions(),
    requestsPerSecondLimit: rateLimiter.limit(),
    faults: faults.list(),
    world: {
      fleets: world.sharedFleets().length,
      connections: world.connections().length,
      staleConnections: world.connections().filter(({ staleSinceMs }) => staleSinceMs !== null).length,
      vehicles: refs.length,
      vehiclesWithoutPosition: refs.filter((ref) => behaviourOf(world.seed, ref).kind === 'never').length
    },
    invitations: invitations.list(null).map((invitation) => ({
      id: invitation.id,
      link: magicLink(invitation.id, origin),
      status: invitation.status,
      fleetRef: invitation.input.fleet_ref,
      fleetName: invitation.input.fleet_name,
      expiresAt: new Date(invitation.expiresAtMs).toISOString(),
      fleetId: invitation.fleetId
    }))
  }
}
