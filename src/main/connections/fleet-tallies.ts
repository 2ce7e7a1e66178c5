import type { SourceTally } from '../fleet/fleet-tally'
import { addTallies, noVehicles, type FleetTally } from './fleet-facts'
import { keyOfPositions, type FleetGroups } from './fleet-groups'

/** The vehicles of all fleets, counted. */
export interface FleetTallies {
  readonly epoch: number
  readonly sources: readonly SourceTally[]
  of(key: string): FleetTally
  sourcesOf(key: string): readonly SourceTally[]
  /** Sorts newly counted sources by fleet. @returns keys of the fleets whose counts are others now */
  take(
    counted: { readonly epoch: number; readonly sources: readonly SourceTally[] },
    groups: FleetGroups
  ): readonly string[]
}

/** Counts nothing itself: see `PositionEngine.tally`. */
export function createFleetTallies(): FleetTallies {
  let epoch = 0
  let sources: readonly SourceTally[] = []
  let byKey = new Map<string, readonly SourceTally[]>()
  let sums = new Map<string, FleetTally>()

  return {
    get epoch() {
      return epoch
    },
    get sources() {
      return sources
    },
    of: (key) => sums.get(key) ?? noVehicles,
    sourcesOf: (key) => byKey.get(key) ?? [],
    take(counted, groups) {
      const nextByKey = new Map<string, SourceTally[]>()
      for (const source of counted.sources) {
        const key = keyOfPositions(groups, source.fleetKey)
        if (key === null) continue
        const known = nextByKey.get(key)
        if (known === undefined) nextByKey.set(key, [source])
        else known.push(source)
      }
      const nextSums = new Map([...nextByKey].map(([key, some]) => [key, addTallies(some)]))
      const changed: string[] = []
      for (const [key, sum] of nextSums) if (!isSame(sum, sums.get(key))) changed.push(key)
      for (const key of sums.keys()) if (!nextSums.has(key)) changed.push(key)
      epoch = counted.epoch
      sources = counted.sources
      byKey = nextByKey
      sums = nextSums
      return changed
    }
  }
}

function isSame(a: FleetTally, b: FleetTally | undefined): boolean {
  return (
    b !== undefined &&
    a.newestAtMs === b.newestAtMs &&
    a.vehicleCount === b.vehicleCount &&
    a.simulatedCount === b.simulatedCount &&
    a.quietCount === b.quietCount &&
    a.quietSinceMs === b.quietSinceMs &&
    a.ageCounts.every((count, bucket) => count === b.ageCounts[bucket])
  )
}
