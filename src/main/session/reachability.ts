import type { FailureCode } from '@shared/ipc/result'
import type { Reachability } from '@shared/ipc/schemas-session'
import { firstRetryMs, heededWaitMs, isOutOfReach, longestRetryMs, troubleOf, type Trouble } from './reachability-rules'

export { createProbe } from './reachability-probe'

/** Timers as this app uses them: set one, get the way to clear it. */
export type Schedule = (run: () => void, delayMs: number) => () => void

export interface ReachabilityDeps {
  readonly nowMs: () => number
  readonly schedule: Schedule
  /** 0 to 1, for jitter. */
  readonly random: () => number
  /**
   * One cheap authenticated request; its outcome comes back through `answered` or `failed`, if it says anything about the connection.
   * The signal is aborted when the answer no longer matters: the network is another one by now, or the tracker was stopped.
   */
  readonly probe: (signal: AbortSignal) => Promise<void>
  readonly onChange: (state: Reachability) => void
}

/** The one source of truth on whether the server can be talked to, and when it is tried again. */
export interface ReachabilityTracker {
  state(): Reachability
  /** An HTTP answer came, whatever its status: the server is there. Means nothing while the credentials are rejected. */
  answered(): void
  /** A request failed for good. Codes that say nothing about the connection (403, bad input, a bad body) are ignored. */
  failed(code: FailureCode, retryAfterSeconds?: number): void
  /**
   * Tries at once: the person asked, the computer woke, or the window came to the front. Joins a probe that has just begun, does not
   * ask before a wait that the server named is over, and asks nothing while the credentials are rejected.
   */
  retryNow(): Promise<void>
  /** The computer's network came, went or became another one: tries as soon as it has settled, also while all seems well. */
  networkChanged(): void
  /** Other credentials are in place: `credentials-rejected` becomes `unknown`. The only way out of it. */
  credentialsReplaced(): void
  stop(): void
}

/** A VPN that comes up changes several interfaces within moments. */
const quietMs = 250

/** Probes of new networks keep this distance from the last probe, however often the cable falls out. */
const changeSpacingMs = 1_000

/** The same for those that were asked for, however often the window is focused; shorter, because a person may be waiting. */
const askedSpacingMs = 500

/** A probe older than this when the computer wakes was most likely sent before it slept. */
const staleProbeMs = 3_000

interface Probing {
  readonly startedAtMs: number
  readonly controller: AbortController
  readonly done: Promise<void>
}

/**
 * Watches the outcomes of all requests and plans retries with back-off while there is trouble. Rejected credentials are not retried:
 * asking again with the same ones can only lock the account.
 */
