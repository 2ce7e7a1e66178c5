import { readFileSync } from 'node:fs'
import { isRecord } from './json-values'
import { isPlainOrigin } from './map-url'

/** Where base maps are remembered, in the app's data folder, without `.json`. */
export const baseMapsFileName = 'basemaps'

/** The hosts that pages may load a map from: none, until the person said yes to some. */
export interface MapOrigins {
  readonly get: () => readonly string[]
  /** Counts for documents that are loaded from now on. */
  readonly set: (origins: readonly string[]) => void
}

/**
 * Knows the hosts before the rest of main is read: the first window's policy needs them.
 *
 * Threat: an edited file that puts a directive of its own into the policy. Whatever is not a plain origin is left out.
 *
 * @param path of `basemaps.json`
 */
export function createMapOrigins(path: string): MapOrigins {
  let origins = readOrigins(path)
  return {
    get: () => origins,
    set(next) {
      origins = next.filter(isPlainOrigin)
    }
  }
}

function readOrigins(path: string): readonly string[] {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const online = isRecord(content) ? content['online'] : null
    const origins = isRecord(online) ? online['origins'] : null
    return Array.isArray(origins)
      ? origins.filter((one): one is string => typeof one === 'string' && isPlainOrigin(one))
      : []
  } catch {
    // No file yet, or none that can be read: `createJsonStore` sets that one aside and says so.
    return []
  }
}
