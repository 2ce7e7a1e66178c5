import type { Span } from './history-pieces'

/** Rows that one stretch may have, and how long it may be: more would not fit into the numbers that they are sorted by. */
export const mostRows = 2_000_000
export const mostRangeMs = 45 * 24 * 60 * 60_000

const rowsPerTime = 2 ** 21

/** Fixes of one vehicle, oldest first, no two of one time; and the times of its rows that were set aside. */
export interface HistoryFixes {
  readonly occurredAtMs: Float64Array<ArrayBuffer>
  readonly longitudeDeg: Float64Array<ArrayBuffer>
  readonly latitudeDeg: Float64Array<ArrayBuffer>
  /** NaN when not reported. */
  readonly speedMps: Float32Array<ArrayBuffer>
  /** "Dallas, TX, USA", one for each fix; empty when not known. Rows of one city share one text. */
  readonly places: readonly string[]
  /** Ascending. A row without a believable time counts at the beginning of the stretch that it was asked for with. */
  readonly setAsideAtMs: Float64Array<ArrayBuffer>
}

/** Rows as they come, of one stretch; at most `mostRows`. */
export interface RowsOfSpan {
  /** Also fixes of one time, the last of which stays, and such as lie outside of the stretch, which are left out. */
  add(occurredAtMs: number, longitudeDeg: number, latitudeDeg: number, speedMps: number, place: string): void
  /** @param occurredAtMs NaN when the row does not say */
  setAside(occurredAtMs: number): void
  readonly count: number
  fixes(): HistoryFixes
}

/** Nothing known. */
export const noFixes: HistoryFixes = {
  occurredAtMs: new Float64Array(0),
  longitudeDeg: new Float64Array(0),
  latitudeDeg: new Float64Array(0),
  speedMps: new Float32Array(0),
  places: [],
  setAsideAtMs: new Float64Array(0)
}

/** Collects the rows of one stretch; they may come twice, and in any order. */
export function createRowsOfSpan({ fromMs, toMs }: Span): RowsOfSpan {
  const times: number[] = []
  const longitudes: number[] = []
  const latitudes: number[] = []
  const speeds: number[] = []
  const places: string[] = []
  const aside: number[] = []
  const isInside = (atMs: number): boolean => atMs >= fromMs && atMs < toMs

  return {
    get count() {
      return times.length + aside.length
    },
    add(occurredAtMs, longitudeDeg, latitudeDeg, speedMps, place) {
      if (!isInside(occurredAtMs)) return
      times.push(Math.floor(occurredAtMs))
      longitudes.push(longitudeDeg)
      latitudes.push(latitudeDeg)
      speeds.push(speedMps)
      places.push(place)
    },
    setAside(occurredAtMs) {
      aside.push(isInside(occurredAtMs) ? occurredAtMs : fromMs)
    },
    fixes() {
      const rows = inOrder(times, fromMs)
      return {
        occurredAtMs: Float64Array.from(rows, (row) => times[row] ?? NaN),
        longitudeDeg: Float64Array.from(rows, (row) => longitudes[row] ?? NaN),
        latitudeDeg: Float64Array.from(rows, (row) => latitudes[row] ?? NaN),
        speedMps: Float32Array.from(rows, (row) => speeds[row] ?? NaN),
        places: Array.from(rows, (row) => places[row] ?? ''),
        setAsideAtMs: Float64Array.from(aside).sort()
      }
    }
  }
}

/** What is known, with a stretch of it replaced by what was fetched for it. */
export function replaced(held: HistoryFixes, span: Span, fetched: HistoryFixes): HistoryFixes {
  const before = cut(held, { fromMs: -Infinity, toMs: span.fromMs })
  const after = cut(held, { fromMs: span.toMs, toMs: Infinity })
  const parts = [before, fetched, after]
  return {
    occurredAtMs: joined(Float64Array, parts, (part) => part.occurredAtMs),
    longitudeDeg: joined(Float64Array, parts, (part) => part.longitudeDeg),
    latitudeDeg: joined(Float64Array, parts, (part) => part.latitudeDeg),
    speedMps: joined(Float32Array, parts, (part) => part.speedMps),
    places: parts.flatMap((part) => part.places),
    setAsideAtMs: joined(Float64Array, parts, (part) => part.setAsideAtMs)
  }
}

/** What lies within a window, in arrays with buffers of their own. */
export function cut(held: HistoryFixes, { fromMs, toMs }: Span): HistoryFixes {
  const from = firstNotBefore(held.occurredAtMs, fromMs)
  const to = firstNotBefore(held.occurredAtMs, toMs)
  return {
    occurredAtMs: held.occurredAtMs.slice(from, to),
    longitudeDeg: held.longitudeDeg.slice(from, to),
    latitudeDeg: held.latitudeDeg.slice(from, to),
    speedMps: held.speedMps.slice(from, to),
    places: held.places.slice(from, to),
    setAsideAtMs: held.setAsideAtMs.slice(
      firstNotBefore(held.setAsideAtMs, fromMs),
      firstNotBefore(held.setAsideAtMs, toMs)
    )
  }
}

function joined<A extends Float64Array | Float32Array>(
  kind: new (length: number) => A,
  parts: readonly HistoryFixes[],
  columnOf: (part: HistoryFixes) => A
): A {
  const columns = parts.map(columnOf)
  const whole = new kind(columns.reduce((sum, column) => sum + column.length, 0))
  let at = 0
  for (const column of columns) {
    whole.set(column, at)
    at += column.length
  }
  return whole
}

/**
 * Row numbers by time; of several rows of one time only the last one that came.
 *
 * @param times whole milliseconds, all less than `mostRangeMs` after `fromMs`
 */
function inOrder(times: readonly number[], fromMs: number): Uint32Array {
  // Time and row in one number (32 and 21 bits): sorting plain numbers takes a tenth of the time that sorting with a comparison takes.
  const keys = Float64Array.from(times, (atMs, row) => (atMs - fromMs) * rowsPerTime + row).sort()
  const rows = Uint32Array.from(keys, (key) => key % rowsPerTime)
  return rows.filter((row, at) => times[row] !== times[rows[at + 1] ?? -1])
}

/** Index of the first entry that is not before a moment. */
function firstNotBefore(ascending: Float64Array, atMs: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < atMs) low = middle + 1
    else high = middle
  }
  return low
}
