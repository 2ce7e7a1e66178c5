import { expect } from 'vitest'
import type { IdentityColumns, PositionColumns, PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'
import { unpackTexts } from '@shared/ipc/text-column'

/** What a page knows. */
export interface FeedPage {
  /** By slot, ascending; comparable. */
  readonly vehicles: () => ReadonlyMap<number, Readonly<Record<string, unknown>>>
  /** Takes a delta in; one that is in the snapshot is skipped, one that does not fit fails the test. */
  readonly apply: (delta: PositionDelta) => void
}

/** What a page makes of a snapshot and the deltas after it. */
export function createFeedPage(snapshot: PositionSnapshot): FeedPage {
  const vehicles = new Map<number, Record<string, unknown>>()
  const fleets = [...snapshot.dictionaries.fleets]
  const places = [...snapshot.dictionaries.places]
  let sequence = snapshot.sequence

  const take = (columns: PositionColumns, identities: IdentityColumns | null): void => {
    columns.slots.forEach((slot, row) => {
      vehicles.set(slot, {
        ...vehicles.get(slot),
        longitudeDeg: columns.longitudeDeg[row],
        occurredAtMs: columns.occurredAtMs[row],
        fleet: fleets[columns.fleet[row] ?? -1],
        place: places[columns.place[row] ?? -1],
        flags: columns.flags[row]
      })
    })
    if (identities === null) return
    const [names, vins] = [unpackTexts(identities.names), unpackTexts(identities.vins)]
    identities.slots.forEach((slot, row) => {
      vehicles.set(slot, { ...vehicles.get(slot), name: names[row], vin: vins[row] })
    })
  }
  take(snapshot.columns, snapshot.identities)

  return {
    vehicles: () => new Map([...vehicles].sort(([a], [b]) => a - b)),
    apply(delta) {
      if (delta.sequence <= sequence) return
      expect(delta.sequence).toBe(++sequence)
      const { fleetsFrom, placesFrom, entries } = delta.addedDictionaries
      expect([fleetsFrom, placesFrom]).toEqual([fleets.length, places.length])
      fleets.push(...entries.fleets)
      places.push(...entries.places)
      for (const slot of delta.removedSlots) vehicles.delete(slot)
      take(delta.columns, delta.identities)
    }
  }
}
