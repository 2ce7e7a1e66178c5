import type { FleetRow, FleetsMeta } from '@shared/ipc/schemas-fleets'
import type { FleetTile } from '@renderer/state/fleet-view-store'
import { worstFirst } from '@shared/domain/verdict-order'
import { compareByNeed, tileOf } from '../fleets/fleet-tiles'

/** A row of the attention view. */
export type AttentionItem =
  | { readonly kind: 'fleet'; readonly row: FleetRow; readonly isOfOutage: boolean }
  | {
      readonly kind: 'outage'
      readonly outage: FleetsMeta['outages'][number]
      /** The fleets of it that are not snoozed. */
      readonly rows: readonly FleetRow[]
      readonly isUnfolded: boolean
    }

interface Wanted {
  /** Null shows all that waits for somebody: neither the fine nor the snoozed ones. */
  readonly tile: FleetTile | null
  /** Providers, by slug, whose fleets are shown below their outage. */
  readonly unfolded: ReadonlySet<string>
  readonly nowMs: number
}

/** The worst first; the fleets of one provider's outage in one row, since one call to the provider is worth more than eleven to fleets. */
export function attentionItems(
  byKey: ReadonlyMap<string, FleetRow>,
  outages: FleetsMeta['outages'],
  { tile, unfolded, nowMs }: Wanted
): readonly AttentionItem[] {
  const isWanted = (row: FleetRow) => {
    const own = tileOf(row, nowMs)
    return tile === null ? own !== 'fine' && own !== 'snoozed' : own === tile
  }
  const folded = new Set<string>()
  const items: AttentionItem[] = []
  if (tile === null || tile === 'outage') {
    for (const outage of outages) {
      const rows = outage.fleetKeys
        .flatMap((key) => byKey.get(key) ?? [])
        // A fleet of two providers may need something else more than this; it is listed for that, too.
        .filter((row) => row.verdict.kind === 'provider-outage' && isWanted(row))
        .sort(compareByNeed)
      rows.forEach(({ key }) => folded.add(key))
      items.push({ kind: 'outage', outage, rows, isUnfolded: unfolded.has(outage.providerSlug) })
    }
  }
  for (const row of byKey.values()) {
    if (!folded.has(row.key) && isWanted(row)) items.push({ kind: 'fleet', row, isOfOutage: false })
  }
  items.sort(compareItems)
  return items.flatMap((item): readonly AttentionItem[] => {
    if (item.kind === 'fleet' || !item.isUnfolded) return [item]
    return [item, ...item.rows.map((row) => ({ kind: 'fleet', row, isOfOutage: true }) as const)]
  })
}

/** Identifies a row of the view through changes of its place. */
export function itemKey(item: AttentionItem): string {
  return item.kind === 'fleet' ? item.row.key : `outage:${item.outage.providerSlug}`
}

function compareItems(one: AttentionItem, other: AttentionItem): number {
  if (one.kind === 'fleet' && other.kind === 'fleet') return compareByNeed(one.row, other.row)
  const byRank = rankOf(one) - rankOf(other)
  if (byRank !== 0) return byRank
  if (one.kind === 'outage' && other.kind === 'outage')
    return other.outage.fleetKeys.length - one.outage.fleetKeys.length
  return one.kind === 'outage' ? -1 : 1
}

function rankOf(item: AttentionItem): number {
  return worstFirst.indexOf(item.kind === 'fleet' ? item.row.verdict.kind : 'provider-outage')
}

/** Some fleets as rows, the worst first, whatever group they are in. */
export function itemsOf(rows: readonly FleetRow[]): readonly AttentionItem[] {
  return [...rows].sort(compareByNeed).map((row) => ({ kind: 'fleet', row, isOfOutage: false }))
}
