import { fail, ok, type Result } from '@shared/ipc/result'
import type { Track } from '@shared/ipc/schemas-history'
import { cut, mostRangeMs, noFixes, replaced, type HistoryFixes } from './history-fixes'
import { fetchedAt, missingIn, withPiece, type Piece, type Span } from './history-pieces'
import { walkHistory } from './history-walk'
import type { HistoryPageRequest, LocationPage } from './rows'

/** 56 MB of columns. */
const defaultLargestFixes = 2_000_000

/** How far a request has come, over all the pages that it takes. */
export interface HistoryLoadProgress {
  readonly received: number
  /** Null while it cannot be told. */
  readonly expected: number | null
}

export interface HistoryLoad {
  readonly vehicleId: string
  /** Epoch milliseconds, included. */
  readonly fromMs: number
  /** Epoch milliseconds, not included; at most 45 days after `fromMs`. */
  readonly toMs: number
  readonly signal: AbortSignal
  readonly onProgress?: (progress: HistoryLoadProgress) => void
}

export interface HistoryOptions {
  /** One page, repeated and paced by the caller; must heed the signal. */
  readonly ask: (request: HistoryPageRequest) => Promise<Result<LocationPage>>
  /** On the server's clock, epoch milliseconds. */
  readonly now: () => number
  /** Fixes kept, of all vehicles; default 2,000,000. The vehicle that was asked for the longest ago goes first. */
  readonly largestFixes?: number
}

/** Vehicles' pasts from the server, kept for the session. */
export interface History {
  /**
   * One vehicle's fixes. Sends no request for what is there already, except for the ten minutes before it was fetched: the server's past
   * is still being written there. A second call for the same vehicle waits for the first.
   *
   * @returns fails with `invalid-input` (window empty or over 45 days), `cancelled`, `bad-answer` (also for a cursor that comes again), or
   *   as a page fails; stretches that were complete by then are kept
   */
  load(request: HistoryLoad): Promise<Result<Track>>
  /** Forgets all. What is under way ends as it would, and is not kept. */
  clear(): void
}

/** What is known of one vehicle. */
interface Past {
  fixes: HistoryFixes
  pieces: readonly Piece[]
}

/** Nothing kept yet. */
export function createHistory({ ask, now, largestFixes = defaultLargestFixes }: HistoryOptions): History {
  /** The longest unused first. */
  const pasts = new Map<string, Past>()
  /** What is under way, by vehicle: the next call waits for it. */
  const underWay = new Map<string, Promise<unknown>>()
  let clears = 0

  const keep = (vehicleId: string, past: Past): void => {
    pasts.delete(vehicleId)
    pasts.set(vehicleId, past)
    let count = 0
    for (const one of pasts.values()) count += one.fixes.occurredAtMs.length
    for (const [id, one] of pasts) {
      if (count <= largestFixes) return
      pasts.delete(id)
      count -= one.fixes.occurredAtMs.length
    }
  }

  async function fetchMissing(past: Past, request: HistoryLoad): Promise<Result<null>> {
    const { vehicleId, signal } = request
    const nowMs = now()
    const missing = missingIn(request, past.pieces, nowMs)
    const progress = createProgress(missing.length, request.onProgress)
    for (const span of missing) {
      const fetchedAtMs = now()
      const walked = await walkHistory({
        ask,
        vehicleId,
        span,
        nowMs: fetchedAtMs,
        signal,
        onPage: (items, total) => progress.page(items, total)
      })
      // A page may have come in spite of the cancelling; nobody wants it.
      if (signal.aborted) return fail('cancelled')
      if (!walked.ok) return walked
      past.fixes = replaced(past.fixes, span, walked.value)
      past.pieces = withPiece(past.pieces, { ...span, fetchedAtMs })
      progress.spanEnded()
    }
    return ok(null)
  }

  async function loadNow(request: HistoryLoad): Promise<Result<Track>> {
    if (request.signal.aborted) return fail('cancelled')
    const clearsBefore = clears
    const past = pasts.get(request.vehicleId) ?? { fixes: noFixes, pieces: [] }
    const fetched = await fetchMissing(past, request)
    if (clears === clearsBefore && past.pieces.length > 0) keep(request.vehicleId, past)
    return fetched.ok ? ok(trackOf(past, request)) : fetched
  }

  return {
    load(asked) {
      const { vehicleId, signal } = asked
      const request = { ...asked, fromMs: Math.floor(asked.fromMs), toMs: Math.floor(asked.toMs) }
      const rangeMs = request.toMs - request.fromMs
      if (!(rangeMs > 0 && rangeMs <= mostRangeMs)) return Promise.resolve(fail('invalid-input', { field: 'toMs' }))
      const before = underWay.get(vehicleId)
      const done = before === undefined ? loadNow(request) : before.then(() => loadNow(request))
      const ended = done.catch(() => undefined)
      underWay.set(vehicleId, ended)
      void ended.then(() => {
        if (underWay.get(vehicleId) === ended) underWay.delete(vehicleId)
      })
      return before === undefined ? done : unlessCancelled(done, signal)
    },
    clear() {
      pasts.clear()
      clears++
    }
  }
}

function trackOf({ fixes, pieces }: Past, window: Span): Track {
  const { setAsideAtMs, places: texts, ...columns } = cut(fixes, window)
  const places = ['', ...new Set(texts)].filter((text, index) => index === 0 || text !== '')
  const numberOf = new Map(places.map((text, number) => [text, number]))
  const place = Uint32Array.from(texts, (text) => numberOf.get(text) ?? 0)
  return { ...columns, place, places, setAsideCount: setAsideAtMs.length, fetchedAtMs: fetchedAt(window, pieces) }
}

/** A call that waits for another one need not wait for it once it is cancelled. */
function unlessCancelled(done: Promise<Result<Track>>, signal: AbortSignal): Promise<Result<Track>> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => resolve(fail('cancelled'))
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    done.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel))
  })
}

/** Adds up the pages of several stretches. What the later ones hold is not known before they begin. */
function createProgress(spanCount: number, tell: HistoryLoad['onProgress'] = () => undefined) {
  let spansLeft = spanCount
  let endedCount = 0
  let count = 0
  return {
    page(itemCount: number, total: number | null): void {
      count += itemCount
      const isLast = spansLeft === 1 && total !== null
      tell({ received: count, expected: isLast ? Math.max(endedCount + total, count) : null })
    },
    spanEnded(): void {
      spansLeft--
      endedCount = count
    }
  }
}
