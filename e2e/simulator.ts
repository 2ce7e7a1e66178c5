import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const simulatorFile = resolve(__dirname, '../out/main/simulator.js')

/** What the simulator says when it is ready. */
export interface SimulatorAddresses {
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  readonly connectBaseUrl: string
  readonly controlUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** A fault to inject; see src/simulator/faults. */
export interface Fault {
  readonly kind: string
  readonly path?: string
  readonly method?: string
  readonly times?: number
  readonly [parameter: string]: unknown
}

/** A simulator in its own process, and its control endpoint. */
export interface SimulatorProcess {
  readonly addresses: SimulatorAddresses
  inject(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  stats(): Promise<SimulatorStats>
  control(path: string, body: unknown): Promise<void>
  /** Kills it, so that its port refuses connections. */
  stop(): Promise<void>
  /** Starts it anew on the same port. */
  restart(): Promise<void>
}

export interface SimulatorStats {
  readonly tokenRequests: number
  readonly revocations: number
  readonly validTokens: number
  readonly invitations: readonly {
    readonly id: string
    readonly link: string
    readonly status: string
    readonly fleetRef: string
  }[]
  readonly requests: Readonly<Record<string, number>>
}

/**
 * Starts the built simulator.
 *
 * @param flags command-line flags beyond the port, such as `--vehicles 300`
 */
export async function startSimulator(flags: readonly string[] = []): Promise<SimulatorProcess> {
  let child: ChildProcess | null = null
  let addresses = await launch(0)

  async function launch(port: number): Promise<SimulatorAddresses> {
    const started = spawn(
      process.execPath,
      [simulatorFile, '--port', String(port), '--exit-with-parent', '--vehicles', '200', '--seed', '7', ...flags],
      { stdio: ['pipe', 'pipe', 'inherit'] }
    )
    child = started
    for await (const line of createInterface({ input: started.stdout })) {
      if (line.startsWith('{"ready":true')) return JSON.parse(line) as SimulatorAddresses
    }
    throw new Error('The simulator ended before it was ready. Is out/ built?')
  }

  async function call(path: string, method: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${addresses.controlUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    })
    if (!answer.ok) throw new Error(`The simulator's control endpoint answered ${answer.status} to ${method} ${path}`)
    const text = await answer.text()
    return text === '' ? null : (JSON.parse(text) as unknown)
  }

  async function stop(): Promise<void> {
    const running = child
    child = null
    if (running === null || running.exitCode !== null) return
    const ended = once(running, 'exit')
    running.kill('SIGKILL')
    await ended
  }

  return {
    get addresses() {
      return addresses
    },
    inject: async (fault) => {
      await call('/faults', 'POST', fault)
    },
    clearFaults: async () => {
      await call('/faults', 'DELETE')
    },
    stats: async () => (await call('/stats', 'GET')) as SimulatorStats,
    control: async (path, body) => {
      await call(path, 'POST', body)
    },
    stop,
    restart: async () => {
      await stop()
      addresses = await launch(Number(new URL(addresses.apiBaseUrl).port))
    }
  }
}
