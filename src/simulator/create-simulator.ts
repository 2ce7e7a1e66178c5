import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { once } from 'node:events'
import { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSimulatorApp } from './app'
import { realmPath } from './auth/realm-paths'
import { controlPath } from './control/control-routes'
import type { SimulatorEnvironment } from './http/environment'
import type { ResolvedOptions, SimulatorOptions } from './options'
import { createSimulation, type Simulation } from './simulation'

/** Where a running simulator is reached, and with which made-up credentials. */
export interface SimulatorAddresses {
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  readonly connectBaseUrl: string
  readonly controlUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface Simulator {
  /** The server without a socket, for tests that need none. */
  readonly app: Hono<SimulatorEnvironment>
  /** The state behind it: a test in the same process may use it instead of the control endpoint. */
  readonly control: Simulation
  /** Listens on 127.0.0.1 only. Rejects when the port is taken. */
  readonly start: () => Promise<SimulatorAddresses>
  /** Closes the port and cuts what is still connected. */
  readonly stop: () => Promise<void>
}

/**
 * A Catena-compatible server with made-up fleets.
 *
 * @throws RangeError when an option is out of range
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const control = createSimulation(options)
  const app = createSimulatorApp(control)
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  return {
    app,
    control,
    start: async () => {
      // Loopback by address, not by name: nobody else on the network may reach it, whatever the hosts file says.
      server.listen(control.options.port, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      return addressesOf(`http://127.0.0.1:${port}`, control.options)
    },
    stop: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      if (server instanceof Server) server.closeAllConnections()
      await closed
    }
  }
}

function addressesOf(origin: string, { clientId, clientSecret }: ResolvedOptions): SimulatorAddresses {
  return {
    apiBaseUrl: origin,
    authBaseUrl: `${origin}${realmPath}`,
    connectBaseUrl: `${origin}/connect`,
    controlUrl: `${origin}${controlPath}`,
    clientId,
    clientSecret
  }
}
