import type { Hono } from 'hono'
import { z } from 'zod'
import { json } from '../http/answers'
import type { SimulatorEnvironment } from '../http/environment'
import type { Simulation } from '../simulation'
import { withBody } from './control-body'

const clientSecretSchema = z.object({ secret: z.string().min(1), acceptsOld: z.boolean().default(false) })

/** Any JSON is allowed, also what no server should send. Absent: the truth again. `omit`: no field. */
const tokenAnswerSchema = z.object({ expiresIn: z.json().optional() })

/** Steering of the authorization server, and what it knows about its tokens. */
export function addAuthControl(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { tokens, clients, tokenAnswer, invitations } = simulation

  app.post('/permissions', (context) =>
    withBody(context, z.object({ scopes: z.array(z.string()) }), ({ scopes }) => {
      tokens.setPermissions(scopes)
      return { scopes }
    })
  )
  app.post('/token-lifetime', (context) =>
    withBody(context, z.object({ seconds: z.number().int().min(1) }), ({ seconds }) => {
      tokens.setLifetimeSeconds(seconds)
      return { seconds }
    })
  )
  app.post('/token-answer', (context) =>
    withBody(context, tokenAnswerSchema, ({ expiresIn }) => {
      if (expiresIn === undefined) tokenAnswer.set({ kind: 'true' })
      else tokenAnswer.set(expiresIn === 'omit' ? { kind: 'omitted' } : { kind: 'wrong', value: expiresIn })
      return tokenAnswer.expiresIn(0)
    })
  )
  app.post('/client-secret', (context) =>
    withBody(context, clientSecretSchema, ({ secret, acceptsOld }) => {
      clients.rotate(secret, acceptsOld)
      return { acceptsOld }
    })
  )
  // For tests that search everything the app left behind. Loopback only, as all of the control endpoint.
  app.get('/tokens', () =>
    json(200, {
      tokens: tokens.list(),
      preRegistrationTokens: invitations
        .list(null)
        .flatMap(({ preRegistration }) => (preRegistration === null ? [] : Object.values(preRegistration)))
    })
  )
}
