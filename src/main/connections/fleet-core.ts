import type { VerdictEngine } from '@shared/domain/verdict-engine-types'
import type { FleetRow, FleetsMeta } from '@shared/ipc/schemas-fleets'
import type { FleetBookParts } from './fleet-book-types'
import { nothingTheMatter } from './fleet-detail'
import type { FleetGroup } from './fleet-groups'
import { createFleetMarks, type FleetMarks } from './fleet-marks'
import { createFleetNews, type FleetNews } from './fleet-news'
import type { FleetPoll } from './fleet-poll'
import { fleetRowOf } from './fleet-rows'
import { createFleetTallies, type FleetTallies } from './fleet-tallies'
import { createHeldLists, type HeldLists } from './held-lists'

/** What all parts of the book share: what is known, and how it is shown. */
export interface FleetCore {
  readonly parts: FleetBookParts
  readonly lists: HeldLists
  readonly tallies: FleetTallies
  readonly engine: VerdictEngine
  readonly marks: FleetMarks
  readonly news: FleetNews
  /** Aborted when the book is closed. */
  readonly closing: AbortController
  group(key: string): FleetGroup | undefined
  /** Null for a fleet that is gone. */
  rowOf(key: string): FleetRow | null
  meta(poll: Pick<FleetPoll, 'isRunning' | 'lastError'>): FleetsMeta
}

export function createFleetCore(parts: FleetBookParts): FleetCore {
  const { now } = parts
  const lists = createHeldLists()
  const tallies = createFleetTallies()
  const engine = parts.createVerdicts()
  const marks = createFleetMarks({
    blobs: parts.positions.blobs,
    schedule: parts.schedule,
    onTrouble: (error) => parts.onTrouble('not-kept', error)
  })
  const providerName = (slug: string): string => {
    for (const tsp of lists.tsps.values()) if (tsp.slug === slug) return tsp.name ?? slug
    return slug
  }
  const news = createFleetNews({ marks, journal: parts.journal, providerName, now })
  const group = (key: string): FleetGroup | undefined => lists.groups().groups.get(key)

  return {
    parts,
    lists,
    tallies,
    engine,
    marks,
    news,
    closing: new AbortController(),
    group,
    rowOf(key) {
      const found = group(key)
      if (found === undefined) return null
      return fleetRowOf({
        group: found,
        lists,
        tallies,
        seenName: marks.seen(key)?.name ?? null,
        verdict: engine.fleetVerdict(key) ?? nothingTheMatter,
        brokenCount: engine.brokenCount(key),
        firsts: news.firsts(key),
        notes: marks.notes(key),
        nowMs: now()
      })
    },
    meta: ({ isRunning, lastError }) => ({
      asOfMs: lists.asOfMs,
      isRefreshing: isRunning,
      lastError,
      invisible: lists.invisible(),
      outages: engine.outages().map(({ providerSlug, sinceMs, lateCount, totalCount }) => ({
        providerSlug,
        providerName: providerName(providerSlug),
        sinceMs,
        lateCount,
        totalCount,
        fleetKeys: [...engine.fleetsInOutage(providerSlug)],
        fleetCount: engine.fleetsWatchedAt(providerSlug)
      }))
    })
  }
}
