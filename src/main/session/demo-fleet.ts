import { z } from 'zod'
import { fail, ok, type Result } from '@shared/ipc/result'

/** What the simulator says when it listens (src/simulator). */
const readySchema = z.object({
  ready: z.literal(true),
  apiBaseUrl: z.string(),
  authBaseUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string()
})

export type DemoAddresses = Omit<z.infer<typeof readySchema>, 'ready'>

/** The part of Electron's `UtilityProcess` that is used. */
export interface SimulatorChild {
  postMessage(message: unknown): void
  kill(): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
}

export interface DemoFleetDeps {
  /** Starts `out/main/simulator.js` in its own process with these arguments. */
  readonly fork: (args: readonly string[]) => SimulatorChild
  /** Vehicles of the demo fleet; null leaves it to the simulator. */
  readonly vehicleCount: number | null
  readonly seed: number | null
  readonly schedule: (run: () => void, delayMs: number) => () => void
}

/** The demo fleet: a simulator of ours in its own process, on this computer only. */
export interface DemoFleet {
  /** Starts it, or gives the addresses of the one that runs. Fails with `unreachable` when it does not come up in ten seconds. */
  start(): Promise<Result<DemoAddresses>>
  /** Ends it, also one that is still starting. Waits two seconds for it at most: nobody is to be kept from signing out by it. */
  stop(): Promise<void>
}

const startLimitMs = 10_000
const stopLimitMs = 2_000

export function createDemoFleet(deps: DemoFleetDeps): DemoFleet {
  let running: { child: SimulatorChild; addresses: DemoAddresses } | null = null
  let starting: { child: SimulatorChild } | null = null

  function start(): Promise<Result<DemoAddresses>> {
    if (running !== null) return Promise.resolve(ok(running.addresses))
    const child = deps.fork([
      '--port',
      '0',
      '--vehicles',
      String(deps.vehicleCount ?? 2000),
      ...(deps.seed === null ? [] : ['--seed', String(deps.seed)])
    ])
    const attempt = { child }
    starting = attempt
    return new Promise((resolve) => {
      const cancelLimit = deps.schedule(() => {
        if (starting === attempt) starting = null
        child.kill()
        resolve(fail('unreachable'))
      }, startLimitMs)
      child.on('message', (message) => {
        const ready = readySchema.safeParse(message)
        // One that was given up meanwhile is being ended.
        if (!ready.success || starting !== attempt) return
        cancelLimit()
        starting = null
        running = { child, addresses: ready.data }
        resolve(ok(ready.data))
      })
      child.once('exit', () => {
        cancelLimit()
        if (starting === attempt) starting = null
        if (running?.child === child) running = null
        resolve(fail('unreachable'))
      })
    })
  }

  return {
    start,
    stop: async () => {
      const stopping = (starting ?? running)?.child ?? null
      starting = null
      running = null
      if (stopping === null) return
      await new Promise<void>((resolve) => {
        const cancelLimit = deps.schedule(resolve, stopLimitMs)
        stopping.once('exit', () => {
          cancelLimit()
          resolve()
        })
        stopping.kill()
      })
    }
  }
}
