import type { VerdictKind } from '@shared/domain/verdict-kinds'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { foldText, termsOf } from '@renderer/list/fold'
import type { FleetFilter, FleetSort, FleetTile } from '@renderer/state/fleet-view-store'
import { compareByNeed, tileOf, vehicleTotal } from './fleet-tiles'

/** What the list shows, and what each of its filters would find. */
export interface FleetView {
  readonly rows: readonly FleetRow[]
  readonly total: number
  /** How many the text finds in each group, whatever group is chosen. */
  readonly tileCounts: ReadonlyMap<FleetTile, number>
  /** How many the text finds of each verdict and provider. */
  readonly verdictCounts: ReadonlyMap<VerdictKind, number>
  readonly providers: ReadonlyMap<string, { readonly name: string; readonly count: number }>
  /** Sums over the shown fleets. */
  readonly connectionCount: number
  readonly vehicleCount: number
}

export function isFleetFilterEmpty({ text, tiles, verdicts, providers }: FleetFilter): boolean {
  return text.trim() === '' && tiles.length + verdicts.length + providers.length === 0
}

/**
 * Filters and sorts the fleets.
 *
 * @param nowMs the present: a snooze ends
 */
export function viewFleets(rows: Iterable<FleetRow>, filter: FleetFilter, sort: FleetSort, nowMs: number): FleetView {
  const wanted = termsOf(filter.text)
  const tileCounts = new Map<FleetTile, number>()
  const verdictCounts = new Map<VerdictKind, number>()
  const providers = new Map<string, { name: string; count: number }>()
  const shown: FleetRow[] = []
  let total = 0
  let connectionCount = 0
  let vehicleCount = 0
  for (const row of rows) {
    total += 1
    if (wanted.length > 0 && !holdsAll(row, wanted)) continue
    const tile = tileOf(row, nowMs)
    const { kind } = row.verdict
    tileCounts.set(tile, (tileCounts.get(tile) ?? 0) + 1)
    verdictCounts.set(kind, (verdictCounts.get(kind) ?? 0) + 1)
    for (const { slug, name } of row.providers) {
      providers.set(slug, { name, count: (providers.get(slug)?.count ?? 0) + 1 })
    }
    if (filter.tiles.length > 0 && !filter.tiles.includes(tile)) continue
    if (filter.verdicts.length > 0 && !filter.verdicts.includes(kind)) continue
    if (filter.providers.length > 0 && !row.providers.some(({ slug }) => filter.providers.includes(slug))) continue
    shown.push(row)
    connectionCount += row.connectionCount
    vehicleCount += vehicleTotal(row)
  }
  shown.sort(comparison(sort))
  return { rows: shown, total, tileCounts, verdictCounts, providers, connectionCount, vehicleCount }
}

function holdsAll(row: FleetRow, words: readonly string[]): boolean {
  const text = foldText([row.name, row.fleetRef ?? '', ...row.providers.map(({ name }) => name)].join('\n'))
  return words.every((word) => text.includes(word))
}

const texts = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function comparison({ column, isDescending }: FleetSort): (one: FleetRow, other: FleetRow) => number {
  const compare = comparisons[column]
  const sign = isDescending ? -1 : 1
  return (one, other) => sign * compare(one, other) || texts.compare(one.name, other.name)
}

const comparisons: Readonly<Record<FleetSort['column'], (one: FleetRow, other: FleetRow) => number>> = {
  verdict: compareByNeed,
  name: (one, other) => texts.compare(one.name, other.name),
  ref: (one, other) => texts.compare(one.fleetRef ?? '', other.fleetRef ?? ''),
  provider: (one, other) => texts.compare(one.providers[0]?.name ?? '', other.providers[0]?.name ?? ''),
  vehicles: (one, other) => vehicleTotal(one) - vehicleTotal(other),
  since: (one, other) => (one.verdict.sinceMs ?? 0) - (other.verdict.sinceMs ?? 0)
}
