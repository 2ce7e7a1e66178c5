import type { JournalEntry } from '@shared/ipc/schemas-journal'

/** What a shift is told when it comes back (UX.md idea 8), in this order. */
export const newsKinds = [
  'accepted',
  'declined',
  'expired',
  'appeared',
  'left',
  'firsts',
  'worse',
  'better',
  'outages'
] as const
export type NewsKind = (typeof newsKinds)[number]

export interface News {
  readonly kind: NewsKind
  /** Fleets, or outages; a fleet that did something twice counts once. */
  readonly count: number
  readonly fleetKeys: ReadonlySet<string>
}

/**
 * What happened after a moment, by kind; kinds of which nothing happened are left out. What this person did is no news.
 *
 * @param entries newest first
 * @param sinceMs epoch milliseconds
 */
export function newsSince(entries: readonly JournalEntry[], sinceMs: number): readonly News[] {
  const keys = new Map<NewsKind, Set<string>>()
  const judged = new Set<string>()
  for (const entry of entries) {
    if (entry.atMs <= sinceMs) break
    const kind = newsKindOf(entry)
    if (kind === null) continue
    // Only how a fleet ended up counts, which the newest of its verdicts says.
    if (entry.kind === 'verdict-changed') {
      const fleet = entry.fleetKey ?? ''
      if (judged.has(fleet)) continue
      judged.add(fleet)
    }
    const own = keys.get(kind) ?? new Set()
    own.add(entry.fleetKey ?? `entry:${entry.id}`)
    keys.set(kind, own)
  }
  return newsKinds.flatMap((kind) => {
    const fleetKeys = keys.get(kind)
    return fleetKeys === undefined ? [] : [{ kind, count: fleetKeys.size, fleetKeys }]
  })
}

function newsKindOf({ kind, detail }: JournalEntry): NewsKind | null {
  switch (kind) {
    case 'invitation-accepted':
      return 'accepted'
    case 'invitation-declined':
      return 'declined'
    case 'invitation-expired':
      return 'expired'
    case 'fleet-appeared':
      return 'appeared'
    case 'fleet-left':
      return 'left'
    case 'first-position':
      return 'firsts'
    case 'verdict-changed':
      return detail.verdict === 'fine' ? 'better' : detail.was === 'fine' ? 'worse' : null
    case 'outage-began':
      return 'outages'
    default:
      return null
  }
}
