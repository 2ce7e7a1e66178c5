import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Region, RegionRefusal } from '@shared/ipc/schemas-basemaps'
import { isRecord, stringOf } from './json-values'
import { plainText } from './plain-text'
import { mostPartBytes, readDirectory, type DirectoryEntry } from './pmtiles-directory'
import { headerBytes, readHeader, type ArchiveHeader, type Section } from './pmtiles-header'

/** What was found out about a file that can be drawn. */
export type CheckedRegion = Pick<Region, 'bounds' | 'minZoom' | 'maxZoom' | 'schema' | 'attribution'>

export type RegionCheck =
  | { readonly kind: 'region'; readonly region: CheckedRegion }
  | { readonly kind: 'refused'; readonly reason: RegionRefusal }

const unzip = promisify(gunzip)
/** What directories, metadata and tiles may grow to, in bytes. */
const mostUnpackedBytes = 64 * 1024 * 1024

/**
 * Checks a region file by a few small reads: header, root directory, a leaf, a tile, metadata. A file of many gigabytes takes no longer.
 *
 * Threat: a file of unknown make is read by the page from then on. What is not a vector archive in a known schema is refused here, with the reason;
 * packed data may not unpack to more than 64 MiB.
 *
 * @param file open for reading
 * @param fileBytes its size
 */
export async function checkRegion(file: Pick<FileHandle, 'read'>, fileBytes: number): Promise<RegionCheck> {
  const start = await readSection(file, { offset: 0, length: Math.min(headerBytes, fileBytes) })
  const checked = readHeader(start, fileBytes)
  if (checked.kind === 'refused') return checked
  const { header } = checked
  try {
    if (!(await isReadable(file, header))) return { kind: 'refused', reason: 'damaged' }
    const metadata = await readMetadata(file, header)
    if (metadata === null) return { kind: 'refused', reason: 'damaged' }
    const schema = schemaOf(metadata)
    if (schema === null) return { kind: 'refused', reason: 'unknown-schema' }
    const { bounds, minZoom, maxZoom } = header
    const attribution = plainText(metadata['attribution'], 400)
    return { kind: 'region', region: { bounds, minZoom, maxZoom, schema, attribution } }
  } catch {
    // What is packed cannot be unpacked, or would grow too large.
    return { kind: 'refused', reason: 'damaged' }
  }
}

/** Follows the directory down to one tile and unpacks it. */
async function isReadable(file: Pick<FileHandle, 'read'>, header: ArchiveHeader): Promise<boolean> {
  let entries = await readEntries(file, header.root, header)
  // Leaves below leaves are allowed; nobody writes more than two levels.
  for (let depth = 0; depth < 3; depth++) {
    const middle: DirectoryEntry | undefined = entries?.[Math.floor(entries.length / 2)]
    if (middle === undefined) return false
    if (middle.run > 0) return isTile(file, header, middle)
    entries = await readEntries(file, { offset: header.leaves.offset + middle.offset, length: middle.length }, header)
  }
  return false
}

async function readEntries(file: Pick<FileHandle, 'read'>, section: Section, header: ArchiveHeader) {
  return readDirectory(await unpack(await readSection(file, section), header.isInternalGzip), header)
}

/** A vector tile begins with a layer: field 3, of a length that fits. An empty tile is one, too. */
async function isTile(file: Pick<FileHandle, 'read'>, header: ArchiveHeader, entry: DirectoryEntry): Promise<boolean> {
  const packed = await readSection(file, { offset: header.tiles.offset + entry.offset, length: entry.length })
  const tile = await unpack(packed, header.isTileGzip)
  return tile.length === 0 || tile[0] === 0x1a
}

async function readMetadata(file: Pick<FileHandle, 'read'>, { metadata, isInternalGzip }: ArchiveHeader) {
  const value: unknown = JSON.parse((await unpack(await readSection(file, metadata), isInternalGzip)).toString('utf8'))
  return isRecord(value) ? value : null
}

/**
 * Which of the two known ways the layers are named in. Both have `water`, `landuse` and `pois`/`poi`; the names of roads and borders differ.
 *
 * @see https://docs.protomaps.com/basemaps/layers
 * @see https://openmaptiles.org/schema/
 */
function schemaOf(metadata: Readonly<Record<string, unknown>>): Region['schema'] | null {
  const layers: readonly unknown[] = Array.isArray(metadata['vector_layers']) ? metadata['vector_layers'] : []
  const ids = new Set(layers.map((layer) => (isRecord(layer) ? stringOf(layer['id']) : '')))
  const hasAny = (...names: readonly string[]) => names.some((name) => ids.has(name))
  if (hasAny('transportation', 'boundary') && hasAny('water', 'place', 'transportation_name')) return 'openmaptiles'
  if (hasAny('roads', 'boundaries') && hasAny('earth', 'water', 'places')) return 'protomaps'
  return null
}

/** @throws when the file has fewer bytes than asked for */
async function readSection(file: Pick<FileHandle, 'read'>, { offset, length }: Section): Promise<Buffer> {
  if (length > mostPartBytes) throw new RangeError('The part is too large')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
  if (bytesRead < length) throw new RangeError('The file ends early')
  return buffer
}

async function unpack(bytes: Buffer, isGzip: boolean): Promise<Buffer> {
  return isGzip ? unzip(bytes, { maxOutputLength: mostUnpackedBytes }) : bytes
}
