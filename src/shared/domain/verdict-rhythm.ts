import type { ConnectionFacts, FreshnessFacts } from './verdict-facts'
import type { VerdictThresholds } from './verdict-thresholds'

/** How the fetching of a connection goes, measured against its own rhythm. */
export type Pulse =
  /** Fetched when it should be. `changesAtMs`: when it is late unless it is fetched, Infinity where our reading will not hold that long. */
  | { readonly kind: 'on-time'; readonly lastSuccessAtMs: number; readonly changesAtMs: number }
  /** `missedAtMs`: when the run should have been that did not succeed; `lateAtMs`: when the slack after it was over. */
  | { readonly kind: 'late'; readonly lastSuccessAtMs: number; readonly missedAtMs: number; readonly lateAtMs: number }
  /** Never fetched, and too new for that to mean anything until `untilMs`. */
  | { readonly kind: 'first'; readonly untilMs: number }
  /** Never fetched though it should have been. */
  | { readonly kind: 'never'; readonly sinceMs: number | null }
  /** Nobody tells: the freshness list is not visible. */
  | { readonly kind: 'unseen' }

/**
 * Late is: the last success lies further back than one interval and the slack, or the promised next run does. The promise alone is not enough: a
 * provider that fails is given a next attempt again and again.
 *
 * @param isVisible whether the freshness list is; a connection without a row is then one that was never fetched
 * @param nowMs the present by the server's clock
 * @param seenIntervalMs the rhythm that was observed, where the schedule does not say it (`observedIntervalMs`)
 */
export function pulseOf(
  { positions, createdAtMs }: ConnectionFacts,
  isVisible: boolean,
  nowMs: number,
  thresholds: VerdictThresholds,
  seenIntervalMs: number | null = null
): Pulse {
  if (!isVisible) return { kind: 'unseen' }
  const lastMs = known(positions?.lastSuccessAtMs)
  if (positions === null || lastMs === null) {
    const createdMs = known(createdAtMs)
    const untilMs = createdMs === null ? -Infinity : createdMs + thresholds.firstDataMs
    return nowMs < untilMs ? { kind: 'first', untilMs } : { kind: 'never', sinceMs: createdMs }
  }
  const intervalMs = intervalOf(positions, seenIntervalMs, thresholds)
  const nextMs = known(positions.nextAtMs)
  const missedAtMs = Math.min(lastMs + intervalMs, nextMs !== null && nextMs > lastMs ? nextMs : Infinity)
  const deadlineMs = missedAtMs + slackOf(intervalMs, thresholds)
  const heldUntilMs = (known(positions.readAtMs) ?? nowMs) + thresholds.readingHoldsMs
  if (Math.min(nowMs, heldUntilMs) > deadlineMs)
    return { kind: 'late', lastSuccessAtMs: lastMs, missedAtMs, lateAtMs: deadlineMs }
  return { kind: 'on-time', lastSuccessAtMs: lastMs, changesAtMs: deadlineMs < heldUntilMs ? deadlineMs + 1 : Infinity }
}

/**
 * The rhythm of a connection whose schedule is not visible, from what two readings say of it: right after a success, from that to the next run; while
 * it fails, from one attempt to the next, where that is shorter. Begins anew with each success, so that one odd run is soon forgotten.
 *
 * @param beforeMs what this gave for the reading before; null for the first one
 * @returns null where nothing can be said
 */
export function observedIntervalMs(
  before: FreshnessFacts | null,
  beforeMs: number | null,
  now: FreshnessFacts
): number | null {
  const lastMs = known(now.lastSuccessAtMs)
  const nextMs = known(now.nextAtMs)
  if (lastMs === null || nextMs === null || nextMs <= lastMs) return beforeMs
  if (before === null || beforeMs === null || lastMs > (known(before.lastSuccessAtMs) ?? -Infinity))
    return nextMs - lastMs
  const attemptMs = known(before.nextAtMs)
  return attemptMs !== null && nextMs > attemptMs ? Math.min(beforeMs, nextMs - attemptMs) : beforeMs
}

/** One more interval, within bounds: a single failed run is no news, and a daily one must not wait for another day. */
export function slackOf(intervalMs: number, { slackMs }: VerdictThresholds): number {
  return Math.min(Math.max(intervalMs, slackMs.least), slackMs.most)
}

function intervalOf(positions: FreshnessFacts, seenMs: number | null, { usualIntervalMs }: VerdictThresholds): number {
  const intervalMs = known(positions.intervalMs)
  if (intervalMs !== null && intervalMs > 0) return intervalMs
  return seenMs ?? observedIntervalMs(null, null, positions) ?? usualIntervalMs
}

/** A number that can be counted with, or null: a time that could not be read is one that is not known. */
export function known(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value
}
