import { fail, ok, type Result } from '@shared/ipc/result'
import type { BulkChange, BulkPhase, BulkStartInput, BulkState, BulkSummary } from '@shared/ipc/schemas-bulk'
import type { Schedule } from '../invitations/poller'
import { createSerially } from '../storage/serially'
import { createBulkEstimate } from './bulk-estimate'
import { newBulkJob, restoredBulkJob, type BulkJob } from './bulk-job'
import type { BulkLog } from './bulk-log'
import { createBulkRunner, type BulkRunner } from './bulk-runner'
import { createBulkThrottle } from './bulk-throttle'
import type { BulkServer } from './bulk-types'

/** The page is told at most so often, in milliseconds. */
const tellEveryMs = 150

export interface BulkParts {
  readonly log: BulkLog
  /** Whether what is written survives the app. */
  readonly isKept: boolean
  readonly server: BulkServer
  readonly nowMs: () => number
  readonly schedule: Schedule
  /** Gives [0, 1). */
  readonly random: () => number
  /** Opaque: `randomUUID`. */
  readonly randomId: () => string
  readonly onChange: (change: BulkChange) => void
  /** A run has come to its end, or was cancelled. */
  readonly onEnded: (counts: BulkSummary['counts']) => void
  readonly logger: { warn(message: string, details?: unknown): void; error(message: string, details?: unknown): void }
}

/** The run of many invitations of one open profile. One at a time; it outlives the app, but not the profile's data. */
export interface BulkService {
  /** Finds the run of an earlier start. Nothing is sent before `resume`. Never rejects. */
  open(): Promise<void>
  get(): BulkChange
  /** Fails with `conflict` while another run has not ended, `file-not-written` when it could not be written down: then nothing is sent. */
  start(input: BulkStartInput): Promise<Result<undefined>>
  pause(): Result<undefined>
  /** Fails with `not-found` without a run, `file-not-written` as `start`. */
  resume(): Promise<Result<undefined>>
  cancel(): Promise<Result<undefined>>
  /** Forgets a run that has ended; fails with `conflict` for one that has not. */
  dismiss(): Promise<Result<undefined>>
  /** Whether rows are being sent: quitting now interrupts that. */
  isRunning(): boolean
  setOnline(isOnline: boolean): void
  /** Ends what is on its way; resolves when nothing is written any more. */
  close(): Promise<void>
  /** After `close`: deletes the run from the disk. Rejects when it cannot. */
  forget(): Promise<void>
}

interface Run {
  readonly job: BulkJob
  readonly runner: BulkRunner
  readonly leftMs: () => number | null
}

/** Makes the service, at rest. */
export function createBulkService(parts: BulkParts): BulkService {
  const { log, nowMs, logger } = parts
  const serially = createSerially()
  let run: Run | null = null
  let isOnline = true
  let isClosed = false
  let sequence = 0
  let cancelTelling: (() => void) | null = null

  function stateOf({ job, runner, leftMs }: Run, rows: BulkState['rows']): BulkState {
    const { jobId, name, startedAtMs } = job.head
    const summary = { jobId, name, startedAtMs, phase: runner.phase(), counts: job.counts(), leftMs: leftMs() }
    return { ...summary, isUnsaved: !parts.isKept, rows }
  }

  function tellSoon(): void {
    cancelTelling ??= parts.schedule(tell, tellEveryMs)
  }

  function tell(): void {
    cancelTelling?.()
    cancelTelling = null
    if (isClosed) return
    sequence += 1
    parts.onChange({ sequence, state: run === null ? null : stateOf(run, run.job.takeChanged()) })
  }

  function runOf(job: BulkJob, phase: BulkPhase): Run {
    const estimate = createBulkEstimate()
    const throttle = createBulkThrottle(nowMs, parts.random)
    const { server, schedule } = parts
    const runner = createBulkRunner(
      {
        job,
        log,
        server,
        throttle,
        estimate,
        nowMs,
        schedule,
        onChange: tellSoon,
        onEnded: () => parts.onEnded(job.counts()),
        onBug: (error) => logger.error('A run of invitations met a bug', { error })
      },
      phase
    )
    runner.setOnline(isOnline)
    const leftMs = (): number | null => {
      const { waiting, sending } = job.counts()
      return runner.phase().kind === 'running' ? estimate.leftMs(waiting + sending) : null
    }
    return { job, runner, leftMs }
  }

  /** Nothing goes out before the whole run is on the disk; a log that a full disk broke off is made whole by the same. */
  async function go(next: Run): Promise<Result<undefined>> {
    try {
      await log.begin(next.job.head, next.job.records())
    } catch {
      // Without its error, which may name a folder.
      logger.warn('A run of invitations could not be written down')
      return fail('file-not-written')
    }
    if (isClosed) return fail('signed-out')
    run = next
    next.runner.run()
    tell()
    return ok(undefined)
  }

  async function restore(): Promise<void> {
    try {
      const loaded = await log.load()
      if (loaded === null || isClosed) return
      const job = restoredBulkJob(loaded)
      const ended = job.ended()
      const interrupted = { kind: 'paused', reason: 'interrupted', failure: null } as const
      run = runOf(job, ended === null ? interrupted : { kind: 'ended', ...ended })
      tell()
    } catch (error) {
      logger.warn('The run of invitations of an earlier start could not be read', { error })
    }
  }

  async function withRun(act: (found: Run) => Promise<Result<undefined>>): Promise<Result<undefined>> {
    if (isClosed) return fail('signed-out')
    return run === null ? fail('not-found') : act(run)
  }

  return {
    open: () => serially(restore),
    get: () => ({ sequence, state: run === null ? null : stateOf(run, run.job.rows()) }),
    start: (input) =>
      serially(async () => {
        if (isClosed) return fail('signed-out')
        if (run !== null && run.runner.phase().kind !== 'ended') return fail('conflict')
        const { name, rows, common } = input
        const head = {
          version: 1,
          jobId: parts.randomId(),
          name,
          startedAtMs: nowMs(),
          common,
          total: rows.length
        } as const
        return go(runOf(newBulkJob(head, rows), { kind: 'paused', reason: 'asked', failure: null }))
      }),
    pause() {
      if (run === null) return fail('not-found')
      run.runner.pause()
      tell()
      return ok(undefined)
    },
    resume: () =>
      serially(() =>
        withRun((found) => (found.runner.phase().kind === 'paused' ? go(found) : Promise.resolve(ok(undefined))))
      ),
    cancel: () =>
      serially(() =>
        withRun((found) => {
          found.runner.cancel()
          tell()
          return Promise.resolve(ok(undefined))
        })
      ),
    dismiss: () =>
      serially(() =>
        withRun(async (found) => {
          if (found.runner.phase().kind !== 'ended') return fail('conflict')
          await found.runner.stop()
          run = null
          tell()
          try {
            await log.remove()
            return ok(undefined)
          } catch {
            return fail('file-not-written')
          }
        })
      ),
    isRunning: () => run?.runner.phase().kind === 'running',
    setOnline(online) {
      isOnline = online
      run?.runner.setOnline(online)
    },
    async close() {
      isClosed = true
      cancelTelling?.()
      const stopped = run?.runner.stop()
      await serially(() => stopped ?? Promise.resolve())
    },
    forget: () => log.remove()
  }
}
