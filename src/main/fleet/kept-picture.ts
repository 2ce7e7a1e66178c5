import { pack, packedFormVersion, type Packed } from '@shared/ipc/packed'
import type { PictureColumns } from '@shared/ipc/schemas-positions'
import type { PositionCache } from './position-cache'
import type { PositionStore } from './store'

const pictureBlob = 'picture'

/** Form of the head, and of what follows it. */
const formVersion = 1000 + packedFormVersion

/** Five words, and one of nothing: columns begin at a multiple of eight. */
const headBytes = 24

/**
 * Keeps what a first picture of the vehicles needs, sealed beside the log, for the next start: to make a whole of the log takes main as long as
 * everything before it. To be called when nothing more will be written to the log.
 */
export async function keepPicture(cache: PositionCache, store: PositionStore): Promise<void> {
  const end = cache.logEnd
  if (end === null || cache.state !== 'sealed') return
  const slots = store.presentSlots()
  const { longitudeDeg, latitudeDeg, derivedBearingDeg, occurredAtMs, flags } = store.positionColumns(slots)
  const packed = pack({ longitudeDeg, latitudeDeg, derivedBearingDeg, occurredAtMs, flags })
  const bytes = new Uint8Array(headBytes + packed.length)
  const head = [formVersion, end.generation, end.batchCount, oldestSeenS(store, slots), slots.length]
  new Uint32Array(bytes.buffer, 0, head.length).set(head)
  bytes.set(packed, headBytes)
  await cache.blobs.put(pictureBlob, bytes)
}

/**
 * What an earlier run kept, where it is what the log comes to.
 *
 * Threat: a vehicle that is to be forgotten by now must not be seen once more, so a picture that has one in it is not shown.
 *
 * @param cache opened
 * @param oldestSeenMs vehicles last seen before are dropped, by this computer's clock
 * @returns null where there is none, no vehicle is in it, or something was written after it (the app ended before it could keep another)
 */
export async function keptPicture(cache: PositionCache, oldestSeenMs: number): Promise<Packed<PictureColumns> | null> {
  const end = cache.logEnd
  const kept = end === null ? null : await cache.blobs.get(pictureBlob)
  if (end === null || kept === null || kept.length < headBytes) return null
  // A copy: what is opened may lie anywhere in memory, and a view would take all of its buffer over the bridge.
  const [form, generation, batchCount, oldestS = 0, vehicleCount = 0] = new Uint32Array(kept.slice(0, headBytes).buffer)
  const isOfLog = form === formVersion && generation === end.generation && batchCount === end.batchCount
  if (!isOfLog || vehicleCount === 0 || oldestS < Math.floor(oldestSeenMs / 1000)) {
    // Nor does it stay: a computer that is always switched off by its power would keep it for ever.
    await cache.blobs.put(pictureBlob, new Uint8Array(0))
    return null
  }
  return new Uint8Array(kept.subarray(headBytes))
}

/** Seconds since the epoch. Those in no sweep yet count from the latest, as when they are saved. */
function oldestSeenS({ columns }: PositionStore, slots: Uint32Array): number {
  let oldestS = 0xffff_ffff
  for (let row = 0; row < slots.length; row++) {
    const seenAtS = columns.lastSeenAtS[slots[row] ?? 0] ?? 0
    if (seenAtS > 0 && seenAtS < oldestS) oldestS = seenAtS
  }
  return oldestS
}
