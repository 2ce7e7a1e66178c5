// @ts-nocheck: the packages it works with are not dependencies of the app (see build.mjs), so there are no types to check against.
//
// Writes a PMTiles v3 archive: clustered, equal tiles stored once, runs of equal tiles in one entry, gzip. Used by build.mjs.
import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

const headerBytes = 127
/** The root directory must fit into the first 16 KiB together with the header. */
const largestRootBytes = 16384 - headerBytes
const wholeWorld = [-180, -85.051129, 180, 85.051129]

/** Collects tiles; `write` puts them into one file. */
export function createPmtilesWriter() {
  const tiles = []
  return {
    /** @param {Uint8Array} bytes one vector tile, not compressed */
    add(z, x, y, bytes) {
      tiles.push({ id: zxyToTileId(z, x, y), bytes })
    },
    /** @returns {{ addressed: number, entries: number, contents: number, bytes: number }} what the archive holds */
    write(path, { metadata, minZoom, maxZoom, bounds = wholeWorld, center = [0, 20, 2] }) {
      tiles.sort((a, b) => a.id - b.id)
      const { entries, blobs, dataBytes } = storeTiles(tiles)
      const { root, leaves } = directoriesOf(entries)
      const meta = gzipSync(JSON.stringify(metadata), { level: 9 })
      const metaAt = headerBytes + root.length
      const leavesAt = metaAt + meta.length
      const dataAt = leavesAt + leaves.length
      const sections = [headerBytes, root.length, metaAt, meta.length, leavesAt, leaves.length, dataAt, dataBytes]
      const counts = [tiles.length, entries.length, blobs.length]
      const header = headerOf({ sections, counts, minZoom, maxZoom, bounds, center })
      const file = openSync(path, 'w')
      for (const part of [header, root, meta, leaves, ...blobs]) writeSync(file, part)
      closeSync(file)
      return { addressed: tiles.length, entries: entries.length, contents: blobs.length, bytes: dataAt + dataBytes }
    }
  }
}

function storeTiles(tiles) {
  const placeByHash = new Map()
  const blobs = []
  const entries = []
  let dataBytes = 0
  for (const tile of tiles) {
    const hash = createHash('sha1').update(tile.bytes).digest('base64')
    let place = placeByHash.get(hash)
    if (!place) {
      const blob = gzipSync(tile.bytes, { level: 9 })
      place = { offset: dataBytes, length: blob.length }
      placeByHash.set(hash, place)
      blobs.push(blob)
      dataBytes += blob.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === tile.id) last.run += 1
    else entries.push({ id: tile.id, run: 1, ...place })
  }
  return { entries, blobs, dataBytes }
}

function directoriesOf(entries) {
  let root = serializeDirectory(entries)
  let leaves = Buffer.alloc(0)
  for (let leafSize = 4096; root.length > largestRootBytes; leafSize *= 2) {
    const rootEntries = []
    const parts = []
    let offset = 0
    for (let first = 0; first < entries.length; first += leafSize) {
      const leaf = serializeDirectory(entries.slice(first, first + leafSize))
      rootEntries.push({ id: entries[first].id, run: 0, length: leaf.length, offset })
      parts.push(leaf)
      offset += leaf.length
    }
    leaves = Buffer.concat(parts)
    root = serializeDirectory(rootEntries)
  }
  return { root, leaves }
}

/** The format's column order: ids as differences, runs, lengths, offsets (0 where an entry follows the one before). */
function serializeDirectory(entries) {
  const out = []
  putVarint(out, entries.length)
  entries.forEach((entry, index) => putVarint(out, entry.id - (entries[index - 1]?.id ?? 0)))
  entries.forEach((entry) => putVarint(out, entry.run))
  entries.forEach((entry) => putVarint(out, entry.length))
  entries.forEach((entry, index) => {
    const before = entries[index - 1]
    putVarint(out, before && entry.offset === before.offset + before.length ? 0 : entry.offset + 1)
  })
  return gzipSync(Uint8Array.from(out), { level: 9 })
}

function putVarint(out, value) {
  let left = value
  while (left >= 0x80) {
    out.push((left % 128) | 0x80)
    left = Math.floor(left / 128)
  }
  out.push(left)
}

function headerOf({ sections, counts, minZoom, maxZoom, bounds, center }) {
  const header = Buffer.alloc(headerBytes)
  header.write('PMTiles', 0)
  header[7] = 3
  ;[...sections, ...counts].forEach((value, index) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * index))
  const [isClustered, gzip, vectorTile] = [1, 2, 1]
  header.set([isClustered, gzip, gzip, vectorTile, minZoom, maxZoom], 96)
  const putDegrees = (at, degrees) => header.writeInt32LE(Math.round(degrees * 1e7), at)
  bounds.forEach((degrees, index) => putDegrees(102 + 4 * index, degrees))
  header[118] = center[2]
  putDegrees(119, center[0])
  putDegrees(123, center[1])
  return header
}
