import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { foldText, termsOf } from '../list/fold'

/**
 * Fleets in whose name or reference every word occurs, in the order given.
 *
 * @param text what was typed; empty finds nothing
 * @param limit how many at most
 */
export function findFleets(rows: Iterable<FleetRow>, text: string, limit: number): readonly FleetRow[] {
  const wanted = termsOf(text)
  const found: FleetRow[] = []
  if (wanted.length === 0) return found
  for (const row of rows) {
    if (found.length >= limit) break
    const own = foldText(`${row.name}\n${row.fleetRef ?? ''}`)
    if (wanted.every((word) => own.includes(word))) found.push(row)
  }
  return found
}
