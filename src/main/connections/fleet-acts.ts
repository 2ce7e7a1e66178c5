import { fail, ok, type Result } from '@shared/ipc/result'
import type { FleetDetail } from '@shared/ipc/schemas-fleets'
import type { NewJournalEntry } from '@shared/ipc/schemas-journal'
import type { FleetBook } from './fleet-book-types'
import type { FleetCore } from './fleet-core'
import { fleetDetailOf } from './fleet-detail'
import { providerOf } from './fleet-facts'
import type { FleetNotes } from './fleet-marks'
import { positionsResource } from './fleet-records'
import { connectionsAt, sourceVerdict } from './fleet-sources'
import type { FleetWorker } from './fleet-worker'
import { createScheduleReader } from './schedule-reader'

/** A detail is answered without the rhythm of its connections when that takes longer. */
const scheduleLimitMs = 2_500

const dayMs = 86_400_000

type Acts = Pick<
  FleetBook,
  'detail' | 'setNote' | 'setSnooze' | 'noteChase' | 'row' | 'group' | 'name' | 'evidence' | 'sourceVerdict'
>

/** What the person does with one fleet, and looks at of it. */
export function createFleetActs(core: FleetCore, worker: FleetWorker, isAsking: () => boolean): Acts {
  const { parts, lists, tallies, engine, marks, closing } = core
  const { now, schedule } = parts
  const schedules = createScheduleReader({
    source: parts.source,
    now,
    signal: closing.signal,
    onInterval(connectionId, seconds) {
      lists.setInterval(connectionId, seconds)
      worker.touchAll()
    },
    onVisibility(part, failure) {
      if (lists.setHidden(part, failure)) worker.touchAll()
    }
  })

  const name = (key: string): string => worker.table.row(key)?.name ?? marks.seen(key)?.name ?? key

  function written(kind: NewJournalEntry['kind'], key: string, detail: NewJournalEntry['detail'] = {}): void {
    parts.journal.add([{ atMs: now(), kind, fleetKey: key, fleetName: name(key), detail }])
  }

  /** Kept first, said afterwards. */
  async function put(key: string, notes: Partial<FleetNotes>): Promise<Result<undefined>> {
    if (core.group(key) === undefined) return fail('unknown-handle')
    const isKept = await marks.setNotes(key, { ...marks.notes(key), ...notes })
    worker.tellNow(key)
    return isKept ? ok(undefined) : fail('file-not-written')
  }

  /** Waits for something, but not for ever. */
  async function within(limitMs: number, task: Promise<unknown>): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const cancel = schedule(resolve, limitMs)
      void task.then(() => resolve(), reject).finally(cancel)
    })
  }

  return {
    async detail(key): Promise<Result<FleetDetail>> {
      const found = core.group(key)
      if (found === undefined) return fail('unknown-handle')
      const ids = found.connections.map(({ connectionId }) => connectionId)
      if (isAsking()) await within(scheduleLimitMs, schedules.read(ids))
      // It may have changed, or gone, meanwhile.
      const group = core.group(key)
      if (group === undefined) return fail('unknown-handle')
      const { invitations } = parts
      return ok(fleetDetailOf({ group, lists, tallies, engine, invitations, notes: marks.notes(key), nowMs: now() }))
    },
    async setNote(key, text) {
      if (marks.notes(key).note === text && core.group(key) !== undefined) return ok(undefined)
      const kept = await put(key, { note: text })
      if (kept.ok) written('note-changed', key)
      return kept
    },
    async setSnooze(key, snooze) {
      if (snooze !== null && snooze.untilMs <= now()) return fail('invalid-input', { field: 'untilMs' })
      const kept = await put(key, { snooze })
      if (kept.ok && snooze !== null) written('snoozed', key, { untilMs: snooze.untilMs })
      return kept
    },
    async noteChase(key, via) {
      const { snooze } = marks.notes(key)
      const untilMs = now() + dayMs
      await put(key, {
        snooze: snooze !== null && snooze.untilMs > untilMs ? snooze : { untilMs, reason: '' },
        chasedAtMs: now()
      })
      written('chased', key, { via })
    },
    row: (key) => worker.table.row(key),
    group: (key) => core.group(key) ?? null,
    name,
    evidence(key, providerKey) {
      const group = core.group(key)
      if (group === undefined) return []
      const connections = providerKey === null ? group.connections : connectionsAt(group, providerKey, lists)
      return connections.map((connection) => ({
        connectionId: connection.connectionId,
        providerName: providerOf(connection, lists.tsps).name,
        status: connection.status,
        verdict: engine.connectionVerdict(connection.connectionId)?.kind ?? 'fine',
        positions:
          lists.reading(connection.connectionId)?.rows.find(({ resource }) => resource === positionsResource) ?? null
      }))
    },
    sourceVerdict(key, providerKey) {
      const group = core.group(key)
      return group === undefined ? 'fine' : sourceVerdict(group, providerKey, lists, engine)
    }
  }
}
