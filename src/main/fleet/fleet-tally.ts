import { stalenessBuckets, stalenessIndex } from '@shared/domain/staleness'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { StoreState } from './store-state'

/** When a vehicle counts as quiet by itself, in milliseconds of age (UX.md section 4.1). */
export interface QuietEdges {
  readonly moving: number
  readonly standing: number
}

/** What the vehicles of one fleet at one provider look like together. */
export interface SourceTally {
  /** The fleet's id, `ref:` and our own reference, or empty where rows name none. */
  readonly fleetKey: string
  /** The brand's slug, else the platform behind it, or empty. */
  readonly providerKey: string
  /** Indexes into the dictionaries that the page has, of the labels in force. */
  readonly fleetEntry: number
  readonly providerEntry: number
  readonly fleetLabel: string
  readonly vehicleCount: number
  readonly simulatedCount: number
  /** In the order of `stalenessBuckets`. */
  readonly ageCounts: readonly number[]
  readonly quietCount: number
  /** Last fix of the quiet one that went quiet last; null where none is quiet. */
  readonly quietSinceMs: number | null
  readonly newestAtMs: number | null
}

interface Sum {
  readonly fleet: number
  readonly provider: number
  readonly ageCounts: number[]
  vehicleCount: number
  simulatedCount: number
  quietCount: number
  quietSinceMs: number
  newestAtMs: number
}

/** More providers than there are; the pair of two numbers is one number this way. */
const mostProviders = 2 ** 20

/**
 * Counts all vehicles by fleet and provider: one pass over the columns, and an object per pair, none per vehicle.
 *
 * @param nowMs the present, by the server's clock
 */
export function tallySources(state: StoreState, nowMs: number, quiet: QuietEdges): readonly SourceTally[] {
  const { fleet, provider, flags, occurredAtMs } = state.columns
  const sums = new Map<number, Sum>()
  let lastPair = -1
  let sum: Sum = emptySum(0, 0)
  for (let slot = 0; slot < state.size; slot++) {
    const flag = flags[slot] ?? 0
    if ((flag & vehicleFlags.present) === 0) continue
    const pair = (fleet[slot] ?? 0) * mostProviders + (provider[slot] ?? 0)
    // Vehicles of one source mostly lie together.
    if (pair !== lastPair) {
      lastPair = pair
      sum = sums.get(pair) ?? added(sums, pair, emptySum(fleet[slot] ?? 0, provider[slot] ?? 0))
    }
    const atMs = occurredAtMs[slot] ?? NaN
    const bucket = stalenessIndex(atMs, nowMs)
    sum.vehicleCount++
    sum.ageCounts[bucket] = (sum.ageCounts[bucket] ?? 0) + 1
    if ((flag & vehicleFlags.simulated) !== 0) sum.simulatedCount++
    if (atMs > sum.newestAtMs) sum.newestAtMs = atMs
    const edgeMs = (flag & vehicleFlags.moving) === 0 ? quiet.standing : quiet.moving
    // One that never had a position cannot have gone quiet; live, that were two of three (API.md section 9).
    if (!(nowMs - atMs > edgeMs)) continue
    sum.quietCount++
    if (atMs > sum.quietSinceMs) sum.quietSinceMs = atMs
  }
  return [...sums.values()].map((one) => tallyOf(state, one))
}

function added(sums: Map<number, Sum>, pair: number, sum: Sum): Sum {
  sums.set(pair, sum)
  return sum
}

function emptySum(fleet: number, provider: number): Sum {
  return {
    fleet,
    provider,
    ageCounts: stalenessBuckets.map(() => 0),
    vehicleCount: 0,
    simulatedCount: 0,
    quietCount: 0,
    quietSinceMs: -Infinity,
    newestAtMs: -Infinity
  }
}

function tallyOf({ sources }: StoreState, sum: Sum): SourceTally {
  const { fleets, providers } = sources
  const { fleet, provider, quietSinceMs, newestAtMs, ...counts } = sum
  const fleetEntry = fleets.entryOf(fleet)
  return {
    ...counts,
    fleetKey: fleets.keyOf(fleet),
    providerKey: providers.keyOf(provider),
    fleetEntry,
    providerEntry: providers.entryOf(provider),
    fleetLabel: fleets.entries[fleetEntry] ?? '',
    quietSinceMs: known(quietSinceMs),
    newestAtMs: known(newestAtMs)
  }
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** By which keys some vehicles are known, in the order of their slots. */
export interface SourceKeys {
  readonly vehicleIds: readonly string[]
  readonly fleetKeys: readonly string[]
  readonly providerKeys: readonly string[]
}

/** Of slots whose vehicles are present. */
export function sourceKeysOf({ columns, index, sources }: StoreState, slots: Uint32Array): SourceKeys {
  const list = [...slots]
  return {
    vehicleIds: list.map((slot) => index.idOf(slot)),
    fleetKeys: list.map((slot) => sources.fleets.keyOf(columns.fleet[slot] ?? 0)),
    providerKeys: list.map((slot) => sources.providers.keyOf(columns.provider[slot] ?? 0))
  }
}

/** Ascending slots of the vehicles of some fleets. Proportional to all vehicles. */
export function slotsOfFleets({ columns, sources, size }: StoreState, fleetKeys: ReadonlySet<string>): Uint32Array {
  const isWanted = sources.fleets.keys.map((key) => key !== '' && fleetKeys.has(key))
  const slots: number[] = []
  for (let slot = 0; slot < size; slot++) {
    const isPresent = ((columns.flags[slot] ?? 0) & vehicleFlags.present) !== 0
    if (isPresent && isWanted[columns.fleet[slot] ?? 0] === true) slots.push(slot)
  }
  return Uint32Array.from(slots)
}
