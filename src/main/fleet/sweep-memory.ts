import type { FleetCount } from './share'

/** Between two passes over everything, whatever the shares bring: rows that name no fleet come by it. */
const wholeEveryMs = 600_000

/** How long one cursor is used after the server did not accept a share's fleets. */
const sharesRefusedMs = 600_000

/** What one sweep leaves for the next to know. */
export interface SweepMemory {
  /** False for a while after the server did not accept a share. */
  mayShare(): boolean
  noteSharesRefused(): void
  isWholeDue(): boolean
  noteWhole(): void
  /**
   * Whether a pass over everything may bring vehicles that are in no share. A difference that was there after the last sweep already is not new:
   * what is behind it comes every ten minutes.
   *
   * @param difference how many more there are in all than in the shares; null when that cannot be told
   */
  isNewDifference(difference: number | null): boolean
  noteDifference(difference: number | null): void
  /** The same for vehicles that the server counts and that never came. */
  isNewShortage(count: number): boolean
  noteShortage(count: number): void
  /** These came whole; those of them that the store does not know have no vehicles. */
  noteSwept(fleetIds: readonly string[]): void
  noteFailed(fleetIds: readonly string[]): void
  /** Fleets with their counts, in two groups: those that did not come the last time, and the others. */
  failedFirst(fleets: readonly FleetCount[]): readonly FleetCount[][]
}

/** Nothing was swept yet. @param now epoch milliseconds */
export function createSweepMemory(now: () => number): SweepMemory {
  const swept = new Set<string>()
  let failed: ReadonlySet<string> = new Set()
  let refusedAtMs = -Infinity
  let wholeAtMs = now()
  let lastDifference: number | null = 0
  let lastShortage = 0
  return {
    mayShare: () => now() - refusedAtMs >= sharesRefusedMs,
    noteSharesRefused() {
      refusedAtMs = now()
    },
    isWholeDue: () => now() - wholeAtMs >= wholeEveryMs,
    noteWhole() {
      wholeAtMs = now()
    },
    isNewDifference: (difference) => difference === null || (difference !== 0 && difference !== lastDifference),
    noteDifference(difference) {
      lastDifference = difference
    },
    isNewShortage: (count) => count > lastShortage,
    noteShortage(count) {
      lastShortage = count
    },
    noteSwept(fleetIds) {
      for (const fleetId of fleetIds) swept.add(fleetId)
    },
    noteFailed(fleetIds) {
      failed = new Set(fleetIds)
    },
    failedFirst(fleets) {
      const groups: FleetCount[][] = [[], []]
      for (const { fleetId, vehicleCount } of fleets) {
        const isFailed = failed.has(fleetId)
        // What came of a fleet before it failed is not what there is of it.
        const count = swept.has(fleetId) ? (vehicleCount ?? 0) : isFailed ? null : vehicleCount
        groups[isFailed ? 0 : 1]?.push({ fleetId, vehicleCount: count })
      }
      return groups
    }
  }
}
