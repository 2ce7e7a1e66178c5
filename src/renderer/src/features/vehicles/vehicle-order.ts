import { stalenessIndex } from '@shared/domain/staleness'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { VehicleRanks } from './vehicle-ranks'

export type VehicleSort = 'name' | 'newest' | 'oldest' | 'fleet'

export interface VehicleFilter {
  /** Every word must occur in name, VIN, plate, fleet, provider or place. */
  readonly text: string
  /** Indexes of `stalenessBuckets` to show; empty shows all. */
  readonly buckets: ReadonlySet<number>
  readonly sort: VehicleSort
}

export interface VehicleOrder {
  /** Slots to show, in order. */
  readonly slots: Uint32Array
  /** How many vehicles the text matches in each bucket, before the bucket filter: the numbers on the chips. */
  readonly bucketCounts: readonly number[]
  /** All vehicles known. */
  readonly total: number
}

/**
 * Which vehicles the list shows, and in which order. A scan of the columns: no object per vehicle, no text compared.
 *
 * @param ranks of the same table
 * @param nowMs the present, which decides the buckets
 */
export function orderVehicles(
  table: VehicleTable,
  ranks: VehicleRanks,
  filter: VehicleFilter,
  nowMs: number
): VehicleOrder {
  const terms = filter.text.toLowerCase().split(/\s+/u).filter(Boolean)
  const isKept = new Uint8Array(table.size)
  const bucketCounts = [0, 0, 0, 0, 0, 0]
  let keptCount = 0
  let total = 0
  for (let slot = 0; slot < table.size; slot++) {
    if (!table.isPresent(slot)) continue
    total += 1
    if (terms.length > 0 && !matches(table, slot, terms)) continue
    const bucket = stalenessIndex(table.occurredAtMs[slot] ?? NaN, nowMs)
    bucketCounts[bucket] = (bucketCounts[bucket] ?? 0) + 1
    if (filter.buckets.size > 0 && !filter.buckets.has(bucket)) continue
    isKept[slot] = 1
    keptCount += 1
  }
  const { inNameOrder, inFleetOrder, byName } = ranks.current()
  const slots = new Uint32Array(keptCount)
  let place = 0
  const put = (slot: number): void => {
    if (isKept[slot] === 1) slots[place++] = slot
  }
  const ranked = filter.sort === 'fleet' ? inFleetOrder : inNameOrder
  for (const slot of ranked) put(slot)
  // Vehicles whose names have not come yet.
  for (let slot = ranked.length; slot < table.size; slot++) put(slot)
  if (filter.sort === 'newest' || filter.sort === 'oldest') slots.sort(byTime(table, byName, filter.sort))
  return { slots, bucketCounts, total }
}

function matches(table: VehicleTable, slot: number, terms: readonly string[]): boolean {
  const text = [
    table.name(slot),
    table.vin(slot),
    table.plate(slot),
    table.fleetName(slot),
    table.providerName(slot),
    table.placeName(slot)
  ]
    .join('\n')
    .toLowerCase()
  return terms.every((term) => text.includes(term))
}

function byTime(table: VehicleTable, byName: Uint32Array, sort: 'newest' | 'oldest'): (a: number, b: number) => number {
  const { occurredAtMs } = table
  // A vehicle that was never seen is the oldest of all.
  const seenAtMs = (slot: number) => {
    const atMs = occurredAtMs[slot] ?? NaN
    return Number.isFinite(atMs) ? atMs : 0
  }
  const name = (slot: number) => byName[slot] ?? 0
  return sort === 'newest'
    ? (a, b) => seenAtMs(b) - seenAtMs(a) || name(a) - name(b)
    : (a, b) => seenAtMs(a) - seenAtMs(b) || name(a) - name(b)
}
