import { formatExact } from '@shared/domain/time'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import type { SessionState } from '@shared/ipc/schemas-session'
import type { DrawnMark } from './drawn-marks'
import type { ExportSet } from './export-set'
import { words } from './words'

/** What a picture or a print of the map says beside the map. A map without its time and its filter is a rumour. */
export interface SheetFacts {
  readonly title: string
  /** Says that this is no production data; null where it is. */
  readonly mark: string | null
  readonly count: string
  readonly filter: string
  readonly asOf: string
  /** What is drawn beside the vehicles, for the legend. */
  readonly drawn: readonly DrawnMark[]
  readonly attribution: string
  readonly source: string
}

/**
 * @param drawn beside the vehicles
 * @param attribution of the base map that is drawn
 * @param nowMs the present
 */
export function sheetFacts(
  session: SessionState,
  status: Pick<PositionStatus, 'asOfMs'>,
  set: Pick<ExportSet, 'slots' | 'total' | 'filterText'>,
  drawn: readonly DrawnMark[],
  attribution: string,
  nowMs: number
): SheetFacts {
  const profile = session.kind === 'open' ? session.profile : null
  return {
    title: profile?.name ?? '',
    mark: profile?.environment === 'test' ? words.testMark : profile?.environment === 'demo' ? words.demoMark : null,
    count: words.vehicles(set.slots.length, set.total),
    filter: set.filterText ?? words.everything,
    asOf: status.asOfMs === null ? words.noPositions : words.asOf(formatExact(status.asOfMs)),
    drawn,
    attribution,
    source: words.source(formatExact(nowMs))
  }
}
