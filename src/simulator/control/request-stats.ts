import { revocationPath, tokenPath } from '../auth/realm-paths'
import type { TokenUse } from '../auth/token-store'
import type { SimulatorClock } from '../clock'

/** What every call of the API begins with. */
const apiPath = '/v2/'

/** Counts of one operation. */
export interface OperationCount {
  readonly method: string
  /** Path template, such as `/v2/orgs/fleets/:fleetId`. */
  readonly path: string
  readonly count: number
  /** Answers by status; `0` stands for a connection that was cut. */
  readonly statuses: Readonly<Record<string, number>>
}

export interface StatsSnapshot {
  /** Requests by `METHOD path-template`. */
  readonly requests: Readonly<Record<string, number>>
  readonly totalRequests: number
  /** The same with the statuses. */
  readonly operations: readonly OperationCount[]
  /** Answers of the API (`/v2/`) by status, and of the two endpoints of the authorization server. */
  readonly apiStatuses: Readonly<Record<string, number>>
  readonly tokenStatuses: Readonly<Record<string, number>>
  readonly revocationStatuses: Readonly<Record<string, number>>
  /** Requests that arrived at the token endpoint, also those that a fault answered. */
  readonly tokenRequests: number
  readonly tokensGranted: number
  readonly tokensRefused: number
  /** Revocations that were accepted, also of tokens that were not in use any more (RFC 7009). */
  readonly revocations: number
  /** Revocations of tokens that were in use. */
  readonly tokensRevoked: number
  /** Requests to any path that arrived with a token after the server had accepted its revocation. */
  readonly requestsWithRevokedToken: number
  /** The same after a request to revoke the token had arrived, whatever its answer; includes the above. */
  readonly requestsAfterRevocationRequest: number
  /** When 429 was answered to API calls, epoch milliseconds, oldest first; the newest thousand. */
  readonly rateLimitedAtMs: readonly number[]
  readonly rate: { readonly lastSecond: number; readonly peakPerSecond: number; readonly lastMinute: number }
}

/** What was asked of the simulator; the control endpoint itself is not counted. */
export interface RequestStats {
  readonly count: (method: string, path: string, status: number) => void
  readonly countToken: (outcome: 'granted' | 'refused') => void
  readonly countUse: (use: TokenUse) => void
  readonly countRevocation: (known: boolean) => void
  readonly snapshot: () => StatsSnapshot
  readonly reset: () => void
}

/** How many moments of refusal are kept. */
const mostRefusals = 1000

export function createRequestStats(clock: SimulatorClock): RequestStats {
  const operations = new Map<
    string,
    { method: string; path: string; count: number; statuses: Record<string, number> }
  >()
  const seconds = new Map<number, number>()
  let rateLimitedAtMs: number[] = []
  let tokens = { granted: 0, refused: 0 }
  let revocations = { known: 0, unknown: 0 }
  let uses = { afterRevocation: 0, afterRequest: 0 }
  let peakPerSecond = 0

  return {
    count: (method, path, status) => {
      const key = `${method} ${path}`
      const operation = operations.get(key) ?? { method, path, count: 0, statuses: {} }
      operation.count += 1
      operation.statuses[status] = (operation.statuses[status] ?? 0) + 1
      operations.set(key, operation)
      if (status === 429 && path.startsWith(apiPath)) {
        rateLimitedAtMs = [...rateLimitedAtMs.slice(1 - mostRefusals), clock.now()]
      }
      const second = Math.floor(clock.now() / 1000)
      const inSecond = (seconds.get(second) ?? 0) + 1
      seconds.set(second, inSecond)
      peakPerSecond = Math.max(peakPerSecond, inSecond)
      for (const old of seconds.keys()) {
        if (old >= second - 60) break
        seconds.delete(old)
      }
    },
    countToken: (outcome) => {
      tokens = { ...tokens, [outcome]: tokens[outcome] + 1 }
    },
    countUse: (use) => {
      if (use === 'plain') return
      uses = {
        afterRevocation: uses.afterRevocation + (use === 'after-revocation' ? 1 : 0),
        afterRequest: uses.afterRequest + 1
      }
    },
    countRevocation: (known) => {
      revocations = known
        ? { ...revocations, known: revocations.known + 1 }
        : { ...revocations, unknown: revocations.unknown + 1 }
    },
    snapshot: () => {
      const now = Math.floor(clock.now() / 1000)
      const counts = [...operations.values()].map((operation) => ({
        ...operation,
        statuses: { ...operation.statuses }
      }))
      let lastMinute = 0
      for (const [second, count] of seconds) if (second > now - 60) lastMinute += count
      return {
        requests: Object.fromEntries(counts.map(({ method, path, count }) => [`${method} ${path}`, count])),
        totalRequests: counts.reduce((sum, { count }) => sum + count, 0),
        operations: counts,
        apiStatuses: statusesOf(counts, (path) => path.startsWith(apiPath)),
        tokenStatuses: statusesOf(counts, (path) => path === tokenPath),
        revocationStatuses: statusesOf(counts, (path) => path === revocationPath),
        tokenRequests: counts.reduce((sum, { path, count }) => (path === tokenPath ? sum + count : sum), 0),
        tokensGranted: tokens.granted,
        tokensRefused: tokens.refused,
        revocations: revocations.known + revocations.unknown,
        tokensRevoked: revocations.known,
        requestsWithRevokedToken: uses.afterRevocation,
        requestsAfterRevocationRequest: uses.afterRequest,
        rateLimitedAtMs,
        rate: { lastSecond: seconds.get(now) ?? 0, peakPerSecond, lastMinute }
      }
    },
    reset: () => {
      operations.clear()
      seconds.clear()
      rateLimitedAtMs = []
      tokens = { granted: 0, refused: 0 }
      revocations = { known: 0, unknown: 0 }
      uses = { afterRevocation: 0, afterRequest: 0 }
      peakPerSecond = 0
    }
  }
}

/** Answers by status of all operations whose path is wanted. */
function statusesOf(
  operations: readonly OperationCount[],
  isWanted: (path: string) => boolean
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { path, statuses } of operations) {
    if (!isWanted(path)) continue
    for (const [status, count] of Object.entries(statuses)) sums[status] = (sums[status] ?? 0) + count
  }
  return sums
}
