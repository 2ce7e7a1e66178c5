import type { SessionReport } from '@shared/ipc/schemas-session'
import type { FetchLike } from '../catena/http-types'

/** How many requests there were lately, by their HTTP status. */
export interface RequestTally {
  /** @param status of the answer; null when there was none */
  count(status: number | null): void
  /** The last hour, or since the tally was made, the most frequent status first. */
  report(): SessionReport['requests']
}

const bucketMs = 60_000

/** The present minute and the 59 before it. */
const keptBuckets = 60

/**
 * Counts requests in buckets of a minute, so that memory stays bounded however many there are.
 *
 * Time passes by whichever clock says more since the last look: a wall clock that is set back does not bring old requests back, and a
 * monotonic clock that stood still while the computer slept does not keep them. Only `sinceMs` is told in wall time.
 *
 * @param clocks `nowMs`: epoch milliseconds; `monotonicMs`: immune to clock changes
 */
export function createRequestTally({
  nowMs,
  monotonicMs
}: {
  readonly nowMs: () => number
  readonly monotonicMs: () => number
}): RequestTally {
  /** Bucket number since the start, then status, then how many. */
  const buckets = new Map<number, Map<number | null, number>>()
  let passedMs = 0
  let last = { wallMs: nowMs(), monotonicMs: monotonicMs() }

  /** Moves on to the present and drops what is older than an hour. */
  function present(): number {
    const now = { wallMs: nowMs(), monotonicMs: monotonicMs() }
    passedMs += Math.max(0, now.wallMs - last.wallMs, now.monotonicMs - last.monotonicMs)
    last = now
    const current = Math.floor(passedMs / bucketMs)
    for (const bucket of buckets.keys()) if (bucket <= current - keptBuckets) buckets.delete(bucket)
    return current
  }

  return {
    count(status) {
      const current = present()
      const bucket = buckets.get(current) ?? new Map<number | null, number>()
      const known = status !== null && Number.isInteger(status) && status >= 100 && status <= 599 ? status : null
      bucket.set(known, (bucket.get(known) ?? 0) + 1)
      buckets.set(current, bucket)
    },
    report() {
      const current = present()
      const counts = new Map<number | null, number>()
      for (const bucket of buckets.values())
        for (const [status, count] of bucket) counts.set(status, (counts.get(status) ?? 0) + count)
      const byStatus = [...counts]
        .map(([status, count]) => ({ status, count }))
        .sort((a, b) => b.count - a.count || (a.status ?? Infinity) - (b.status ?? Infinity))
      const oldestMs = Math.max(0, (current - keptBuckets + 1) * bucketMs)
      return {
        sinceMs: last.wallMs - (passedMs - oldestMs),
        total: byStatus.reduce((sum, { count }) => sum + count, 0),
        byStatus
      }
    }
  }
}

/**
 * A `fetch` that counts every request that ends. One that was called off is not counted: its caller left. One that was given up because
 * its time was over is; the signal's reason is then a `TimeoutError`.
 */
export function createTalliedFetch(fetch: FetchLike, tally: RequestTally): FetchLike {
  return async (url, init) => {
    try {
      const response = await fetch(url, init)
      tally.count(response.status)
      return response
    } catch (error) {
      if (!isCalledOff(init.signal)) tally.count(null)
      throw error
    }
  }
}

function isCalledOff(signal: AbortSignal | null | undefined): boolean {
  if (signal?.aborted !== true) return false
  const reason: unknown = signal.reason
  return !(reason instanceof Error && reason.name === 'TimeoutError')
}
