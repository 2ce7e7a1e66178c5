import { addProtocol, removeProtocol, type GetResourceResponse, type RequestParameters } from 'maplibre-gl'
import { PMTiles, SharedPromiseCache, type Source } from 'pmtiles'

/** Why a region's file gives no tiles. */
export type RegionTrouble = 'gone' | 'changed' | 'damaged'

const scheme = 'region'
/** What one packed tile or directory may grow to, in bytes: more is none, whatever it says. */
const mostUnpackedBytes = 64 * 1024 * 1024

/** The address of a region's tiles, for the style. */
export function regionTiles(id: string, revision: number): string {
  return `${scheme}://${id}/${revision}/{z}/{x}/{y}`
}

interface RegionServerParts {
  /** Absolute address of the folder that regions are served from, with its slash. */
  readonly regionsUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Told of each tile that could not be had because of the file. */
  readonly onTrouble: (id: string, trouble: RegionTrouble) => void
}

/** A region's file cannot be read; not for words on screen. */
class RegionError extends Error {
  public override readonly name = 'RegionError'
  public constructor(public readonly trouble: RegionTrouble) {
    super(`The region file is ${trouble}`)
  }
}

/**
 * Lets MapLibre read tiles out of region files: main sends the parts that are asked for, the files stay where they are.
 *
 * @returns how to stop
 */
export function serveRegions(parts: RegionServerParts): () => void {
  const archives = new Map<string, PMTiles>()
  const archiveOf = (id: string, revision: string): PMTiles => {
    const key = `${id}/${revision}`
    const known = archives.get(key)
    if (known) return known
    const archive = new PMTiles(rangeSource(key, id, parts), new SharedPromiseCache(64), unpack)
    archives.set(key, archive)
    return archive
  }
  addProtocol(scheme, async (request, { signal }) => {
    const { id, revision, z, x, y } = addressOf(request)
    try {
      const tile = await archiveOf(id, revision).getZxy(z, x, y, signal)
      return { data: tile?.data ?? new ArrayBuffer(0) } satisfies GetResourceResponse<ArrayBuffer>
    } catch (error) {
      // A tile that is no longer wanted is no trouble of the file's.
      if (!signal.aborted) {
        // What was read goes with the trouble: a failed directory would be remembered.
        archives.delete(`${id}/${revision}`)
        parts.onTrouble(id, error instanceof RegionError ? error.trouble : 'damaged')
      }
      throw error
    }
  })
  return () => removeProtocol(scheme)
}

function addressOf({ url }: RequestParameters) {
  const [id = '', revision = '', z = '', x = '', y = ''] = url.slice(`${scheme}://`.length).split('/')
  return { id, revision, z: Number(z), x: Number(x), y: Number(y) }
}

function rangeSource(key: string, id: string, { regionsUrl, fetch }: RegionServerParts): Source {
  return {
    getKey: () => key,
    async getBytes(offset, length, signal) {
      const headers = { Range: `bytes=${offset}-${offset + length - 1}` }
      const answer = await fetch(`${regionsUrl}${id}.pmtiles`, { headers, ...(signal ? { signal } : {}) })
      if (answer.status === 206) return { data: await answer.arrayBuffer() }
      throw new RegionError(answer.status === 409 ? 'changed' : answer.status === 416 ? 'damaged' : 'gone')
    }
  }
}

/** Codes of PMTiles version 3. */
const compressions = { unknown: 0, none: 1, gzip: 2 } as const

/**
 * Unpacks a tile or a directory.
 *
 * Threat: a few kilobytes that unpack to gigabytes and take the page with them.
 */
async function unpack(packed: ArrayBuffer, compression: number): Promise<ArrayBuffer> {
  if (compression === compressions.none || compression === compressions.unknown) return packed
  if (compression !== compressions.gzip) throw new RegionError('damaged')
  const reader = new Response(packed).body?.pipeThrough(new DecompressionStream('gzip')).getReader()
  if (!reader) throw new RegionError('damaged')
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > mostUnpackedBytes) {
      await reader.cancel()
      throw new RegionError('damaged')
    }
    parts.push(next.value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole.buffer
}
