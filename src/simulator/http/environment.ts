import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** What hono carries along with a request. `incoming` and `outgoing` are absent when a test calls the app without a socket. */
export interface SimulatorEnvironment {
  readonly Bindings: Partial<HttpBindings>
  Variables: {
    /** Permissions of the token that came with the request. */
    permissions: ReadonlySet<string>
    /** Rows by which a fault shifts this page; 0 or absent without one. */
    pageShift: number | undefined
  }
}

export type SimulatorContext = Context<SimulatorEnvironment>
