import { createMinuteCounts, minuteOf, type MinuteCounts } from './minute-counts'
import type { Outage } from './verdict-facts'
import type { OutageThresholds } from './verdict-thresholds'

/** How one connection stands with its provider. Connections that are silent for a reason of their own (login, sharing) are not watched at all. */
export interface RadarReading {
  readonly providerSlug: string
  readonly lastSuccessAtMs: number
  /** When it missed its first run; null = on time. */
  readonly missedAtMs: number | null
}

/** What became of the outages since the last `settle`. */
export interface RadarChanges {
  readonly began: readonly Outage[]
  readonly ended: readonly Outage[]
}

/**
 * Folds connections of one provider that fall late together into one outage, and leaves single late ones single. A quiet vehicle is none of its
 * business: the connection behind it is fetched.
 *
 * An outage begins when, of one provider, at least `leastCount` connections missed their first run within `windowMs` of each other, and they are at
 * least `share` of those that are known to live or not: late since then, or fetched since then. Connections with a slow rhythm that have not had a
 * run since then say nothing yet, and count for neither side. It ends when fewer than `leastCount` are late since then, or less than half of `share`:
 * what is left is single again. The gap between the two shares keeps it from flickering.
 *
 * It goes by connections, which are what is fetched; how many fleets those are is told by the engine (`fleetsInOutage`, `fleetsWatchedAt`).
 */
export interface OutageRadar {
  /** Notes how a connection stands; null = no longer watched. O(1). */
  readonly set: (connectionId: string, reading: RadarReading | null) => void
  /** True while `set` last gave it a reading. */
  readonly isWatched: (connectionId: string) => boolean
  /** Looks at the providers that were touched. The cost follows the distinct minutes of one provider's readings, not its connections. */
  readonly settle: () => RadarChanges
  readonly outages: () => readonly Outage[]
  readonly outageOf: (providerSlug: string) => Outage | null
  readonly setThresholds: (thresholds: OutageThresholds) => void
}

interface Provider {
  readonly slug: string
  /** On time, by the minute of their last success. */
  readonly fetched: MinuteCounts
  /** Late, by the minute of their first missed run. */
  readonly missed: MinuteCounts
  /** First minute of a running outage. */
  sinceMinute: number | null
}

/** Whether a late connection belongs to its provider's outage: those that were late before it have a trouble of their own. */
export function isPartOf({ sinceMs }: Outage, missedAtMs: number): boolean {
  return minuteOf(missedAtMs) >= minuteOf(sinceMs)
}

export function createOutageRadar(initial: OutageThresholds): OutageRadar {
  const readings = new Map<string, RadarReading>()
  const providers = new Map<string, Provider>()
  const touched = new Set<Provider>()
  let thresholds = initial

  const providerOf = (slug: string): Provider => {
    const known = providers.get(slug)
    if (known !== undefined) return known
    const made = { slug, fetched: createMinuteCounts(), missed: createMinuteCounts(), sinceMinute: null }
    providers.set(slug, made)
    return made
  }
  const count = ({ providerSlug, lastSuccessAtMs, missedAtMs }: RadarReading, by: 1 | -1): void => {
    const provider = providerOf(providerSlug)
    touched.add(provider)
    if (missedAtMs === null) provider.fetched.add(minuteOf(lastSuccessAtMs), by)
    else provider.missed.add(minuteOf(missedAtMs), by)
  }

  return {
    set: (connectionId, reading) => {
      const before = readings.get(connectionId)
      if (before !== undefined) count(before, -1)
      if (reading === null) readings.delete(connectionId)
      else {
        readings.set(connectionId, reading)
        count(reading, 1)
      }
    },
    isWatched: (connectionId) => readings.has(connectionId),
    settle: () => {
      const began: Outage[] = []
      const ended: Outage[] = []
      for (const provider of touched) {
        const before = outageNow(provider)
        if (before !== null && isOver(provider, before, thresholds)) {
          provider.sinceMinute = null
          ended.push(before)
        }
        // Also right after an end: another one may have begun behind it.
        provider.sinceMinute ??= beginningOf(provider, thresholds)
        const after = outageNow(provider)
        if (after !== null && after.sinceMs !== before?.sinceMs) began.push(after)
      }
      touched.clear()
      return { began, ended }
    },
    outages: () => [...providers.values()].flatMap((provider) => outageNow(provider) ?? []),
    outageOf: (slug) => {
      const provider = providers.get(slug)
      return provider === undefined ? null : outageNow(provider)
    },
    setThresholds: (wanted) => {
      thresholds = wanted
      for (const provider of providers.values()) touched.add(provider)
    }
  }
}

function outageNow({ slug, sinceMinute, missed, fetched }: Provider): Outage | null {
  if (sinceMinute === null) return null
  const totalCount = missed.total() + fetched.total()
  return { providerSlug: slug, sinceMs: sinceMinute * minuteMs, lateCount: missed.countFrom(sinceMinute), totalCount }
}

/** The first minute of the window with the most late ones that makes an outage; null = none does. */
function beginningOf({ missed, fetched }: Provider, { leastCount, share, windowMs }: OutageThresholds): number | null {
  if (missed.total() < leastCount) return null
  let best: { readonly minute: number; readonly late: number } | null = null
  for (const minute of missed.minutes()) {
    const late = missed.countFrom(minute) - missed.countFrom(minute + Math.ceil(windowMs / minuteMs) + 1)
    if (late < leastCount || late / (late + fetched.countFrom(minute + 1)) < share) continue
    if (best === null || late > best.late) best = { minute, late }
  }
  return best === null ? null : withoutForerunners(missed, best.minute, best.late)
}

/** Up to a tenth of the late ones that fell first are single failures that happened to come before; they must not move the beginning. */
function withoutForerunners(missed: MinuteCounts, first: number, late: number): number {
  let before = 0
  for (const minute of missed.minutes()) {
    if (minute < first) continue
    before += missed.countFrom(minute) - missed.countFrom(minute + 1)
    if (before > late / 10) return minute
  }
  return first
}

function isOver(
  { fetched }: Provider,
  { sinceMs, lateCount }: Outage,
  { leastCount, share, windowMs }: OutageThresholds
): boolean {
  const livingCount = fetched.countFrom(minuteOf(sinceMs + windowMs) + 1)
  return lateCount < leastCount || lateCount / (lateCount + livingCount) < share / 2
}

const minuteMs = 60_000
