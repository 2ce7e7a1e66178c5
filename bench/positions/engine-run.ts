import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCatenaClient, type CatenaClient } from '../../src/main/catena/client'
import { sleep } from '../../src/main/catena/deadline'
import { createHttp } from '../../src/main/catena/http'
import type { TokenSource } from '../../src/main/catena/http-types'
import { Secret } from '../../src/main/catena/secret'
import { createPositionCache } from '../../src/main/fleet/cache'
import { createPositionEngine } from '../../src/main/fleet/engine'
import type { Scheduler } from '../../src/main/fleet/scheduler'
import type { BenchSimulator } from '../desktop/simulator'

/** As many as the settings give when nobody changed them. */
export const mostRequestsAtOnce = 8

const scheduler: Scheduler = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  }
}

/** The app's own client, signed in to a simulator. */
export async function benchClient({ addresses }: BenchSimulator): Promise<CatenaClient> {
  const { apiBaseUrl, authBaseUrl, clientId, clientSecret } = addresses
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const address = `${authBaseUrl}/protocol/openid-connect/token`
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form) })
  const token = new Secret(((await answer.json()) as { readonly access_token: string }).access_token)
  const keeper: TokenSource = {
    token: () => Promise.resolve({ ok: true, value: token }),
    renewAfterRefusal: () => Promise.resolve('final'),
    isRevoked: () => false
  }
  const http = createHttp({ fetch, apiBaseUrl, keeper, nowMs: Date.now, sleep, random: Math.random, attempts: 3 })
  return createCatenaClient({ http })
}

/** How a first sweep went. */
export interface SweepRun {
  /** From the start to the news that everything is there. */
  readonly durationMs: number
  readonly vehicleCount: number
}

/** The first sweep of a new profile by the app's engine: client, gate, sweeper, store, sealed cache and feed, as in the app. */
export async function sweepWithEngine(simulator: BenchSimulator, timeoutMs: number): Promise<SweepRun> {
  const profileFolder = await mkdtemp(join(tmpdir(), 'fleet-desk-bench-'))
  const engine = createPositionEngine({
    source: await benchClient(simulator),
    cache: createPositionCache({ profileFolder, dataKey: Buffer.alloc(32, 1), now: Date.now }),
    scheduler,
    now: Date.now,
    nextEpoch: () => 1,
    retentionDays: () => 30,
    mostRequestsAtOnce: () => mostRequestsAtOnce,
    random: Math.random
  })
  try {
    await engine.open()
    const follower = engine.follow((delta) => void setImmediate(() => follower.taken(delta)))
    follower.snapshot()
    const startedMs = performance.now()
    const complete = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The sweep did not end in time')), timeoutMs)
      engine.onStatus(({ asOfMs }) => {
        if (asOfMs === null) return
        clearTimeout(timer)
        resolve()
      })
    })
    engine.start()
    await complete
    return { durationMs: performance.now() - startedMs, vehicleCount: engine.status().vehicleCount }
  } finally {
    await engine.close()
    await rm(profileFolder, { recursive: true, force: true })
  }
}
