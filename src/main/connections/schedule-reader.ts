import type { Result } from '@shared/ipc/result'
import type { FleetPart } from '@shared/ipc/schemas-fleets'
import { positionsResource } from './fleet-records'
import type { FleetSource } from './fleet-poll'

/** Schedules change rarely; what was read is good for so long, in milliseconds. */
const goodForMs = 60 * 60_000

/** A fleet with more connections than this shows the rhythm of the first ones. */
const mostConnections = 12

interface ScheduleReaderParts {
  readonly source: Pick<FleetSource, 'listSchedules'>
  readonly now: () => number
  readonly signal: AbortSignal
  readonly onInterval: (connectionId: string, seconds: number) => void
  readonly onVisibility: (part: FleetPart, failure: 'forbidden' | 'not-found' | null) => void
}

/** Reads the rhythm of connections that somebody looks at: one request each, so nobody reads them all. */
export interface ScheduleReader {
  /** Resolves when what is not known of these is read, or cannot be. Never rejects. */
  read(connectionIds: readonly string[]): Promise<void>
}

export function createScheduleReader({
  source,
  now,
  signal,
  onInterval,
  onVisibility
}: ScheduleReaderParts): ScheduleReader {
  const askedAtMs = new Map<string, number>()

  function judge(connectionId: string, answer: Awaited<ReturnType<FleetSource['listSchedules']>>): Result<unknown> {
    if (!answer.ok) {
      const { code } = answer.error
      if (code === 'forbidden' || code === 'not-found') onVisibility('schedules', code)
      return answer
    }
    onVisibility('schedules', null)
    const schedule = answer.value.rows.find(({ resource }) => resource === positionsResource)
    const seconds = schedule?.intervalSeconds ?? null
    if (seconds !== null && seconds > 0) onInterval(connectionId, seconds)
    return answer
  }

  return {
    async read(connectionIds) {
      for (const connectionId of connectionIds.slice(0, mostConnections)) {
        if (signal.aborted) return
        if (now() - (askedAtMs.get(connectionId) ?? -Infinity) < goodForMs) continue
        askedAtMs.set(connectionId, now())
        const answer = judge(connectionId, await source.listSchedules(connectionId, signal))
        // Where one is refused, the others are, too; other failures may pass.
        if (answer.ok) continue
        if (answer.error.code !== 'forbidden' && answer.error.code !== 'not-found') askedAtMs.delete(connectionId)
        return
      }
    }
  }
}
