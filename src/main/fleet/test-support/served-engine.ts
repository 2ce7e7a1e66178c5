import type { Result } from '@shared/ipc/result'
import type { Track } from '@shared/ipc/schemas-history'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { createTokenClient } from '../../catena/auth/token-client'
import { createTokenKeeper } from '../../catena/auth/token-keeper'
import { createCatenaClient } from '../../catena/client'
import { createHttp } from '../../catena/http'
import type { FetchLike } from '../../catena/http-types'
import { Secret } from '../../catena/secret'
import { createPositionCache } from '../cache'
import { createPositionEngine } from '../engine'
import type { PositionEngine } from '../engine-options'
import { waitFor } from '../scheduler'
import type { IdleTime } from './idle-time'

/** Where a server is, and who asks. */
export interface ServedBy {
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** An engine with all that it has in the app but the window: tokens, HTTP, gate, store. It asks a real server. */
export interface ServedEngine {
  readonly engine: PositionEngine
  /** Bodies of the successful answers about positions, as they came, since they were last taken. */
  takeBodies(): readonly Uint8Array[]
  /** Lets time run until the next sweep has ended. */
  sweep(): Promise<PositionStatus>
  /** Asks for one vehicle's past, and lets time run until it is there. */
  history(slot: number, fromMs: number, toMs: number): Promise<Result<Track>>
  stop(): Promise<void>
}

/** The request that only asks how many vehicles there are has a row in its answer, too; nobody counts on it. */
function isAboutPositions(url: string): boolean {
  return url.includes('vehicle-locations') && new URL(url).searchParams.get('size') !== '1'
}

/** Nothing was asked yet but a token. */
export async function createServedEngine(server: ServedBy, time: IdleTime): Promise<ServedEngine> {
  const { now, scheduler } = time
  const bodies: Uint8Array[] = []
  const random = (): number => 0
  const watched: FetchLike = async (url, init) => {
    const ended = time.begin()
    try {
      const response = await fetch(url, init)
      const keep = (body: ArrayBuffer): void => {
        if (response.ok && isAboutPositions(url)) bodies.push(new Uint8Array(body))
      }
      // A body that breaks off is the client's to find; here it only ends.
      void response
        .clone()
        .arrayBuffer()
        .then(keep, () => undefined)
        .finally(ended)
      return response
    } catch (error) {
      ended()
      throw error
    }
  }
  const tokens = createTokenClient({
    fetch: watched,
    authBaseUrl: server.authBaseUrl,
    clientId: server.clientId,
    clientSecret: new Secret(server.clientSecret),
    nowMs: now
  })
  const keeper = createTokenKeeper({ ...tokens, nowMs: now, monotonicMs: now, random })
  const http = createHttp({
    fetch: watched,
    apiBaseUrl: server.apiBaseUrl,
    keeper,
    nowMs: now,
    sleep: (durationMs, signal) => waitFor(scheduler, durationMs, signal ?? new AbortController().signal),
    random,
    timeoutMs: 10_000,
    attempts: 3
  })
  const sweepEnds: (() => void)[] = []
  const bugs: unknown[] = []
  const engine = createPositionEngine({
    source: createCatenaClient({ http }),
    cache: createPositionCache({ profileFolder: '', dataKey: null, now }),
    scheduler,
    now,
    nextEpoch: () => 1,
    retentionDays: () => 30,
    mostRequestsAtOnce: () => 4,
    random,
    report(report) {
      if (report.kind === 'bug') bugs.push(report.error)
      if (report.kind === 'sweep-ended') for (const end of sweepEnds.splice(0)) end()
    }
  })
  await time.pass(keeper.token())
  await engine.open()
  let isStarted = false

  return {
    engine,
    takeBodies: () => bodies.splice(0),
    async sweep() {
      const ended = new Promise<void>((resolve) => sweepEnds.push(resolve))
      if (!isStarted) engine.start()
      isStarted = true
      await time.pass(ended)
      if (bugs.length > 0) throw bugs[0]
      return engine.status()
    },
    history: (slot, fromMs, toMs) => time.pass(engine.history({ epoch: 1, slot, fromMs, toMs, requestId: 'one' })),
    async stop() {
      await time.pass(engine.close())
      keeper.close()
    }
  }
}
