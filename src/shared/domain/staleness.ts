/**
 * How old a position is, in the five buckets of UX.md section 4.1, plus `never`. A parked vehicle that stays quiet is no
 * news; one that was moving should be reporting. So the bucket is age alone, and `isMoving` decides how it is drawn.
 */
export const stalenessBuckets = ['live', 'recent', 'late', 'stale', 'lost', 'never'] as const
export type Staleness = (typeof stalenessBuckets)[number]

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Upper edge of each bucket, in milliseconds of age, inclusive. What is older than the last edge is `lost`. */
export const stalenessEdgesMs = {
  live: 5 * minuteMs,
  recent: 30 * minuteMs,
  late: 4 * hourMs,
  stale: 24 * hourMs
} as const

/**
 * Index into `stalenessBuckets`; the form for columns, where no string is wanted.
 *
 * @param occurredAtMs when the vehicle was there; NaN when it never was
 * @param nowMs the present, corrected to the server's clock where that is known
 */
export function stalenessIndex(occurredAtMs: number, nowMs: number): number {
  if (!Number.isFinite(occurredAtMs)) return 5
  const ageMs = nowMs - occurredAtMs
  if (ageMs <= stalenessEdgesMs.live) return 0
  if (ageMs <= stalenessEdgesMs.recent) return 1
  if (ageMs <= stalenessEdgesMs.late) return 2
  return ageMs <= stalenessEdgesMs.stale ? 3 : 4
}

/** The bucket by name; parameters as for `stalenessIndex`. */
export function stalenessOf(occurredAtMs: number, nowMs: number): Staleness {
  return stalenessBuckets[stalenessIndex(occurredAtMs, nowMs)] ?? 'never'
}

/**
 * When a position next changes its bucket, so that a redraw can be planned at bucket edges instead of by a timer per row.
 *
 * @returns epoch milliseconds, or Infinity when the bucket will not change any more
 */
export function nextStalenessEdgeMs(occurredAtMs: number, nowMs: number): number {
  if (!Number.isFinite(occurredAtMs)) return Infinity
  for (const edgeMs of Object.values(stalenessEdgesMs)) {
    // The edge itself still belongs to the younger bucket: the change is one millisecond later.
    if (nowMs - occurredAtMs <= edgeMs) return occurredAtMs + edgeMs + 1
  }
  return Infinity
}
