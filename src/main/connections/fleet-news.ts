import type { Outage } from '@shared/domain/verdict-facts'
import type { VerdictKind } from '@shared/domain/verdict-kinds'
import type { FleetFirsts, FleetRow } from '@shared/ipc/schemas-fleets'
import type { NewJournalEntry } from '@shared/ipc/schemas-journal'
import type { FleetTally } from './fleet-facts'
import type { FleetMarks, FleetSeen } from './fleet-marks'

/** Where what happened is written down. */
export interface FleetJournal {
  add(entries: readonly NewJournalEntry[]): unknown
}

/** Not about the fleet itself: all of an account, or all of a provider, get them together, and lose them together. */
const sharedKinds: ReadonlySet<VerdictKind> = new Set(['offline', 'not-visible', 'provider-outage'])

interface FleetNewsParts {
  readonly marks: FleetMarks
  readonly journal: FleetJournal
  readonly providerName: (slug: string) => string
  readonly now: () => number
}

/** Finds out what is new of fleets, against what was seen before, also in earlier runs. */
export interface FleetNews {
  /** The first time of each thing; null until then. */
  firsts(key: string): FleetFirsts
  /**
   * To be called with what is true now, not with what is left from before: then nothing is news that only was not known yet.
   *
   * @param isSeeding nothing was ever seen of this profile: all of it is noted, and none of it is news
   */
  look(seen: readonly { readonly row: FleetRow; readonly tally: FleetTally }[], isSeeding: boolean): void
  /** Fleets that no list has any more. */
  left(keys: readonly string[]): void
  outages(running: readonly Outage[]): void
}

const noFirsts: FleetFirsts = { connectionAtMs: null, vehicleAtMs: null, positionAtMs: null }

export function createFleetNews({ marks, journal, providerName, now }: FleetNewsParts): FleetNews {
  const running = new Map<string, Outage>()

  function told(entries: readonly NewJournalEntry[]): void {
    if (entries.length > 0) journal.add(entries)
  }

  function lookAt(row: FleetRow, tally: FleetTally, isSeeding: boolean): readonly NewJournalEntry[] {
    const atMs = now()
    const before = marks.seen(row.key)
    const entry = (kind: NewJournalEntry['kind'], detail: NewJournalEntry['detail'] = {}): NewJournalEntry => ({
      atMs,
      kind,
      fleetKey: row.key,
      fleetName: row.name,
      detail
    })
    const entries: NewJournalEntry[] = []
    if (before === null && !isSeeding) entries.push(entry('fleet-appeared'))
    const isExpected = before === null ? !isSeeding : before.awaits !== null
    const { firsts } = before ?? { firsts: noFirsts }
    const next: FleetFirsts = {
      connectionAtMs: firsts.connectionAtMs ?? (row.connectionCount > 0 ? atMs : null),
      vehicleAtMs: firsts.vehicleAtMs ?? (tally.vehicleCount > 0 ? atMs : null),
      positionAtMs: firsts.positionAtMs ?? (tally.newestAtMs === null ? null : atMs)
    }
    const isFirstVehicle = firsts.vehicleAtMs === null && next.vehicleAtMs !== null
    const isFirstPosition = firsts.positionAtMs === null && next.positionAtMs !== null
    if (isExpected && isFirstVehicle) entries.push(entry('first-vehicle', { count: tally.vehicleCount }))
    if (isExpected && isFirstPosition) entries.push(entry('first-position'))
    const { kind, providerName: at } = row.verdict
    const was = before?.kind ?? null
    const isOwn = !sharedKinds.has(kind)
    if (isOwn && was !== null && was !== kind)
      entries.push(entry('verdict-changed', { verdict: kind, was, ...(at === null ? {} : { providerName: at }) }))
    const seen: FleetSeen = {
      name: row.name,
      firsts: next,
      kind: isOwn ? kind : was,
      awaits: next.vehicleAtMs === null ? 'vehicle' : next.positionAtMs === null ? 'position' : null
    }
    if (before === null || JSON.stringify(before) !== JSON.stringify(seen)) marks.setSeen(row.key, seen)
    return entries
  }

  return {
    firsts: (key) => marks.seen(key)?.firsts ?? noFirsts,
    look(seen, isSeeding) {
      told(seen.flatMap(({ row, tally }) => lookAt(row, tally, isSeeding)))
    },
    left(keys) {
      told(
        keys.flatMap((key): NewJournalEntry[] => {
          const seen = marks.seen(key)
          if (seen === null) return []
          marks.setSeen(key, null)
          return [{ atMs: now(), kind: 'fleet-left', fleetKey: key, fleetName: seen.name, detail: {} }]
        })
      )
    },
    outages(next) {
      const entryOf = (kind: 'outage-began' | 'outage-ended', outage: Outage): NewJournalEntry => ({
        atMs: now(),
        kind,
        fleetKey: null,
        fleetName: null,
        detail: { providerName: providerName(outage.providerSlug), count: outage.lateCount }
      })
      const slugs = new Set(next.map(({ providerSlug }) => providerSlug))
      const entries: NewJournalEntry[] = []
      for (const outage of next) {
        if (!running.has(outage.providerSlug)) entries.push(entryOf('outage-began', outage))
        running.set(outage.providerSlug, outage)
      }
      for (const [slug, outage] of [...running]) {
        if (slugs.has(slug)) continue
        running.delete(slug)
        entries.push(entryOf('outage-ended', outage))
      }
      told(entries)
    }
  }
}
