import type { RegionBounds, RegionRefusal } from '@shared/ipc/schemas-basemaps'

/** Length of the header of PMTiles version 3, in bytes. */
export const headerBytes = 127

/** A part of the file. */
export interface Section {
  readonly offset: number
  readonly length: number
}

/** What the header says, checked against the file's size. */
export interface ArchiveHeader {
  readonly root: Section
  readonly metadata: Section
  readonly leaves: Section
  readonly tiles: Section
  /** Of directories and metadata. */
  readonly isInternalGzip: boolean
  readonly isTileGzip: boolean
  readonly minZoom: number
  readonly maxZoom: number
  readonly bounds: RegionBounds
}

export type HeaderCheck =
  | { readonly kind: 'header'; readonly header: ArchiveHeader }
  | { readonly kind: 'refused'; readonly reason: RegionRefusal }

/** The format asks for header and root directory within the first 16 KiB. */
const rootMustEndAt = 16_384
/** Metadata is a list of layers: more than this is no such list. */
const mostMetadataBytes = 8 * 1024 * 1024
const deepestZoom = 26

/** Codes of the format's version 3. */
const compressions = { none: 1, gzip: 2 } as const
const tileTypes = { unknown: 0, mvt: 1, png: 2, jpeg: 3, webp: 4, avif: 5 } as const

/**
 * Reads the header of a PMTiles archive (specification version 3, section 3).
 *
 * Threat: a file that is cut off or made up, whose sections point outside it or whose sizes would make the reader allocate gigabytes.
 *
 * @param bytes the first bytes of the file; fewer than `headerBytes` when it has no more
 * @param fileBytes size of the file
 */
export function readHeader(bytes: Buffer, fileBytes: number): HeaderCheck {
  const magic = bytes.toString('latin1', 0, 7)
  if (!magic.startsWith('PM')) return { kind: 'refused', reason: 'not-pmtiles' }
  // Versions 1 and 2 begin with "PM" and their number.
  if (magic !== 'PMTiles')
    return { kind: 'refused', reason: bytes.length > 3 && bytes.readUInt16LE(2) <= 2 ? 'old-version' : 'not-pmtiles' }
  if (bytes.length < headerBytes) return { kind: 'refused', reason: 'damaged' }
  if (bytes[7] !== 3) return { kind: 'refused', reason: 'old-version' }

  const tileType = bytes[99]
  if (tileType !== undefined && tileType >= tileTypes.png && tileType <= tileTypes.avif)
    return { kind: 'refused', reason: 'raster' }
  const [internal, tile] = [bytes[97], bytes[98]]
  if (tileType !== tileTypes.mvt || !isReadable(internal) || !isReadable(tile))
    return { kind: 'refused', reason: 'unknown-tiles' }

  const header: ArchiveHeader = {
    root: sectionAt(bytes, 8),
    metadata: sectionAt(bytes, 24),
    leaves: sectionAt(bytes, 40),
    tiles: sectionAt(bytes, 56),
    isInternalGzip: internal === compressions.gzip,
    isTileGzip: tile === compressions.gzip,
    minZoom: bytes.readUInt8(100),
    maxZoom: bytes.readUInt8(101),
    bounds: {
      westDeg: degreesAt(bytes, 102),
      southDeg: degreesAt(bytes, 106),
      eastDeg: degreesAt(bytes, 110),
      northDeg: degreesAt(bytes, 114)
    }
  }
  return isWhole(header, fileBytes) ? { kind: 'header', header } : { kind: 'refused', reason: 'damaged' }
}

function isReadable(compression: number | undefined): boolean {
  return compression === compressions.none || compression === compressions.gzip
}

function isWhole(
  { root, metadata, leaves, tiles, minZoom, maxZoom, bounds }: ArchiveHeader,
  fileBytes: number
): boolean {
  const areInside = [root, metadata, leaves, tiles].every(
    ({ offset, length }) => offset + length <= fileBytes && (length === 0 || offset >= headerBytes)
  )
  return (
    areInside &&
    root.length > 0 &&
    root.offset + root.length <= rootMustEndAt &&
    metadata.length <= mostMetadataBytes &&
    tiles.length > 0 &&
    minZoom <= maxZoom &&
    maxZoom <= deepestZoom &&
    bounds.westDeg >= -180 &&
    bounds.eastDeg <= 180 &&
    bounds.southDeg >= -90 &&
    bounds.northDeg <= 90 &&
    bounds.westDeg < bounds.eastDeg &&
    bounds.southDeg < bounds.northDeg
  )
}

/** Sizes beyond 2^53 lose their last digits here, and are beyond any file either way. */
function sectionAt(bytes: Buffer, at: number): Section {
  return { offset: Number(bytes.readBigUInt64LE(at)), length: Number(bytes.readBigUInt64LE(at + 8)) }
}

function degreesAt(bytes: Buffer, at: number): number {
  return bytes.readInt32LE(at) / 1e7
}
