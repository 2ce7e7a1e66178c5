import type { Track } from '@shared/ipc/schemas-history'
import { referenceLocations } from '../../catena/scan/test-support/reference-reader'
import type { PositionEngine } from '../engine-options'
import { judgeFix } from '../plausibility'
import { snapshotOf } from './fakes-engine'

/** What came over the wire, read another way than the engine reads it. */
export interface CameOverTheWire {
  /** By vehicle: its newest believable fix; vehicles that some row calls deleted are left out. */
  readonly fixes: ReadonlyMap<string, Fix>
  /** Rows without a vehicle or without an object. */
  readonly unreadableCount: number
  /** All that are named. */
  readonly vehicleIds: ReadonlySet<string>
  readonly deletedIds: ReadonlySet<string>
  /** Rows about a vehicle that an earlier row was about. */
  readonly doubledCount: number
  /** Of all rows, not only the newest. */
  readonly all: readonly Fix[]
}

interface Fix {
  readonly occurredAtMs: number
  readonly longitudeDeg: number
  readonly latitudeDeg: number
}

/** Reads the bodies of pages; those that are none count for nothing. */
export function readBodies(bodies: readonly Uint8Array[], nowMs: number): CameOverTheWire {
  const fixes = new Map<string, Fix>()
  const vehicleIds = new Set<string>()
  const deletedIds = new Set<string>()
  const all: Fix[] = []
  let unreadableCount = 0
  let doubledCount = 0
  for (const body of bodies) {
    const page = referenceLocations(body)
    if (typeof page !== 'object') continue
    unreadableCount += page.unreadable.length
    for (const row of page.rows) {
      const id = String(row['id'])
      if (vehicleIds.has(id)) doubledCount += 1
      vehicleIds.add(id)
      if (row['isDeleted'] === true) deletedIds.add(id)
      const fix = {
        occurredAtMs: Number(row['occurredAtMs']),
        longitudeDeg: Number(row['longitudeDeg']),
        latitudeDeg: Number(row['latitudeDeg'])
      }
      if (row['isDeleted'] === true || judgeFix(fix, nowMs) !== 'good') continue
      all.push(fix)
      if (!(fix.occurredAtMs <= (fixes.get(id)?.occurredAtMs ?? -Infinity))) fixes.set(id, fix)
    }
  }
  for (const id of deletedIds) fixes.delete(id)
  return { fixes, unreadableCount, vehicleIds, deletedIds, doubledCount, all }
}

/** Of the fixes that came, those that the engine does not show; each can be shown by one vehicle only. */
export function lostFixes(engine: PositionEngine, { fixes }: CameOverTheWire): readonly Fix[] {
  const shown = new Map<string, number>()
  const { columns } = snapshotOf(engine)
  columns.slots.forEach((_slot, row) => {
    const key = keyOf({
      occurredAtMs: columns.occurredAtMs[row] ?? NaN,
      longitudeDeg: columns.longitudeDeg[row] ?? NaN,
      latitudeDeg: columns.latitudeDeg[row] ?? NaN
    })
    shown.set(key, (shown.get(key) ?? 0) + 1)
  })
  return [...fixes.values()].filter((fix) => {
    const left = shown.get(keyOf(fix)) ?? 0
    shown.set(keyOf(fix), left - 1)
    return left < 1
  })
}

/** Of the fixes that came, those that a vehicle's past does not have. */
export function lostFromTrack(track: Track, { all }: CameOverTheWire): readonly Fix[] {
  const shown = new Set(
    Array.from(track.occurredAtMs, (occurredAtMs, row) =>
      keyOf({
        occurredAtMs,
        longitudeDeg: track.longitudeDeg[row] ?? NaN,
        latitudeDeg: track.latitudeDeg[row] ?? NaN
      })
    )
  )
  return all.filter((fix) => !shown.has(keyOf(fix)))
}

function keyOf({ occurredAtMs, longitudeDeg, latitudeDeg }: Fix): string {
  return `${occurredAtMs} ${longitudeDeg} ${latitudeDeg}`
}
