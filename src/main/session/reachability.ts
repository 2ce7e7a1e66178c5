import type { Reachability } from '@shared/ipc/schemas-session'
import type { FailureCode } from '@shared/ipc/result'

/** Timers as this app uses them: set one, get the way to clear it. */
export type Schedule = (run: () => void, delayMs: number) => () => void

export interface ReachabilityDeps {
  readonly nowMs: () => number
  readonly schedule: Schedule
  /** 0 to 1, for jitter. */
  readonly random: () => number
  /** One cheap authenticated request; its outcome comes back through `answered` or `failed`, if it says anything about the connection. */
  readonly probe: () => Promise<void>
  readonly onChange: (state: Reachability) => void
}

/** The one source of truth on whether the server can be talked to, and when it is tried again. */
export interface ReachabilityTracker {
  state(): Reachability
  /** An HTTP answer came, whatever its status: the server is there. */
  answered(): void
  /** A request failed for good. Codes that say nothing about the connection (403, bad input, a bad body) are ignored. */
  failed(code: FailureCode, retryAfterSeconds?: number): void
  /** Tries at once: the person asked, the computer woke, or the window came to the front. */
  retryNow(): Promise<void>
  stop(): void
}

type Trouble = 'no-network' | 'unreachable' | 'credentials-rejected' | 'rate-limited'

const firstRetryMs = 3_000
const longestRetryMs = 60_000

/**
 * Watches the outcomes of all requests and plans retries with back-off while there is trouble. Rejected credentials are not retried:
 * asking again with the same ones can only lock the account.
 */
export function createReachability(deps: ReachabilityDeps): ReachabilityTracker {
  let state: Reachability = { kind: 'unknown' }
  let attempts = 0
  let cancelRetry: (() => void) | null = null
  let probing: Promise<void> | null = null
  let isStopped = false

  function change(next: Reachability): void {
    const isSame = next.kind === state.kind && next.kind === 'online'
    state = next
    // An online server stays online with every answer; telling that a hundred times a sweep helps nobody.
    if (!isSame) deps.onChange(state)
  }

  function answered(): void {
    if (isStopped) return
    cancelRetry?.()
    cancelRetry = null
    attempts = 0
    change({ kind: 'online', checkedAtMs: deps.nowMs() })
  }

  function failed(code: FailureCode, retryAfterSeconds?: number): void {
    const trouble = troubleOf(code)
    if (isStopped || trouble === null) return
    const sinceMs = 'sinceMs' in state && state.kind === trouble ? state.sinceMs : deps.nowMs()
    if (trouble === 'credentials-rejected') {
      cancelRetry?.()
      cancelRetry = null
      change({ kind: trouble, sinceMs, retryAtMs: null })
      return
    }
    // Several requests fail together when a network goes; one retry is planned for all of them.
    if (cancelRetry !== null && state.kind === trouble) return
    cancelRetry?.()
    const delayMs = retryAfterSeconds === undefined ? backOffMs() : retryAfterSeconds * 1000
    cancelRetry = deps.schedule(() => {
      cancelRetry = null
      void probe()
    }, delayMs)
    change({ kind: trouble, sinceMs, retryAtMs: deps.nowMs() + delayMs })
  }

  function backOffMs(): number {
    const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** attempts)
    attempts += 1
    return Math.round(delayMs * (0.8 + 0.4 * deps.random()))
  }

  function probe(): Promise<void> {
    probing ??= deps.probe().finally(() => {
      probing = null
      // A probe may end without a word about the connection (a sign-in page of a hotel, a bad body): the way back must be tried again.
      if (cancelRetry === null && isRetried(state.kind)) failed(state.kind)
    })
    return probing
  }

  return {
    state: () => state,
    answered,
    failed,
    retryNow: async () => {
      if (isStopped) return
      cancelRetry?.()
      cancelRetry = null
      attempts = 0
      await probe()
    },
    stop: () => {
      isStopped = true
      cancelRetry?.()
      cancelRetry = null
    }
  }
}

function isRetried(kind: Reachability['kind']): kind is Exclude<Trouble, 'credentials-rejected'> {
  return kind === 'no-network' || kind === 'unreachable' || kind === 'rate-limited'
}

function troubleOf(code: FailureCode): Trouble | null {
  switch (code) {
    case 'no-network':
    case 'unreachable':
    case 'credentials-rejected':
    case 'rate-limited':
      return code
    case 'tls':
    case 'server-error':
      return 'unreachable'
    default:
      return null
  }
}
