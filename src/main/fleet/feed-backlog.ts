import type { Dictionaries, PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'
import { createSlotSet } from './slot-set'
import type { PositionStore } from './store'
import type { StoreChange } from './store-change'

/** What a feed reads of the store. */
export type FeedStore = Pick<
  PositionStore,
  'dictionaries' | 'isPresent' | 'presentSlots' | 'positionColumns' | 'identityColumns'
>

/** A snapshot or delta without its place in the order. */
export type SnapshotContent = Omit<PositionSnapshot, 'epoch' | 'sequence'>
export type DeltaContent = Omit<PositionDelta, 'epoch' | 'sequence'>

/** What one follower has not been sent yet. */
export interface Backlog {
  readonly isEmpty: boolean
  /** Slots that wait, at most: one may wait for its columns and for its texts. */
  readonly size: number
  note(change: StoreChange): void
  /**
   * Everything, but for the texts where there are more vehicles than `mostNamed`: those wait, and nothing else does. Where vehicles are is on the
   * screen before what they are called could even be packed.
   */
  takeAll(mostNamed: number): SnapshotContent
  /**
   * What waits, as the store holds it now.
   *
   * @param mostSlots the slots with the lowest numbers, up to so many; the others wait on
   * @returns null when there turns out to be nothing to tell
   */
  take(mostSlots: number): DeltaContent | null
}

/** An empty backlog, for a follower that has been sent nothing. */
export function createBacklog(store: FeedStore): Backlog {
  /** Changed or left. */
  const touched = createSlotSet()
  const identities = createSlotSet()
  /** Left, and perhaps came back: the slot may even be another vehicle's by now. */
  const removed = createSlotSet()
  const sent = { fleets: 0, providers: 0, places: 0 }

  /** Texts that were not sent yet. To be called after the columns were read: none of them refers to a text that is not there. */
  function takeDictionaries(): DeltaContent['addedDictionaries'] {
    const { fleets, providers, places } = store.dictionaries
    const from = { fleetsFrom: sent.fleets, providersFrom: sent.providers, placesFrom: sent.places }
    const entries: Dictionaries = {
      fleets: fleets.slice(sent.fleets),
      providers: providers.slice(sent.providers),
      places: places.slice(sent.places)
    }
    sent.fleets += entries.fleets.length
    sent.providers += entries.providers.length
    sent.places += entries.places.length
    return { ...from, entries }
  }

  /** The slots whose texts go along: those of the rows, so that no vehicle is shown under the name of its slot's last one, then others. */
  function takeIdentitySlots(rows: Uint32Array, room: number): Uint32Array<ArrayBuffer> {
    if (identities.size === 0) return new Uint32Array(0)
    const slots = createSlotSet()
    for (let row = 0; row < rows.length; row++) {
      const slot = rows[row] ?? 0
      if (!identities.has(slot)) continue
      identities.delete(slot)
      slots.add(slot)
    }
    const others = presentOf(store, identities.takeLowest(room))
    if (slots.size === 0) return others
    for (const slot of others) slots.add(slot)
    return slots.ascending()
  }

  return {
    get isEmpty() {
      return touched.size + identities.size === 0
    },
    get size() {
      return touched.size + identities.size
    },
    note({ changed, identities: renamed, removed: left }) {
      touched.addAll(changed)
      touched.addAll(left)
      removed.addAll(left)
      identities.addAll(renamed)
    },
    takeAll(mostNamed) {
      touched.clear()
      identities.clear()
      removed.clear()
      sent.fleets = sent.providers = sent.places = 0
      const slots = store.presentSlots()
      const isNamed = slots.length <= mostNamed
      if (!isNamed) for (let row = 0; row < slots.length; row++) identities.add(slots[row] ?? 0)
      return {
        columns: store.positionColumns(slots),
        identities: store.identityColumns(isNamed ? slots : new Uint32Array(0)),
        dictionaries: takeDictionaries().entries
      }
    },
    take(mostSlots) {
      const slots = touched.takeLowest(mostSlots)
      const removedSlots = removed.size === 0 ? new Uint32Array(0) : slots.filter((slot) => removed.has(slot))
      const rows = presentOf(store, slots)
      for (const slot of removedSlots) {
        removed.delete(slot)
        // The follower drops what it holds of the slot: who is there again needs its name.
        if (store.isPresent(slot)) identities.add(slot)
        else identities.delete(slot)
      }
      const renamed = takeIdentitySlots(rows, mostSlots - slots.length)
      if (rows.length + removedSlots.length + renamed.length === 0) return null
      return {
        columns: store.positionColumns(rows),
        identities: renamed.length === 0 ? null : store.identityColumns(renamed),
        addedDictionaries: takeDictionaries(),
        removedSlots
      }
    }
  }
}

/** `slots` itself when all are present, as they mostly are. */
function presentOf(store: FeedStore, slots: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  for (let row = 0; row < slots.length; row++) {
    if (!store.isPresent(slots[row] ?? 0)) return slots.filter((slot) => store.isPresent(slot))
  }
  return slots
}
