import { gzipSync } from 'node:zlib'

interface Made {
  readonly layers?: readonly string[]
  readonly tileType?: number
  readonly version?: number
  readonly tileCompression?: number
  readonly bounds?: readonly [west: number, south: number, east: number, north: number]
  readonly zooms?: readonly [min: number, max: number]
  readonly directory?: readonly number[]
  readonly metadata?: Buffer
  readonly tile?: Buffer
}

const headerBytes = 127

/** An empty vector tile but for one layer without features, named "a". */
const smallestTile = Buffer.from([0x1a, 0x05, 0x0a, 0x01, 0x61, 0x78, 0x02])

/** The parts of a PMTiles archive with one tile, right but for what the test wants wrong. */
export function madeArchive(made: Made = {}): { readonly header: Buffer; readonly rest: Buffer } {
  const tile = made.tile ?? gzipSync(smallestTile)
  // One entry: tile 0, run 1, its length, offset 0 (stored as 1).
  const root = gzipSync(Buffer.from(made.directory ?? [1, 0, 1, tile.length, 1]))
  const layers = made.layers ?? ['earth', 'water', 'roads', 'places']
  const metadata =
    made.metadata ??
    gzipSync(JSON.stringify({ attribution: '© <a href="x">Makers</a>', vector_layers: layers.map((id) => ({ id })) }))
  const [metadataAt, tilesAt] = [headerBytes + root.length, headerBytes + root.length + metadata.length]
  const header = Buffer.alloc(headerBytes)
  header.write('PMTiles', 0)
  header[7] = made.version ?? 3
  const sections = [headerBytes, root.length, metadataAt, metadata.length, 0, 0, tilesAt, tile.length, 1, 1, 1]
  for (const [index, value] of sections.entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * index)
  const [minZoom, maxZoom] = made.zooms ?? [0, 14]
  header.set([1, 2, made.tileCompression ?? 2, made.tileType ?? 1, minZoom, maxZoom], 96)
  for (const [index, degrees] of (made.bounds ?? [-97.6, 32.3, -96.2, 33.3]).entries())
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * index)
  return { header, rest: Buffer.concat([root, metadata, tile]) }
}

/** The whole archive. */
export function madeFile(made: Made = {}): Buffer {
  const { header, rest } = madeArchive(made)
  return Buffer.concat([header, rest])
}
