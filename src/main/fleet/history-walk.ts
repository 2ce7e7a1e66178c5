import { fail, ok, type Result } from '@shared/ipc/result'
import { createRowsOfSpan, mostRows, type HistoryFixes, type RowsOfSpan } from './history-fixes'
import type { Span } from './history-pieces'
import { placeOf } from './labels'
import { judgeFix } from './plausibility'
import type { HistoryPageRequest, LocationPage } from './rows'
import { uuidWords } from './vehicle-index'

/** Rows asked for per page: the most the API gives (API.md section 3). */
const pageSize = 1000

/** A walk this long is a server that invents cursors without end. */
const mostPages = 10_000

export interface HistoryWalkOptions {
  readonly ask: (request: HistoryPageRequest) => Promise<Result<LocationPage>>
  readonly vehicleId: string
  readonly span: Span
  /** On the server's clock, epoch milliseconds. */
  readonly nowMs: number
  readonly signal: AbortSignal
  /** Told after each page: its items, and what the server says the whole list holds. */
  readonly onPage: (itemCount: number, total: number | null) => void
}

/**
 * Asks for one stretch of one vehicle's past, page by page.
 *
 * @returns everything or nothing: of a walk that fails half-way it cannot be said what is missing. Fails with `cancelled`, with `bad-answer`
 *   (a cursor that comes again, or a list without end), or as a page fails
 */
export async function walkHistory(options: HistoryWalkOptions): Promise<Result<HistoryFixes>> {
  const { ask, vehicleId, span, signal, onPage } = options
  const rows = createRowsOfSpan(span)
  const seen = new Set<string>()
  let cursor: string | null = null
  for (let index = 0; index < mostPages; index++) {
    if (signal.aborted) return fail('cancelled')
    const answer: Result<LocationPage> = await ask({ vehicleId, ...span, size: pageSize, cursor, signal })
    if (!answer.ok) return answer
    const page = answer.value
    if (rows.count + page.itemCount > mostRows) return fail('bad-answer')
    take(page, rows, options)
    onPage(page.itemCount, page.total)
    cursor = page.next
    if (cursor === null || cursor === '') return ok(rows.fixes())
    if (seen.has(cursor)) return fail('bad-answer')
    seen.add(cursor)
  }
  return fail('bad-answer')
}

function take(page: LocationPage, rows: RowsOfSpan, { vehicleId, nowMs }: HistoryWalkOptions): void {
  const isOurs = idTest(page, vehicleId)
  const places = page.places.map(placeOf)
  for (let row = 0; row < page.rowCount; row++) {
    const claim = {
      longitudeDeg: page.longitudeDeg[row] ?? NaN,
      latitudeDeg: page.latitudeDeg[row] ?? NaN,
      occurredAtMs: page.occurredAtMs[row] ?? NaN
    }
    const verdict = judgeFix(claim, nowMs)
    if (verdict === 'none') continue
    const isBelieved = verdict === 'good' && page.deleted[row] !== 1 && isOurs(row)
    if (!isBelieved) {
      rows.setAside(claim.occurredAtMs)
      continue
    }
    const { occurredAtMs, longitudeDeg, latitudeDeg } = claim
    const place = places[page.place[row] ?? -1] ?? ''
    rows.add(occurredAtMs, longitudeDeg, latitudeDeg, page.speedMps[row] ?? NaN, place)
  }
  page.unreadable.forEach(() => rows.setAside(NaN))
}

/** A server that ignores the filter answers with everybody's rows (API.md section 3); one truck must not drive another's way. */
function idTest({ vehicleIds }: LocationPage, vehicleId: string): (row: number) => boolean {
  const wanted = uuidWords(vehicleId)
  if (wanted === null) return (row) => vehicleIds.others.get(row) === vehicleId
  return (row) => wanted.every((word, at) => vehicleIds.words[row * 4 + at] === word)
}
