import type { Result } from '@shared/ipc/result'
import { createCatenaClient, type CatenaClient } from '../catena/client'
import { sleep } from '../catena/deadline'
import { createHttp, type HttpOptions } from '../catena/http'
import type { CallOutcome, FetchLike, Http, TokenSource } from '../catena/http-types'
import type { OpenerDeps } from './workspace-types'

/** A probe that takes longer than this is as good as none, and nobody waits behind it. */
const probeTimeoutMs = 15_000

interface WorkspaceClientParts {
  readonly deps: Pick<OpenerDeps, 'nowMs' | 'random'>
  readonly fetch: FetchLike
  readonly apiBaseUrl: string
  readonly keeper: TokenSource
  readonly onOutcome: (outcome: CallOutcome) => void
  /** See `HttpOptions.turn`. */
  readonly turn: NonNullable<HttpOptions['turn']>
}

/** How one profile talks to the API. */
export interface WorkspaceClient {
  readonly client: CatenaClient
  /** What the client sends its requests with, for callers that repeat by themselves. */
  readonly http: Http
  /** One small request to each of two services behind the gateway, tried once. */
  readonly askOrgs: (signal: AbortSignal) => Promise<Result<unknown>>
  readonly askTelematics: (signal: AbortSignal) => Promise<Result<unknown>>
}

export function createWorkspaceClient(parts: WorkspaceClientParts): WorkspaceClient {
  const httpOf = (limits: Pick<HttpOptions, 'attempts' | 'timeoutMs'>): Http =>
    createHttp({
      fetch: parts.fetch,
      apiBaseUrl: parts.apiBaseUrl,
      keeper: parts.keeper,
      nowMs: parts.deps.nowMs,
      sleep,
      random: parts.deps.random,
      onOutcome: parts.onOutcome,
      turn: parts.turn,
      ...limits
    })
  const probing = createCatenaClient({ http: httpOf({ attempts: 1, timeoutMs: probeTimeoutMs }) })
  // Pages of positions are asked for once, and repeated by the engine's gate; these are the lists and the writes.
  const http = httpOf({ attempts: 3, timeoutMs: 45_000 })
  return {
    client: createCatenaClient({ http }),
    http,
    askOrgs: (signal) => probing.probe(signal),
    askTelematics: (signal) => probing.locationPage({ size: 1, cursor: null, fleetIds: null, signal })
  }
}
