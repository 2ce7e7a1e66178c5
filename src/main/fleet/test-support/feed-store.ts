import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { packTexts } from '@shared/ipc/text-column'
import type { FeedStore } from '../feed-backlog'
import { createStoreChange, type StoreChange } from '../store-change'

/** A store for tests of what is told of it: vehicles are put and removed by hand, and each act returns its change. */
export interface FakeFeedStore extends FeedStore {
  /** A vehicle that was not there, or has another name, counts as renamed. */
  put(slot: number, longitudeDeg: number, texts?: { readonly name?: string; readonly fleet?: string }): StoreChange
  rename(slot: number, name: string): StoreChange
  remove(slot: number): StoreChange
}

interface FakeVehicle {
  readonly longitudeDeg: number
  readonly name: string
  readonly fleet: number
}

/** An empty one. */
export function createFakeFeedStore(): FakeFeedStore {
  const vehicles = new Map<number, FakeVehicle>()
  const fleets: string[] = []
  const change = (fill: (change: StoreChange) => void): StoreChange => {
    const made = createStoreChange()
    fill(made)
    return made
  }
  const fleetNumber = (name: string): number => {
    if (!fleets.includes(name)) fleets.push(name)
    return fleets.indexOf(name)
  }
  const nameOf = (slot: number): string => vehicles.get(slot)?.name ?? ''

  return {
    put: (slot, longitudeDeg, { name, fleet = 'fleet' } = {}) =>
      change(({ changed, identities }) => {
        const before = vehicles.get(slot)
        vehicles.set(slot, { longitudeDeg, name: name ?? before?.name ?? '', fleet: fleetNumber(fleet) })
        changed.add(slot)
        if (before === undefined || nameOf(slot) !== before.name) identities.add(slot)
      }),
    rename: (slot, name) =>
      change(({ identities }) => {
        const before = vehicles.get(slot)
        if (before === undefined) return
        vehicles.set(slot, { ...before, name })
        identities.add(slot)
      }),
    remove: (slot) =>
      change(({ removed }) => {
        if (vehicles.delete(slot)) removed.add(slot)
      }),
    dictionaries: { fleets, providers: [], places: [] },
    isPresent: (slot) => vehicles.has(slot),
    presentSlots: () => Uint32Array.from(vehicles.keys()).sort(),
    positionColumns: (slots) => ({
      slots: slots.slice(),
      longitudeDeg: Float64Array.from(slots, (slot) => vehicles.get(slot)?.longitudeDeg ?? NaN),
      latitudeDeg: new Float64Array(slots.length),
      speedMps: new Float32Array(slots.length),
      derivedBearingDeg: new Float32Array(slots.length),
      occurredAtMs: new Float64Array(slots.length),
      fleet: Uint32Array.from(slots, (slot) => vehicles.get(slot)?.fleet ?? 0),
      provider: new Uint32Array(slots.length),
      place: new Uint32Array(slots.length),
      flags: new Uint8Array(slots.length).fill(vehicleFlags.present)
    }),
    identityColumns: (slots) => ({
      slots: slots.slice(),
      names: packTexts(Array.from(slots, nameOf)),
      vins: packTexts(Array.from(slots, () => '')),
      plates: packTexts(Array.from(slots, () => '')),
      drivers: null
    })
  }
}
