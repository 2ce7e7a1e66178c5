import type { SimulatorClock } from '../clock'

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
  readonly tokenRequests: number
  readonly tokensGranted: number
  readonly tokensRefused: number
  readonly revocations: number
  /** Revocations of tokens that were in use. */
  readonly tokensRevoked: number
  readonly rate: { readonly lastSecond: number; readonly peakPerSecond: number; readonly lastMinute: number }
}

/** What was asked of the simulator; the control endpoint itself is not counted. */
export interface RequestStats {
  readonly count: (method: string, path: string, status: number) => void
  readonly countToken: (outcome: 'granted' | 'refused') => void
  readonly countRevocation: (known: boolean) => void
  readonly snapshot: () => StatsSnapshot
  readonly reset: () => void
}

export function createRequestStats(clock: SimulatorClock): RequestStats {
  const operations = new Map<
    string,
    { method: string; path: string; count: number; statuses: Record<string, number> }
  >()
  const seconds = new Map<number, number>()
  let tokens = { granted: 0, refused: 0 }
  let revocations = { known: 0, unknown: 0 }
  let peakPerSecond = 0

  return {
    count: (method, path, status) => {
      const key = `${method} ${path}`
      const operation = operations.get(key) ?? { method, path, count: 0, statuses: {} }
      operation.count += 1
      operation.statuses[status] = (operation.statuses[status] ?? 0) + 1
      operations.set(key, operation)
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
        tokenRequests: tokens.granted + tokens.refused,
        tokensGranted: tokens.granted,
        tokensRefused: tokens.refused,
        revocations: revocations.known + revocations.unknown,
        tokensRevoked: revocations.known,
        rate: { lastSecond: seconds.get(now) ?? 0, peakPerSecond, lastMinute }
      }
    },
    reset: () => {
      operations.clear()
      seconds.clear()
      tokens = { granted: 0, refused: 0 }
      revocations = { known: 0, unknown: 0 }
      peakPerSecond = 0
    }
  }
}
