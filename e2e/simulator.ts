import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Secret } from './leak-search'
import { secretsOfSimulator, type TokenList, type TokenRecord } from './simulator-secrets'

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

/** A fault that waits, and how many requests it will still hit; null: until it is cleared. */
export interface ActiveFault {
  readonly fault: Fault
  readonly remaining: number | null
}

/** A simulator in its own process, and its control endpoint. */
export interface SimulatorProcess {
  readonly addresses: SimulatorAddresses
  inject(fault: Fault): Promise<void>
  clearFaults(): Promise<void>
  /** The faults that still wait for requests. */
  activeFaults(): Promise<readonly ActiveFault[]>
  stats(): Promise<SimulatorStats>
  control(path: string, body: unknown): Promise<void>
  /** Counts begin anew. */
  resetStats(): Promise<void>
  /** Requests that arrived with a token after the client had asked for its revocation, whatever the answer was. */
  revokedUses(): Promise<number>
  /** Every token that was given out since the last start, oldest first. */
  tokens(): Promise<readonly TokenRecord[]>
  /** The client has another secret from now on; tokens stay valid. */
  rotateSecret(secret: string, more?: { readonly acceptsOld?: boolean }): Promise<void>
  /** Everything secret that it knows or knew, also before a restart and after it was stopped. */
  secrets(): Promise<readonly Secret[]>
  /** Kills it, so that its port refuses connections. */
  stop(): Promise<void>
  /** Starts it anew on the same port. */
  restart(): Promise<void>
}

/** What a simulator is started with. */
export interface SimulatorStart {
  /** Organisation; its ids, references and names follow from it. Give another `seed` as well. */
  readonly partnerName?: string
  readonly clientId?: string
  readonly clientSecret?: string
  /** Default 7. */
  readonly seed?: number
  /** Default 200. */
  readonly vehicles?: number
  /** Further command-line flags, such as `--tick-seconds 5`. */
  readonly flags?: readonly string[]
}

/** Counts since the start or the last `resetStats`; see src/simulator/control/request-stats. */
export interface SimulatorStats {
  /** Requests that arrived at the token endpoint. */
  readonly tokenRequests: number
  readonly tokensGranted: number
  /** Revocations that were accepted. */
  readonly revocations: number
  readonly requestsWithRevokedToken: number
  readonly requestsAfterRevocationRequest: number
  /** Answers by status; `0` is a connection that was cut. */
  readonly apiStatuses: Readonly<Record<string, number>>
  readonly tokenStatuses: Readonly<Record<string, number>>
  readonly revocationStatuses: Readonly<Record<string, number>>
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
 * @param start what it is started with, or only its command-line flags, such as `['--vehicles', '300']`
 */
export async function startSimulator(start: SimulatorStart | readonly string[] = {}): Promise<SimulatorProcess> {
  const flags = flagsOf(start)
  const known = new Map<string, Secret>()
  let child: ChildProcess | null = null
  let addresses = await launch(0)

  async function launch(port: number): Promise<SimulatorAddresses> {
    const started = spawn(process.execPath, [simulatorFile, '--port', String(port), '--exit-with-parent', ...flags], {
      stdio: ['pipe', 'pipe', 'inherit']
    })
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

  const stats = async (): Promise<SimulatorStats> => (await call('/stats', 'GET')) as SimulatorStats
  const tokenList = async (): Promise<TokenList> => (await call('/tokens', 'GET')) as TokenList

  async function secrets(): Promise<readonly Secret[]> {
    if (child !== null) {
      const { invitations } = await stats()
      for (const secret of secretsOfSimulator(addresses.clientSecret, await tokenList(), invitations)) {
        known.set(secret.text, secret)
      }
    }
    return [...known.values()]
  }

  async function stop(): Promise<void> {
    // What it gave out must be remembered: the search for leaks comes after its end.
    await secrets()
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
    activeFaults: async () => ((await call('/faults', 'GET')) as { readonly faults: readonly ActiveFault[] }).faults,
    stats,
    control: async (path, body) => {
      await call(path, 'POST', body)
    },
    resetStats: async () => {
      await call('/stats', 'DELETE')
    },
    revokedUses: async () => (await stats()).requestsAfterRevocationRequest,
    tokens: async () => (await tokenList()).tokens,
    rotateSecret: async (secret, { acceptsOld = false } = {}) => {
      known.set(secret, { text: secret, kind: 'client secret' })
      await call('/client-secret', 'POST', { secret, acceptsOld })
    },
    secrets,
    stop,
    restart: async () => {
      await stop()
      addresses = await launch(Number(new URL(addresses.apiBaseUrl).port))
    }
  }
}

function flagsOf(start: SimulatorStart | readonly string[]): readonly string[] {
  const basic = ['--vehicles', '200', '--seed', '7']
  if (isFlags(start)) return [...basic, ...start]
  const { partnerName, clientId, clientSecret, seed, vehicles, flags = [] } = start
  const named = {
    '--partner-name': partnerName,
    '--client-id': clientId,
    '--client-secret': clientSecret,
    '--seed': seed,
    '--vehicles': vehicles
  }
  const given = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]))
  return [...basic, ...given, ...flags]
}

function isFlags(start: SimulatorStart | readonly string[]): start is readonly string[] {
  return Array.isArray(start)
}
