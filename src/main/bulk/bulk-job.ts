import type { BulkRow, BulkRowInput, BulkRowStatus, BulkSummary } from '@shared/ipc/schemas-bulk'
import type { LoadedRun } from './bulk-log'
import type { BulkRecord, HeadRecord, RowState } from './bulk-records'

/** Rows in one record: a run of 10,000 is written in 20 pieces. */
const rowsPerRecord = 500

/** A run in memory: its rows and what became of each. Plain data: no clock, no network, no disk. */
export interface BulkJob {
  readonly head: HeadRecord
  input(index: number): BulkRowInput
  state(index: number): RowState
  set(index: number, state: RowState): void
  counts(): BulkSummary['counts']
  ended(): Ended | null
  end(ended: Ended): void
  /** The person cancelled: nothing more is sent. */
  isCancelled(): boolean
  /** Cancels every row that was certainly not sent. Answers those of which the disk says that they may have been, because they once were on their way. */
  cancelRest(): readonly number[]
  /** Whether a row waits, or may have been sent without an answer. */
  isWorkLeft(): boolean
  /** The next row to work on, which is not given again before `giveBack`; those that may have been sent come first. Null when there is none. */
  take(): number | null
  /** A row that was taken is to be taken again. */
  giveBack(index: number): void
  /** Everything, for the disk. */
  records(): readonly BulkRecord[]
  rows(): readonly BulkRow[]
  /** Rows that changed since this was last asked. */
  takeChanged(): readonly BulkRow[]
}

interface Ended {
  readonly isCancelled: boolean
  readonly endedAtMs: number
}

/** A row before anything happened to it. */
export const untouched: RowState = {
  status: 'waiting',
  before: null,
  sentAtMs: null,
  failure: null,
  field: null,
  serverMessage: null,
  expiresAtMs: null
}

/** A run that begins now. */
export function newBulkJob(head: HeadRecord, inputs: readonly BulkRowInput[]): BulkJob {
  return createBulkJob(
    head,
    inputs,
    inputs.map(() => untouched),
    { ended: null, isCancelled: false }
  )
}

/** A run as its file has it. A row of which that file says too little may have been sent, and is looked up. */
export function restoredBulkJob({ head, records, isWhole }: LoadedRun): BulkJob {
  const inputs: BulkRowInput[] = []
  let states: RowState[] = []
  let ended: Ended | null = null
  let isCancelled = false
  for (const record of records) {
    if (record.kind === 'ended') ended = { isCancelled: record.isCancelled, endedAtMs: record.endedAtMs }
    else if (record.kind === 'row') states[record.index] = record.state
    else if (record.kind === 'rest-cancelled') {
      isCancelled = true
      states = states.map(cancelledIfWaiting)
    } else
      for (const row of record.rows) {
        states[inputs.length] = row.state
        inputs.push(row.input)
      }
  }
  const doubted = (state: RowState): RowState =>
    isWhole || state.status !== 'waiting' ? state : { ...state, status: 'sending' }
  return createBulkJob(
    head,
    inputs,
    inputs.map((_, index) => doubted(states[index] ?? untouched)),
    { ended, isCancelled }
  )
}

function createBulkJob(
  head: HeadRecord,
  inputs: readonly BulkRowInput[],
  states: RowState[],
  sofar: { readonly ended: Ended | null; readonly isCancelled: boolean }
): BulkJob {
  let { ended, isCancelled } = sofar
  const changed = new Set<number>()
  const taken = new Set<number>()
  const byStatus = new Map<BulkRowStatus, number>()
  const count = (status: BulkRowStatus, by: number): void => void byStatus.set(status, (byStatus.get(status) ?? 0) + by)
  for (const { status } of states) count(status, 1)
  /** Where to look for the next row: nothing before it waits. Moved back when a row is given back. */
  const from: Record<'sending' | 'waiting', number> = { sending: 0, waiting: 0 }

  const input = (index: number): BulkRowInput => at(inputs, index)
  const state = (index: number): RowState => at(states, index)

  function next(status: 'sending' | 'waiting'): number | null {
    for (let index = from[status]; index < states.length; index += 1) {
      if (states[index]?.status !== status || taken.has(index)) continue
      from[status] = index + 1
      return index
    }
    from[status] = states.length
    return null
  }

  function set(index: number, newState: RowState): void {
    count(state(index).status, -1)
    count(newState.status, 1)
    states[index] = newState
    changed.add(index)
  }

  function rowOf(index: number): BulkRow {
    const { line, fleetRef, fleetName, expected } = input(index)
    const { status, failure, field, serverMessage, expiresAtMs } = state(index)
    return { line, fleetRef, fleetName, expected, status, failure, field, serverMessage, expiresAtMs }
  }

  return {
    head,
    input,
    state,
    set,
    counts() {
      const of = (status: BulkRowStatus): number => byStatus.get(status) ?? 0
      return {
        total: inputs.length,
        waiting: of('waiting'),
        sending: of('sending'),
        created: of('created'),
        refreshed: of('refreshed'),
        found: of('found'),
        failed: of('failed'),
        cancelled: of('cancelled')
      }
    },
    ended: () => ended,
    end(how) {
      ended = how
    },
    isCancelled: () => isCancelled,
    cancelRest() {
      isCancelled = true
      const cancelled = states.flatMap(({ status }, index) =>
        status === 'waiting' && !taken.has(index) ? [index] : []
      )
      for (const index of cancelled) set(index, cancelledIfWaiting(state(index)))
      return cancelled.filter((index) => state(index).sentAtMs !== null)
    },
    isWorkLeft: () => (byStatus.get('waiting') ?? 0) + (byStatus.get('sending') ?? 0) > 0,
    take() {
      const index = next('sending') ?? next('waiting')
      if (index !== null) taken.add(index)
      return index
    },
    giveBack(index) {
      taken.delete(index)
      const { status } = state(index)
      if (status === 'sending' || status === 'waiting') from[status] = Math.min(from[status], index)
    },
    records() {
      const records: BulkRecord[] = []
      for (let start = 0; start < inputs.length; start += rowsPerRecord) {
        const some = inputs.slice(start, start + rowsPerRecord)
        records.push({ kind: 'rows', rows: some.map((one, offset) => ({ input: one, state: state(start + offset) })) })
      }
      if (isCancelled) records.push({ kind: 'rest-cancelled' })
      return ended === null ? records : [...records, { kind: 'ended', ...ended }]
    },
    rows: () => inputs.map((_, index) => rowOf(index)),
    takeChanged() {
      const rows = [...changed].sort((a, b) => a - b).map(rowOf)
      changed.clear()
      return rows
    }
  }
}

function cancelledIfWaiting(state: RowState): RowState {
  return state.status === 'waiting' ? { ...state, status: 'cancelled' } : state
}

/** @throws for a place that no row has: a bug of ours */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`A run has no row ${index}`)
  return found
}