export function createReachability(deps: ReachabilityDeps): ReachabilityTracker {
  let state: Reachability = { kind: 'unknown' }
  let attempts = 0
  let cancelRetry: (() => void) | null = null
  let cancelQuiet: (() => void) | null = null
  let probing: Probing | null = null
  let lastProbeAtMs = -Infinity
  /** The server's own wait; it outlives a change of the trouble's kind. */
  let wait = { untilMs: -Infinity, lengthMs: 0 }
  let isStopped = false

  function change(next: Reachability): void {
    const isSame = isSameState(state, next)
    state = next
    // An online server stays online with every answer; telling that a hundred times a sweep helps nobody.
    if (!isSame) deps.onChange(state)
  }

  function calmDown(): void {
    cancelRetry?.()
    cancelRetry = null
    attempts = 0
    wait = { untilMs: -Infinity, lengthMs: 0 }
  }

  function answered(): void {
    if (isStopped || state.kind === 'credentials-rejected') return
    calmDown()
    change({ kind: 'online', checkedAtMs: deps.nowMs() })
  }

  function failed(code: FailureCode, retryAfterSeconds?: number): void {
    const trouble = troubleOf(code)
    if (isStopped || trouble === null || state.kind === 'credentials-rejected') return
    if (trouble === 'credentials-rejected') {
      calmDown()
      cancelQuiet?.()
      cancelQuiet = null
      change({ kind: trouble, sinceMs: deps.nowMs(), retryAtMs: null })
      return
    }
    const asked = heededWaitMs(retryAfterSeconds)
    if (asked > waitLeftMs()) wait = { untilMs: deps.nowMs() + asked, lengthMs: asked }
    plan(trouble)
  }

  /** Sets the trouble; plans the way back unless one is planned. */
  function plan(kind: Exclude<Trouble, 'credentials-rejected'>): void {
    const atMs = deps.nowMs()
    const sinceMs = sinceOf(state, kind, atMs)
    let retryAtMs = 'retryAtMs' in state ? state.retryAtMs : null
    // Several requests fail together when a network goes, and not all in the same way: one retry is planned for all of them.
    if (cancelRetry === null || retryAtMs === null || retryAtMs - atMs < waitLeftMs()) {
      const delayMs = Math.max(backOffMs(), waitLeftMs())
      probeAfter(delayMs)
      retryAtMs = atMs + delayMs
    }
    // A server that limits without saying for how long is spared until our own time is up.
    if (kind === 'rate-limited' && waitLeftMs() === 0) wait = { untilMs: retryAtMs, lengthMs: retryAtMs - atMs }
    change({ kind, sinceMs, retryAtMs })
  }

  function probeAfter(delayMs: number): void {
    cancelRetry?.()
    cancelRetry = deps.schedule(() => {
      cancelRetry = null
      wait = { untilMs: -Infinity, lengthMs: 0 }
      void probe(Infinity)
    }, delayMs)
  }

  function backOffMs(): number {
    const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** attempts)
    attempts += 1
    return Math.round(delayMs * (0.8 + 0.4 * deps.random()))
  }

  /** A clock that is set back must not make the wait longer than the server asked. */
  function waitLeftMs(): number {
    return Math.max(0, Math.min(wait.lengthMs, wait.untilMs - deps.nowMs()))
  }

  function spacingLeftMs(spacingMs: number): number {
    const passedMs = deps.nowMs() - lastProbeAtMs
    return passedMs >= 0 && passedMs < spacingMs ? spacingMs - passedMs : 0
  }

  /** @param staleMs a probe that has run for as long is given up; a younger one is joined */
  function probe(staleMs: number): Promise<void> {
    const startedAtMs = deps.nowMs()
    if (probing !== null && startedAtMs - probing.startedAtMs < staleMs) return probing.done
    probing?.controller.abort()
    const controller = new AbortController()
    lastProbeAtMs = startedAtMs
    // Async, so that a probe that throws ends like one that says nothing.
    const run = async (): Promise<void> => deps.probe(controller.signal)
    const done = run().finally(() => {
      if (probing?.controller !== controller) return
      probing = null
      // A probe may end without a word about the connection (a sign-in page of a hotel, a bad body): the way back must be tried again.
      if (!isStopped && cancelRetry === null && isRetried(state.kind)) plan(state.kind)
    })
    probing = { startedAtMs, controller, done }
    return done
  }

  function hasSettled(): void {
    cancelQuiet = null
    if (waitLeftMs() > 0) return
    if (spacingLeftMs(changeSpacingMs) > 0) {
      networkChanged()
      return
    }
    cancelRetry?.()
    cancelRetry = null
    attempts = 0
    // Whatever is under way was sent through a network that is gone.
    void probe(0)
  }

  function networkChanged(): void {
    if (isStopped || state.kind === 'credentials-rejected') return
    cancelQuiet?.()
    cancelQuiet = deps.schedule(hasSettled, Math.max(quietMs, spacingLeftMs(changeSpacingMs)))
  }

  return {
    state: () => state,
    answered,
    failed,
    retryNow: async () => {
      if (isStopped || state.kind === 'credentials-rejected' || waitLeftMs() > 0) return
      attempts = 0
      const spacingLeft = spacingLeftMs(askedSpacingMs)
      if (probing === null && spacingLeft > 0) {
        probeAfter(spacingLeft)
        if ('retryAtMs' in state) change({ ...state, retryAtMs: deps.nowMs() + spacingLeft })
        return
      }
      cancelRetry?.()
      cancelRetry = null
      await probe(staleProbeMs)
    },
    networkChanged,
    credentialsReplaced: () => {
      if (isStopped || state.kind !== 'credentials-rejected') return
      // It asked with the old credentials.
      probing?.controller.abort()
      probing = null
      lastProbeAtMs = -Infinity
      change({ kind: 'unknown' })
    },
    stop: () => {
      isStopped = true
      cancelRetry?.()
      cancelQuiet?.()
      cancelRetry = null
      cancelQuiet = null
      probing?.controller.abort()
    }
  }
}

function isRetried(kind: Reachability['kind']): kind is Exclude<Trouble, 'credentials-rejected'> {
  return isOutOfReach(kind) || kind === 'rate-limited'
}

/** Out of reach stays out of reach, whichever way: only an answer (a 429 is one) ends the time since when. */
function sinceOf(state: Reachability, kind: Trouble, atMs: number): number {
  const goesOn = state.kind === kind || (isOutOfReach(state.kind) && isOutOfReach(kind))
  return goesOn && 'sinceMs' in state ? Math.min(state.sinceMs, atMs) : atMs
}

function isSameState(one: Reachability, other: Reachability): boolean {
  if (one.kind !== other.kind) return false
  if (!('sinceMs' in one) || !('sinceMs' in other)) return true
  return one.sinceMs === other.sinceMs && one.retryAtMs === other.retryAtMs
}
