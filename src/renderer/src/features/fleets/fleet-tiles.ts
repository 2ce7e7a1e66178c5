import { compareVerdicts } from '@shared/domain/verdict-order'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { fleetTiles, type FleetTile } from '@renderer/state/fleet-view-store'
import { fleetKeysOf } from './fleet-keys'

/** Whether the person asked not to be told of this fleet for now. What is fine is not snoozed: there is nothing to be told of. */
export function isSnoozed(row: Pick<FleetRow, 'snooze' | 'verdict'>, nowMs: number): boolean {
  return row.verdict.kind !== 'fine' && row.snooze !== null && row.snooze.untilMs > nowMs
}

/**
 * The one group that a fleet is counted in, so that the groups add up to all fleets.
 *
 * @param nowMs the present: a snooze ends
 */
export function tileOf(row: Pick<FleetRow, 'snooze' | 'verdict'>, nowMs: number): FleetTile {
  const { kind, actor } = row.verdict
  if (isSnoozed(row, nowMs)) return 'snoozed'
  if (kind === 'fine') return 'fine'
  if (kind === 'vehicle-quiet') return 'quiet'
  if (actor === 'you') return 'needs-you'
  if (actor === 'fleet' || actor === 'driver') return 'fleet-must-act'
  return 'outage'
}

/** How many fleets are in each group. */
export function countTiles(rows: Iterable<FleetRow>, nowMs: number): Readonly<Record<FleetTile, number>> {
  const counts = Object.fromEntries(fleetTiles.map((tile) => [tile, 0])) as Record<FleetTile, number>
  for (const row of rows) counts[tileOf(row, nowMs)] += 1
  return counts
}

/** The worst first, as verdicts are ordered; among equals the one with more vehicles, then by name. */
export function compareByNeed(one: FleetRow, other: FleetRow): number {
  const [mine, others] = [fleetKeysOf(one), fleetKeysOf(other)]
  return (
    mine.severity - others.severity ||
    others.vehicleCount - mine.vehicleCount ||
    compareVerdicts(one.verdict, other.verdict) ||
    compareTexts(mine.name, others.name)
  )
}

/** Sorts keys made by `sortKeyOf`. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
