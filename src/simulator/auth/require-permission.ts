import type { MiddlewareHandler } from 'hono'
import { errorAnswer } from '../http/answers'
import type { SimulatorEnvironment } from '../http/environment'
import { bearerOf } from './bearer'
import type { Simulation } from '../simulation'

/**
 * Lets a request through when its token is valid and carries the permission: 401 without a valid token, 403 without the
 * permission. A revoked, expired or invalidated token is not valid.
 */
export function requirePermission({ tokens }: Simulation, permission: string): MiddlewareHandler<SimulatorEnvironment> {
  return async (context, next) => {
    const bearer = bearerOf(context)
    if (bearer === null) return errorAnswer(401, 'Not authenticated')
    const verdict = tokens.check(bearer)
    if (verdict.kind === 'refused') return errorAnswer(401, verdict.reason)
    if (!verdict.permissions.has(permission)) return errorAnswer(403, `Missing permission: ${permission}`)
    context.set('permissions', verdict.permissions)
    return next()
  }
}
