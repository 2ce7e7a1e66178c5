import { addProtocol, removeProtocol } from 'maplibre-gl'
import { PMTiles, Protocol, type Source } from 'pmtiles'

/** Names the archive in tile addresses: `pmtiles://basemap/{z}/{x}/{y}`. */
const archiveKey = 'basemap'

/** Tile addresses of the archive, for the style. */
export const basemapTiles: readonly string[] = [`pmtiles://${archiveKey}/{z}/{x}/{y}`]

/** The archive's deepest zoom; beyond it MapLibre draws the same tiles larger. */
export const basemapMaxZoom = 7

/**
 * Fetches the archive as a whole, once, and lets MapLibre read tiles from it. One request and 10 MB of memory instead of range requests, which
 * Electron answers with the whole file (BASEMAP.md section 6).
 *
 * @param fetchArchive gives the archive's bytes; rejects when they cannot be had
 * @param onMissing told once when there is no archive: vehicles are drawn all the same
 * @returns how to stop
 */
export function serveBasemap(fetchArchive: () => Promise<ArrayBuffer>, onMissing: () => void): () => void {
  const archive = fetchArchive()
  archive.catch(onMissing)
  const source: Source = {
    getKey: () => archiveKey,
    getBytes: async (offset, length) => ({ data: (await archive).slice(offset, offset + length) })
  }
  const protocol = new Protocol()
  protocol.add(new PMTiles(source))
  addProtocol('pmtiles', protocol.tile)
  return () => removeProtocol('pmtiles')
}

/**
 * Fetches the archive beside the page.
 *
 * @param url absolute
 */
export async function fetchArchive(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The base map archive answered ${response.status}`)
  return response.arrayBuffer()
}
