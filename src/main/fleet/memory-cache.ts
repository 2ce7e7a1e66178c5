import { removeCacheFolders } from './cache-folders'
import { nothingRead, type PositionCache } from './position-cache'

/**
 * A cache that keeps nothing beyond the run, for computers without a safe place for the key: positions in plain files would tell
 * anyone who reads the disk where vehicles were. Blobs and segments are kept as they are handed in, without a copy.
 *
 * @param profileFolder only for `forget`, which also deletes what an earlier run may have left on disk
 */
export function createMemoryCache(profileFolder: string): PositionCache {
  const blobs = new Map<string, Uint8Array>()
  const segments = new Map<number, Uint8Array>()
  return {
    state: 'memory-only',
    generation: 0,
    logEnd: null,
    isRewriteDue: false,
    open: () => Promise.resolve({ kind: 'memory-only' }),
    read: () => Promise.resolve(nothingRead),
    write(batch) {
      for (const [name, bytes] of batch.blobs) {
        if (bytes === null) blobs.delete(name)
        else blobs.set(name, bytes)
      }
      return Promise.resolve(true)
    },
    // Nothing of the image is kept, so it is not even asked for.
    rewrite: () => Promise.resolve(true),
    blobs: {
      get: (name) => Promise.resolve(blobs.get(name) ?? null),
      put(name, bytes) {
        blobs.set(name, bytes)
        return Promise.resolve(true)
      }
    },
    segments: {
      list: () =>
        Promise.resolve(
          [...segments].map(([number, { length }]) => ({ number, bytes: length })).sort((a, b) => a.number - b.number)
        ),
      get: (number) => Promise.resolve(segments.get(number) ?? null),
      put(number, bytes, dropped) {
        for (const one of dropped) segments.delete(one)
        segments.set(number, bytes)
        return Promise.resolve(true)
      }
    },
    sizeBytes: () => Promise.resolve(0),
    async forget() {
      blobs.clear()
      segments.clear()
      await removeCacheFolders(profileFolder)
    },
    close: () => Promise.resolve()
  }
}
