import type { Hono, MiddlewareHandler } from 'hono'
import { json, oauthError } from '../http/answers'
import type { SimulatorContext, SimulatorEnvironment } from '../http/environment'
import type { Simulation } from '../simulation'
import { revocationPath, tokenPath } from './realm-paths'

/** The two endpoints of the authorization server, in Keycloak's manner (API.md section 2). */
export function addAuthRoutes(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { tokens, stats, clients, tokenAnswer } = simulation
  const refuseClient = (form: URLSearchParams): Response | null =>
    clients.accepts(form.get('client_id'), form.get('client_secret')) ? null : invalidClient()

  app.post(tokenPath, async (context) => {
    const form = await readForm(context)
    const refusal = form === null ? notAForm() : (refuseGrant(form) ?? refuseClient(form))
    if (refusal !== null) {
      stats.countToken('refused')
      return refusal
    }
    const { token, expiresInSeconds, scope } = tokens.issue()
    stats.countToken('granted')
    return json(
      200,
      {
        access_token: token,
        ...tokenAnswer.expiresIn(expiresInSeconds),
        refresh_expires_in: 0,
        token_type: 'Bearer',
        'not-before-policy': 0,
        scope
      },
      { 'cache-control': 'no-store', pragma: 'no-cache' }
    )
  })

  app.post(revocationPath, async (context) => {
    const form = await readForm(context)
    if (form === null) return notAForm()
    const refusal = refuseClient(form)
    if (refusal !== null) return refusal
    const token = form.get('token')
    if (token === null || token === '') return oauthError(400, 'invalid_request', 'Token not provided')
    stats.countRevocation(tokens.revoke(token))
    return new Response(null, { status: 200 })
  })
}

/**
 * Notes which token a revocation request names, before anything else happens to the request: also one that a fault refuses
 * or cuts tells what the client wanted to be rid of.
 */
export function noteRevocations({ tokens }: Simulation): MiddlewareHandler<SimulatorEnvironment> {
  return async (context, next) => {
    const token = (await readForm(context))?.get('token') ?? null
    if (token !== null) tokens.noteRevocationRequest(token)
    return next()
  }
}

async function readForm(context: SimulatorContext): Promise<URLSearchParams | null> {
  const type = context.req.header('content-type') ?? ''
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return null
  return new URLSearchParams(await context.req.text())
}

function notAForm(): Response {
  return oauthError(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded')
}

function refuseGrant(form: URLSearchParams): Response | null {
  const grant = form.get('grant_type')
  if (grant === null) return oauthError(400, 'invalid_request', 'Missing form parameter: grant_type')
  if (grant !== 'client_credentials') return oauthError(400, 'unsupported_grant_type', 'Unsupported grant_type')
  const scope = form.get('scope')
  // The contract lists `scope` as required, the public quickstart leaves it out: only a wrong one is refused.
  if (scope !== null && scope !== 'organization') return oauthError(400, 'invalid_scope', `Invalid scopes: ${scope}`)
  return null
}

/** The answer to wrong credentials, word for word as the contract's example. */
export function invalidClient(): Response {
  return oauthError(401, 'invalid_client', 'Invalid client or Invalid client credentials')
}
