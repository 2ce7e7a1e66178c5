import type { FailureCode } from '@shared/ipc/result'
import type { BulkPhase } from '@shared/ipc/schemas-bulk'
import type { Schedule } from '../invitations/poller'
import type { BulkEstimate } from './bulk-estimate'
import type { BulkJob } from './bulk-job'
import type { BulkLog } from './bulk-log'
import { createRowWorker } from './bulk-row-worker'
import type { BulkThrottle } from './bulk-throttle'
import type { BulkServer } from './bulk-types'

export interface BulkRunnerParts {
  readonly job: BulkJob
  /** Whole: see `BulkLog.begin`. */
  readonly log: Pick<BulkLog, 'append'>
  readonly server: BulkServer
  readonly throttle: BulkThrottle
  readonly estimate: BulkEstimate
  readonly nowMs: () => number
  readonly schedule: Schedule
  /** Called after each change of the phase or of a row. */
  readonly onChange: () => void
  /** Called once, when no row is left. */
  readonly onEnded: () => void
  readonly onBug: (error: unknown) => void
}

/** Sends the rows of one run. */
export interface BulkRunner {
  phase(): BulkPhase
  /** Begins, or goes on. */
  run(): void
  /** Sends no further row; those on their way are still waited for. */
  pause(): void
  /** Ends the run: no further row is sent, and those that may have been sent are looked up. */
  cancel(): void
  /** Nobody can be asked anything, or somebody can again. */
  setOnline(isOnline: boolean): void
  /** The profile is left: what is on its way is called off. Resolves when nothing is written any more. */
  stop(): Promise<void>
}

/** Makes a runner at rest, in the phase that it was left in. */
export function createBulkRunner(parts: BulkRunnerParts, first: BulkPhase): BulkRunner {
  const { job, log, throttle, estimate, nowMs } = parts
  const stopping = new AbortController()
  const working = new Set<Promise<void>>()
  let phase: BulkPhase = first
  let cancelTimer: (() => void) | null = null

  const isRunning = (): boolean => phase.kind === 'running' && !stopping.signal.aborted
  const workOn = createRowWorker({
    job,
    log,
    server: parts.server,
    throttle,
    nowMs,
    signal: stopping.signal,
    isSending: () => isRunning() && !job.isCancelled(),
    onRefused: refused,
    onSettled: () => estimate.note(nowMs()),
    onChange: parts.onChange
  })

  function setPhase(next: BulkPhase): void {
    phase = next
    parts.onChange()
  }

  /** Whoever cancelled a run does not wait for a server that asks for patience: what may have been sent is asked for once. */
  const hold = () => (job.isCancelled() ? null : throttle.hold())
  const waitMs = () => (job.isCancelled() ? 0 : throttle.waitMs())

  function pump(): void {
    cancelTimer?.()
    cancelTimer = null
    if (!isRunning()) return
    if (phase.kind === 'running' && phase.hold !== hold()) setPhase({ kind: 'running', hold: hold() })
    while (isRunning() && working.size < throttle.atOnce()) {
      const delayMs = waitMs()
      if (delayMs === null) return
      if (delayMs > 0) {
        cancelTimer = parts.schedule(pump, Math.max(1, delayMs))
        return
      }
      const index = job.take()
      if (index === null) break
      throttle.noteSent()
      follow(workOn(index).catch((error: unknown) => failedBadly(index, error)))
    }
    if (working.size === 0 && !job.isWorkLeft()) end()
  }

  function follow(work: Promise<void>): void {
    const done = work.finally(() => {
      working.delete(done)
      pump()
    })
    working.add(done)
  }

  function failedBadly(index: number, error: unknown): void {
    parts.onBug(error)
    job.giveBack(index)
    refused('internal')
  }

  function refused(failure: FailureCode): void {
    if (!isRunning() || job.isCancelled()) return
    estimate.rest()
    setPhase({ kind: 'paused', reason: 'refused', failure })
  }

  function end(): void {
    const ended = { isCancelled: job.isCancelled(), endedAtMs: nowMs() }
    job.end(ended)
    setPhase({ kind: 'ended', ...ended })
    parts.onEnded()
    // Where it cannot be written, the next start finds a run of which nothing is left to do.
    follow(log.append({ kind: 'ended', ...ended }).catch(() => undefined))
  }

  return {
    phase: () => phase,
    run() {
      if (phase.kind === 'ended' || stopping.signal.aborted) return
      throttle.reset()
      setPhase({ kind: 'running', hold: hold() })
      pump()
    },
    pause() {
      if (!isRunning() || job.isCancelled()) return
      estimate.rest()
      setPhase({ kind: 'paused', reason: 'asked', failure: null })
    },
    cancel() {
      if (phase.kind === 'ended' || job.isCancelled() || stopping.signal.aborted) return
      const doubtful = job.cancelRest()
      setPhase({ kind: 'running', hold: null })
      const records = doubtful.map((index) => log.append({ kind: 'row', index, state: job.state(index) }))
      const written = Promise.all([log.append({ kind: 'rest-cancelled' }), ...records])
      follow(
        written.then(
          () => undefined,
          // What is cancelled on screen only is asked about again after a restart.
          () => undefined
        )
      )
    },
    setOnline(isOnline) {
      throttle.setOnline(isOnline)
      if (!isOnline) estimate.rest()
      pump()
    },
    async stop() {
      stopping.abort()
      cancelTimer?.()
      while (working.size > 0) await Promise.all(working)
    }
  }
}
