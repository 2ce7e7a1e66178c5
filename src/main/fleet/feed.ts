import type { PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'
import type { Scheduler } from './scheduler'
import type { PositionStore } from './store'
import type { StoreChange } from './store-change'

/** At most four deltas a second: more could not be told apart on a map. */
const usualIntervalMs = 250

export interface FeedOptions {
  readonly store: PositionStore
  /** Another number for every store there ever is in a run. */
  readonly epoch: number
  readonly scheduler: Scheduler
  /** Least time between two deltas, in milliseconds; default 250. */
  readonly intervalMs?: number
  readonly onDelta: (delta: PositionDelta) => void
}

/** Tells the page what the store holds: once as a whole, then by what changed. */
export interface Feed {
  readonly epoch: number
  /** Notes a change; it goes out with the next delta. */
  note(change: StoreChange): void
  /**
   * Everything, in fresh arrays. What was waiting goes out as a delta first, so that the next delta is news to whoever takes the snapshot.
   */
  snapshot(): PositionSnapshot
  /** Drops what is waiting and sends nothing more. */
  stop(): void
}

/** A feed of one store; nothing has been sent. */
export function createFeed({ store, epoch, scheduler, intervalMs = usualIntervalMs, onDelta }: FeedOptions): Feed {
  const changed = new Set<number>()
  const identities = new Set<number>()
  const removed = new Set<number>()
  const sent = { fleets: 0, providers: 0, places: 0 }
  let sequence = 0
  let cancelTimer: (() => void) | null = null
  let isStopped = false

  const addedDictionaries = (): PositionDelta['addedDictionaries'] => {
    const { fleets, providers, places } = store.dictionaries
    const added = {
      fleetsFrom: sent.fleets,
      providersFrom: sent.providers,
      placesFrom: sent.places,
      entries: {
        fleets: fleets.slice(sent.fleets),
        providers: providers.slice(sent.providers),
        places: places.slice(sent.places)
      }
    }
    sent.fleets = fleets.length
    sent.providers = providers.length
    sent.places = places.length
    return added
  }

  const flush = (): void => {
    cancelTimer?.()
    cancelTimer = null
    if (changed.size + identities.size + removed.size === 0) return
    const identitySlots = ascending(identities, (slot) => store.isPresent(slot))
    const delta: PositionDelta = {
      epoch,
      sequence: ++sequence,
      columns: store.columns(ascending(changed, (slot) => store.isPresent(slot))),
      identities: identitySlots.length === 0 ? null : store.identities(identitySlots),
      addedDictionaries: addedDictionaries(),
      removedSlots: ascending(removed, (slot) => !store.isPresent(slot))
    }
    changed.clear()
    identities.clear()
    removed.clear()
    onDelta(delta)
  }

  return {
    epoch,
    note(change) {
      if (isStopped) return
      for (const slot of change.changed) changed.add(slot)
      for (const slot of change.identities) identities.add(slot)
      for (const slot of change.removed) removed.add(slot)
      if (changed.size + identities.size + removed.size > 0) cancelTimer ??= scheduler.after(intervalMs, flush)
    },
    snapshot() {
      flush()
      // Entries that no change has announced yet are in the snapshot, not in the next delta.
      addedDictionaries()
      const slots = store.presentSlots()
      const { fleets, providers, places } = store.dictionaries
      return {
        epoch,
        sequence,
        columns: store.columns(slots),
        identities: store.identities(slots),
        dictionaries: { fleets: fleets.slice(), providers: providers.slice(), places: places.slice() }
      }
    },
    stop() {
      isStopped = true
      cancelTimer?.()
      cancelTimer = null
    }
  }
}

/** The slots that pass, in ascending order, in an array of exactly the right length. */
function ascending(slots: ReadonlySet<number>, passes: (slot: number) => boolean): Uint32Array<ArrayBuffer> {
  return Uint32Array.from([...slots].filter(passes)).sort()
}
