import { createMemoryCache } from './memory-cache'
import type { PositionCache } from './position-cache'
import { createSealedCache, type SealedCacheOptions } from './sealed-cache'

/**
 * The cache of a profile: sealed on disk where the vault keeps a data key, in memory only where it does not.
 *
 * @param options.dataKey 32 bytes, or null when there is no safe place for a key
 */
export function createPositionCache({
  dataKey,
  ...options
}: Omit<SealedCacheOptions, 'dataKey'> & { readonly dataKey: Uint8Array | null }): PositionCache {
  return dataKey === null ? createMemoryCache(options.profileFolder) : createSealedCache({ ...options, dataKey })
}
