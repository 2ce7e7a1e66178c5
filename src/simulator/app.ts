import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { addAuthRoutes, noteRevocations } from './auth/auth-routes'
import { revocationPath } from './auth/realm-paths'
import { bearerOf } from './auth/bearer'
import { controlPath, createControlApp } from './control/control-routes'
import { applyFaults } from './faults/apply-faults'
import { errorAnswer, tooManyRequests } from './http/answers'
import type { SimulatorContext, SimulatorEnvironment } from './http/environment'
import { addOnboardingRoutes } from './onboarding/onboarding-routes'
import { addConnectionRoutes } from './routes/connections'
import { addInvitationRoutes } from './routes/invitations'
import { addOrganisationRoutes } from './routes/organisations'
import { addShareAgreementRoutes } from './routes/share-agreements'
import { addTelematicsRoutes } from './routes/telematics'
import type { Simulation } from './simulation'

/** The whole server as a function from request to response. Needs no socket, except to drop one. */
export function createSimulatorApp(simulation: Simulation): Hono<SimulatorEnvironment> {
  const app = new Hono<SimulatorEnvironment>()
  app.route(controlPath, createControlApp(simulation))

  app.use('*', countRequests(simulation))
  app.post(revocationPath, noteRevocations(simulation))
  app.use('*', applyFaults(simulation))
  app.use('/v2/*', async (_context, next) => {
    const waitSeconds = simulation.rateLimiter.refuse()
    return waitSeconds === null ? next() : tooManyRequests(waitSeconds)
  })

  addAuthRoutes(app, simulation)
  addOrganisationRoutes(app, simulation)
  addInvitationRoutes(app, simulation)
  addShareAgreementRoutes(app, simulation)
  addConnectionRoutes(app, simulation)
  addTelematicsRoutes(app, simulation)
  addOnboardingRoutes(app, simulation)

  app.notFound((context) => {
    const others = app.routes.filter(({ method }) => method !== 'ALL' && method !== context.req.method)
    const known = others.some(({ path }) => patternOf(path).test(context.req.path))
    return errorAnswer(known ? 405 : 404)
  })
  app.onError(() => errorAnswer(500))
  return app
}

function countRequests({ dateHeader, stats, tokens }: Simulation): MiddlewareHandler<SimulatorEnvironment> {
  return async (context, next) => {
    const bearer = bearerOf(context)
    if (bearer !== null) stats.countUse(tokens.noteUse(bearer))
    await next()
    const isCut = context.res === RESPONSE_ALREADY_SENT
    // Clients compare their clock with this header, so it must be the simulator's time.
    if (!isCut) context.res.headers.set('date', dateHeader.text())
    stats.count(context.req.method, templateOf(context), isCut ? 0 : context.res.status)
  }
}

/** The last route that matched: the operation itself, or the catch-all of what is not there. */
function templateOf(context: SimulatorContext): string {
  return routePath(context, -1)
}

/** A route path such as `/v2/orgs/fleets/:fleetId` as a pattern. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+')}$`)
}
