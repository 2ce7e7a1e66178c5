import type { PositionCache } from './position-cache'
import type { PositionStore } from './store'
import type { StoreChange } from './store-change'

/** Name of the blob that holds the labels of fleets and providers. */
export const labelsBlob = 'labels'

/** A vehicle that never changes is still written once a day, or retention would drop it although every sweep sees it. */
const rewriteAfterMs = 86_400_000

/** A page fits into one batch; what piled up while the disk was full goes out in several. */
const mostInBatch = 2000

/** Brings the store's changes to the cache. */
export interface CacheWriter {
  /**
   * Writes what a change touched, in one batch, and whatever could not be written before.
   *
   * @param nowMs the present, by this computer's clock
   * @returns once everything is on disk or a batch has failed; a failure is seen in the cache's `state` and is made up for by the next call
   */
  save(change: StoreChange, nowMs: number): Promise<void>
  /** Notes that a slot was read from the cache, as it was saved then. */
  readonly markSaved: (slot: number, savedAtMs: number) => void
}

/** A writer for one store; nothing is waiting. */
export function createCacheWriter(store: PositionStore, cache: PositionCache): CacheWriter {
  const encoder = new TextEncoder()
  const waiting = new Set<number>()
  /** Seconds since the epoch, by slot; 0 when never. */
  let savedAtSeconds = new Uint32Array(1024)
  let savedLabels = 0
  let generation = cache.generation

  const setSavedAt = (slot: number, atMs: number): void => {
    if (slot >= savedAtSeconds.length) {
      const larger = new Uint32Array(Math.ceil((slot + 1) * 1.5))
      larger.set(savedAtSeconds)
      savedAtSeconds = larger
    }
    savedAtSeconds[slot] = Math.floor(atMs / 1000)
  }

  const collect = (change: StoreChange, nowMs: number): void => {
    if (cache.generation !== generation) {
      generation = cache.generation
      savedLabels = 0
      for (const slot of store.presentSlots()) waiting.add(slot)
    }
    for (const slots of [change.changed, change.identities, change.removed]) for (const slot of slots) waiting.add(slot)
    for (const slot of change.seen) if (nowMs - (savedAtSeconds[slot] ?? 0) * 1000 > rewriteAfterMs) waiting.add(slot)
  }

  const takeSome = (): number[] => {
    const slots: number[] = []
    for (const slot of waiting) {
      if (slots.length === mostInBatch) break
      slots.push(slot)
      waiting.delete(slot)
    }
    return slots
  }

  return {
    markSaved: setSavedAt,
    async save(change, nowMs) {
      collect(change, nowMs)
      do {
        const labels = store.labels()
        const isRelabelled = labels.version !== savedLabels
        if (waiting.size === 0 && !isRelabelled) return
        const slots = takeSome()
        const isWritten = await cache.write({
          records: slots.map((slot) => store.record(slot, nowMs)).filter((record) => record !== null),
          removedVehicleIds: slots.filter((slot) => !store.isPresent(slot)).map((slot) => store.vehicleId(slot)),
          blobs: isRelabelled
            ? new Map([[labelsBlob, encoder.encode(JSON.stringify(labels.saved()))]])
            : new Map<string, Uint8Array>()
        })
        if (!isWritten) {
          for (const slot of slots) waiting.add(slot)
          return
        }
        if (isRelabelled) savedLabels = labels.version
        for (const slot of slots) setSavedAt(slot, nowMs)
      } while (waiting.size > 0)
    }
  }
}
