import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from '../../scripts/tasks/build-if-stale.mjs'

const simulatorFile = fileURLToPath(new URL('../../out/main/simulator.js', import.meta.url))
export const locationsPath = '/v2/telematics/vehicle-locations'

/** What the simulator says when it is ready. */
export interface SimulatorAddresses {
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly controlUrl: string
}

/** The built simulator in a process of its own. */
export interface BenchSimulator {
  readonly addresses: SimulatorAddresses
  /** POSTs to the control endpoint. */
  readonly control: (path: string, body: unknown) => Promise<void>
  readonly clear: (path: string) => Promise<void>
  readonly stats: () => Promise<Readonly<Record<string, unknown>>>
  readonly stop: () => Promise<void>
}

/** Starts the built simulator; builds the app first if its build is missing or stale. */
export async function startBenchSimulator(
  vehicleCount: number,
  flags: readonly string[] = []
): Promise<BenchSimulator> {
  if ((await buildIfStale(process.env)) !== 0) throw new Error('The app does not build')
  const args = ['--vehicles', String(vehicleCount), '--seed', '7', '--no-demo-invitations', ...flags]
  const child = spawn(process.execPath, [simulatorFile, ...args, '--exit-with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('The simulator ended before it was ready')))
  ])) as [string]
  const addresses = JSON.parse(line) as SimulatorAddresses
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${addresses.controlUrl}${path}`, { method, ...init })
    if (!answer.ok) throw new Error(`The simulator answered ${answer.status} to ${method} ${path}`)
    return answer.json()
  }
  return {
    addresses,
    control: async (path, body) => {
      await call('POST', path, body)
    },
    clear: async (path) => {
      await call('DELETE', path)
    },
    stats: async () => (await call('GET', '/stats')) as Readonly<Record<string, unknown>>,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
  }
}
