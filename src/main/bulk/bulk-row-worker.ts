import { assertNever } from '@shared/domain/assert-never'
import type { Failure, FailureCode } from '@shared/ipc/result'
import type { BulkJob } from './bulk-job'
import type { BulkLog } from './bulk-log'
import type { RowState } from './bulk-records'
import type { BulkThrottle } from './bulk-throttle'
import type { BulkServer } from './bulk-types'
import { hasArrived } from './has-arrived'
import { newInvitationOf } from './new-invitation-of'
import { outcomeOf } from './outcome-of'

/** A row is tried so often without an answer that says what became of it. */
const mostTries = 6

export interface RowWorkerParts {
  readonly job: BulkJob
  readonly log: Pick<BulkLog, 'append'>
  readonly server: BulkServer
  readonly throttle: BulkThrottle
  readonly nowMs: () => number
  /** Aborted when the profile is left: what is on its way is called off, and looked up in the next run of the app. */
  readonly signal: AbortSignal
  /** Whether a row may still be sent. */
  readonly isSending: () => boolean
  /** No row can be sent until the person did something. */
  readonly onRefused: (code: FailureCode) => void
  /** A row is done. */
  readonly onSettled: () => void
  readonly onChange: () => void
}

/**
 * Makes what brings one row to its end, or to where it waits again. Never two live invitations for a row: it is on the disk as `sending` before it goes
 * out, and whoever finds it so, in this run or the next, looks it up before it is sent again.
 *
 * @returns resolves when nothing of the row is on its way; rejects for a bug only
 */
export function createRowWorker(parts: RowWorkerParts): (index: number) => Promise<void> {
  const { job, log, server, throttle, nowMs, signal, isSending, onChange } = parts
  const tries = new Map<number, number>()
  const isLeft = (): boolean => signal.aborted

  async function workOn(index: number): Promise<void> {
    if (job.state(index).status === 'sending' && !(await isMissing(index))) return
    if (isSending()) await send(index)
    else if (job.isCancelled()) await settle(index, { status: 'cancelled' })
    else job.giveBack(index)
  }

  /** Looks a row up that may have been sent. False when it is dealt with: found, or to be looked up again later. */
  async function isMissing(index: number): Promise<boolean> {
    const answer = await server.lookUp(job.input(index).fleetRef, signal)
    if (isLeft()) return false
    if (answer.ok) {
      throttle.answered()
      if (!hasArrived(job.state(index), answer.value)) return true
      await settle(index, { status: 'found', expiresAtMs: answer.value?.expiresAtMs ?? null })
    } else if (job.isCancelled()) await settle(index, { status: 'failed', failure: answer.error.code })
    else await takeFailure(index, answer.error, true)
    return false
  }

  async function send(index: number): Promise<void> {
    const { fleetRef } = job.input(index)
    const invitation = newInvitationOf(job.input(index), job.head.common)
    if (!invitation.ok) {
      await settle(index, { status: 'failed', failure: 'invalid-input', field: invitation.error.field ?? null })
      return
    }
    const state = job.state(index)
    const sentAtMs = nowMs()
    // Of its first sending: what is there after that may be ours.
    const first = state.sentAtMs === null ? { before: server.known(fleetRef), sentAtMs } : {}
    job.set(index, { ...state, ...first, status: 'sending' })
    onChange()
    if (!(await isWritten(index))) {
      // Certainly not sent: nothing may go out that is not written down first.
      job.set(index, state)
      job.giveBack(index)
      return
    }
    if (isLeft()) return
    const answer = await server.create(invitation.value, signal)
    if (!answer.ok) {
      if (!isLeft()) await takeFailure(index, answer.error, false)
      return
    }
    throttle.answered()
    const { isNew, expiresAtMs } = answer.value
    await settle(index, { status: isNew ? 'created' : 'refreshed', expiresAtMs })
  }

  /** @param mayBeThere the row was sent before without an answer */
  async function takeFailure(index: number, error: Failure, mayBeThere: boolean): Promise<void> {
    const outcome = outcomeOf(error)
    switch (outcome.kind) {
      case 'row-failed':
        throttle.answered()
        await settle(index, failed(error))
        return
      case 'wait':
        throttle.refused(outcome.afterMs)
        putBack(index, mayBeThere)
        return
      case 'unsure':
        throttle.failed()
        tries.set(index, (tries.get(index) ?? 0) + 1)
        if (!outcome.isOffline && (tries.get(index) ?? 0) >= mostTries) await settle(index, failed(error))
        else putBack(index, true)
        return
      case 'run-refused':
        parts.onRefused(error.code)
        putBack(index, mayBeThere)
        return
      case 'left':
        putBack(index, true)
        return
      default:
        assertNever(outcome)
    }
  }

  /** On the disk the row stays as `sending`: to be looked up after a crash, which costs one request and no mistake. */
  function putBack(index: number, mayBeThere: boolean): void {
    if (!mayBeThere) job.set(index, { ...job.state(index), status: 'waiting' })
    job.giveBack(index)
    onChange()
  }

  async function settle(index: number, change: Partial<RowState>): Promise<void> {
    job.set(index, { ...job.state(index), ...change })
    if (change.status !== 'cancelled') parts.onSettled()
    onChange()
    await isWritten(index)
  }

  async function isWritten(index: number): Promise<boolean> {
    try {
      await log.append({ kind: 'row', index, state: job.state(index) })
      return true
    } catch {
      // Without its error, which may name a folder.
      parts.onRefused('file-not-written')
      return false
    }
  }

  return workOn
}

function failed({ code, field, serverMessage }: Failure): Partial<RowState> {
  return { status: 'failed', failure: code, field: field ?? null, serverMessage: serverMessage ?? null }
}
