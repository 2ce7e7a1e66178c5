import type { VerdictKind } from '@shared/domain/verdict-kinds'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { termsOf } from '@renderer/list/fold'
import type { FleetFilter, FleetSort, FleetTile } from '@renderer/state/fleet-view-store'
import { fleetKeysOf } from './fleet-keys'
import { compareByNeed, compareTexts, tileOf } from './fleet-tiles'

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
 * Filters the fleets; the order stays.
 *
 * @param nowMs the present: a snooze ends
 */
export function viewFleets(rows: Iterable<FleetRow>, filter: FleetFilter, nowMs: number): FleetView {
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
    vehicleCount += fleetKeysOf(row).vehicleCount
  }
  return { rows: shown, total, tileCounts, verdictCounts, providers, connectionCount, vehicleCount }
}

function holdsAll(row: FleetRow, words: readonly string[]): boolean {
  const { searched } = fleetKeysOf(row)
  return words.every((word) => searched.includes(word))
}

/** The fleets in the chosen order, numbers in their names by value; among equals by name. */
export function sortFleets(rows: Iterable<FleetRow>, { column, isDescending }: FleetSort): readonly FleetRow[] {
  const compare = comparisons[column]
  const sign = isDescending ? -1 : 1
  return [...rows].sort((one, other) => sign * compare(one, other) || byText('name')(one, other))
}

const byText = (key: 'name' | 'ref' | 'provider') => (one: FleetRow, other: FleetRow) =>
  compareTexts(fleetKeysOf(one)[key], fleetKeysOf(other)[key])

const comparisons: Readonly<Record<FleetSort['column'], (one: FleetRow, other: FleetRow) => number>> = {
  verdict: compareByNeed,
  name: byText('name'),
  ref: byText('ref'),
  provider: byText('provider'),
  vehicles: (one, other) => fleetKeysOf(one).vehicleCount - fleetKeysOf(other).vehicleCount,
  since: (one, other) => (one.verdict.sinceMs ?? 0) - (other.verdict.sinceMs ?? 0)
}
