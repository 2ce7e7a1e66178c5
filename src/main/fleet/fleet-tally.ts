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

/** Sums of all sources, in columns: 100,000 vehicles are looked up in a few milliseconds, where a map by pairs takes twenty times as long. */
interface Sums {
  count: number
  fleet: Uint32Array
  provider: Uint32Array
  /** The next source of the same fleet; -1 = none. */
  next: Int32Array
  vehicles: Uint32Array
  simulated: Uint32Array
  quiet: Uint32Array
  quietSinceMs: Float64Array
  newestAtMs: Float64Array
  ages: Uint32Array
}

const bucketCount = stalenessBuckets.length

/**
 * Counts all vehicles by fleet and provider: one pass over the columns, and an object per source, none per vehicle.
 *
 * @param nowMs the present, by the server's clock
 */
export function tallySources(state: StoreState, nowMs: number, quiet: QuietEdges): readonly SourceTally[] {
  const { fleet, provider, flags, occurredAtMs } = state.columns
  const firstOfFleet = new Int32Array(state.sources.fleets.keys.length).fill(-1)
  const sums = emptySums(1024)
  for (let slot = 0; slot < state.size; slot++) {
    const flag = flags[slot] ?? 0
    if ((flag & vehicleFlags.present) === 0) continue
    const at = sourceAt(sums, firstOfFleet, fleet[slot] ?? 0, provider[slot] ?? 0)
    const atMs = occurredAtMs[slot] ?? NaN
    const age = at * bucketCount + stalenessIndex(atMs, nowMs)
    sums.vehicles[at] = (sums.vehicles[at] ?? 0) + 1
    sums.ages[age] = (sums.ages[age] ?? 0) + 1
    if ((flag & vehicleFlags.simulated) !== 0) sums.simulated[at] = (sums.simulated[at] ?? 0) + 1
    if (atMs > (sums.newestAtMs[at] ?? 0)) sums.newestAtMs[at] = atMs
    const edgeMs = (flag & vehicleFlags.moving) === 0 ? quiet.standing : quiet.moving
    // One that never had a position cannot have gone quiet; live, that were two of three (API.md section 9).
    if (!(nowMs - atMs > edgeMs)) continue
    sums.quiet[at] = (sums.quiet[at] ?? 0) + 1
    if (atMs > (sums.quietSinceMs[at] ?? 0)) sums.quietSinceMs[at] = atMs
  }
  return Array.from({ length: sums.count }, (_, at) => tallyOf(state, sums, at))
}

function sourceAt(sums: Sums, firstOfFleet: Int32Array, fleet: number, provider: number): number {
  const first = firstOfFleet[fleet] ?? -1
  for (let at = first; at >= 0; at = sums.next[at] ?? -1) if (sums.provider[at] === provider) return at
  if (sums.count === sums.fleet.length) Object.assign(sums, grown(sums))
  const at = sums.count++
  sums.fleet[at] = fleet
  sums.provider[at] = provider
  sums.next[at] = first
  sums.newestAtMs[at] = -Infinity
  sums.quietSinceMs[at] = -Infinity
  firstOfFleet[fleet] = at
  return at
}

function emptySums(capacity: number): Sums {
  return {
    count: 0,
    fleet: new Uint32Array(capacity),
    provider: new Uint32Array(capacity),
    next: new Int32Array(capacity),
    vehicles: new Uint32Array(capacity),
    simulated: new Uint32Array(capacity),
    quiet: new Uint32Array(capacity),
    quietSinceMs: new Float64Array(capacity),
    newestAtMs: new Float64Array(capacity),
    ages: new Uint32Array(capacity * bucketCount)
  }
}

function grown(sums: Sums): Sums {
  const larger = emptySums(sums.fleet.length * 2)
  larger.fleet.set(sums.fleet)
  larger.provider.set(sums.provider)
  larger.next.set(sums.next)
  larger.vehicles.set(sums.vehicles)
  larger.simulated.set(sums.simulated)
  larger.quiet.set(sums.quiet)
  larger.quietSinceMs.set(sums.quietSinceMs)
  larger.newestAtMs.set(sums.newestAtMs)
  larger.ages.set(sums.ages)
  return { ...larger, count: sums.count }
}

function tallyOf({ sources }: StoreState, sums: Sums, at: number): SourceTally {
  const { fleets, providers } = sources
  const fleet = sums.fleet[at] ?? 0
  const provider = sums.provider[at] ?? 0
  const fleetEntry = fleets.entryOf(fleet)
  return {
    fleetKey: fleets.keyOf(fleet),
    providerKey: providers.keyOf(provider),
    fleetEntry,
    providerEntry: providers.entryOf(provider),
    fleetLabel: fleets.entries[fleetEntry] ?? '',
    vehicleCount: sums.vehicles[at] ?? 0,
    simulatedCount: sums.simulated[at] ?? 0,
    ageCounts: [...sums.ages.subarray(at * bucketCount, (at + 1) * bucketCount)],
    quietCount: sums.quiet[at] ?? 0,
    quietSinceMs: known(sums.quietSinceMs[at]),
    newestAtMs: known(sums.newestAtMs[at])
  }
}

function known(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
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
