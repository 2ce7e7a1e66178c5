import { sortKeyOf, foldText } from '@renderer/list/fold'
import { worstFirst } from '@shared/domain/verdict-order'
import type { FleetRow } from '@shared/ipc/schemas-fleets'

/** What a fleet is found and ordered by. */
export interface FleetKeys {
  /** Name, reference and providers, as the search compares them. */
  readonly searched: string
  readonly name: string
  readonly ref: string
  readonly provider: string
  /** Vehicles that have a position or are known to have none. */
  readonly vehicleCount: number
  /** Place of its verdict among all, the worst at 0. */
  readonly severity: number
}

/** A row that changes is a new object, so what was worked out for it goes with it. */
const kept = new WeakMap<FleetRow, FleetKeys>()

/** Worked out once for a row: five thousand names folded and compared by the rules of a language at each key would take a tenth of a second. */
export function fleetKeysOf(row: FleetRow): FleetKeys {
  const known = kept.get(row)
  if (known !== undefined) return known
  const keys: FleetKeys = {
    searched: foldText([row.name, row.fleetRef ?? '', ...row.providers.map(({ name }) => name)].join('\n')),
    name: sortKeyOf(row.name),
    ref: sortKeyOf(row.fleetRef ?? ''),
    provider: sortKeyOf(row.providers[0]?.name ?? ''),
    vehicleCount: row.vehicleCounts.reduce((sum, count) => sum + count, 0),
    severity: worstFirst.indexOf(row.verdict.kind)
  }
  kept.set(row, keys)
  return keys
}
