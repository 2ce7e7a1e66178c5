import type { SimulatorContext } from '../http/environment'

/** The bearer token that came with a request, or null. */
export function bearerOf(context: SimulatorContext): string | null {
  return /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? null
}
