/** The window that a refusal is judged by: the last full second before it. */
const windowMs = 1000

/** Room left for requests that do not pass this gate (invitations, lists of fleets and providers), and for jitter on the way. */
const ownShare = 0.9

/** One request a second is believed to be always allowed, less the room left for others. */
const slowestPerSecond = ownShare

/** How long a pace is believed before it is tried whether more is allowed. */
const believedMs = 300_000

/** How much more is tried each minute after that. */
const raisePerMinute = 1.1

/** Requests remembered; more than any window holds. */
const rememberedCount = 4096

/**
 * How fast requests may follow one another, learned from refusals (429).
 *
 * A limiter that holds one second's worth (a bucket, or a window) admits at most twice its rate within one second. So half of what was
 * admitted in the last full second before a refusal is within its rate, whatever that is: from then on it need not refuse again.
 */
export interface Pace {
  /** Requests a second, evenly spaced; null while nothing was ever refused. */
  perSecond(nowMs: number): number | null
  /** Milliseconds until the next request may go; 0 when it may now. */
  waitMs(nowMs: number): number
  noteSent(nowMs: number): void
  /** A request was answered, and not with a refusal. Late answers count, too. */
  noteAdmitted(sentAtMs: number): void
  /** The first refusal of a wave. @param sentAtMs when the request that was refused went out */
  noteRefused(sentAtMs: number, nowMs: number): void
}

/** Nothing was refused yet, so there is no pace. */
export function createPace(): Pace {
  let admittedAtMs: number[] = []
  let lastSentAtMs = -Infinity
  let refusal: { readonly sentAtMs: number; readonly atMs: number; admittedCount: number } | null = null

  const isInWindow = (sentAtMs: number, endMs: number): boolean => sentAtMs > endMs - windowMs && sentAtMs <= endMs

  const perSecond = (nowMs: number): number | null => {
    if (refusal === null) return null
    const learned = Math.max(slowestPerSecond, (refusal.admittedCount / 2) * ownShare)
    const minutes = Math.floor((nowMs - refusal.atMs - believedMs) / 60_000) + 1
    return minutes <= 0 ? learned : learned * raisePerMinute ** minutes
  }

  return {
    perSecond,
    waitMs(nowMs) {
      const rate = perSecond(nowMs)
      if (rate === null) return 0
      const gapMs = 1000 / rate
      // A clock that was set back must not stop everything.
      return Math.min(gapMs, Math.max(0, lastSentAtMs + gapMs - nowMs))
    },
    noteSent(nowMs) {
      lastSentAtMs = nowMs
    },
    noteAdmitted(sentAtMs) {
      admittedAtMs.push(sentAtMs)
      if (admittedAtMs.length > rememberedCount) admittedAtMs = admittedAtMs.slice(rememberedCount / 2)
      if (refusal !== null && isInWindow(sentAtMs, refusal.sentAtMs)) refusal.admittedCount += 1
    },
    noteRefused(sentAtMs, nowMs) {
      const admittedCount = admittedAtMs.filter((atMs) => isInWindow(atMs, sentAtMs)).length
      refusal = { sentAtMs, atMs: nowMs, admittedCount }
    }
  }
}
