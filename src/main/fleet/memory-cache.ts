import { removeCacheFolders } from './cache-folders'
import { nothingRead, type PositionCache } from './position-cache'

/**
 * A cache that keeps nothing beyond the run, for computers without a safe place for the key: positions in plain files would tell
 * anyone who reads the disk where vehicles were.
 *
 * @param profileFolder only for `forget`, which also deletes what an earlier run may have left on disk
 */
export function createMemoryCache(profileFolder: string): PositionCache {
  const blobs = new Map<string, Uint8Array>()
  return {
    state: 'memory-only',
    generation: 0,
    open: () => Promise.resolve({ kind: 'memory-only' }),
    read: () => Promise.resolve(nothingRead),
    write(batch) {
      for (const [name, bytes] of batch.blobs) blobs.set(name, bytes)
      return Promise.resolve(true)
    },
    blobs: {
      get: (name) => Promise.resolve(blobs.get(name) ?? null),
      put(name, bytes) {
        blobs.set(name, bytes)
        return Promise.resolve(true)
      }
    },
    async forget() {
      blobs.clear()
      await removeCacheFolders(profileFolder)
    },
    close: () => Promise.resolve()
  }
}
