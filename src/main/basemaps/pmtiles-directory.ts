import type { ArchiveHeader } from './pmtiles-header'

/** One entry: a tile that is repeated `run` times, or a leaf directory where `run` is 0. */
export interface DirectoryEntry {
  readonly tileId: number
  readonly run: number
  readonly offset: number
  readonly length: number
}

/** A tile or a leaf larger than this is none that a map can work with. */
export const mostPartBytes = 16 * 1024 * 1024
const mostEntries = 200_000

/**
 * Reads a directory (PMTiles specification version 3, section 4) and checks that it does not contradict itself: ids that rise, parts that lie
 * within their section.
 *
 * @param bytes the directory, uncompressed
 * @param header the header of its archive
 * @returns the entries; null when they cannot be right
 */
export function readDirectory(bytes: Uint8Array, header: ArchiveHeader): readonly DirectoryEntry[] | null {
  const next = varintReader(bytes)
  const count = next()
  if (count === null || count === 0 || count > mostEntries) return null
  const columns: number[][] = []
  for (let column = 0; column < 4; column++) {
    const values: number[] = []
    for (let row = 0; row < count; row++) {
      const value = next()
      if (value === null) return null
      values.push(value)
    }
    columns.push(values)
  }
  return entriesOf(columns, header)
}

function entriesOf(columns: readonly (readonly number[])[], header: ArchiveHeader): DirectoryEntry[] | null {
  const [steps = [], runs = [], lengths = [], offsets = []] = columns
  const entries: DirectoryEntry[] = []
  let tileId = 0
  for (const [row, step] of steps.entries()) {
    const before = entries.at(-1)
    if (before !== undefined && step === 0) return null
    tileId += step
    const [run = 0, length = 0, stored = 0] = [runs[row], lengths[row], offsets[row]]
    // 0 stands for "right behind the one before".
    if (stored === 0 && before === undefined) return null
    const offset = stored === 0 && before !== undefined ? before.offset + before.length : stored - 1
    const section = run === 0 ? header.leaves : header.tiles
    if (length === 0 || length > mostPartBytes || offset + length > section.length) return null
    entries.push({ tileId, run, offset, length })
  }
  return entries
}

/** Reads numbers of 7 bits a byte; null at the end, and for one beyond 2^53. */
function varintReader(bytes: Uint8Array): () => number | null {
  let at = 0
  return () => {
    let value = 0
    for (let place = 1; ; place *= 128) {
      const byte = bytes[at++]
      if (byte === undefined || place > 2 ** 49) return null
      value += (byte & 0x7f) * place
      if (byte < 0x80) return value
    }
  }
}
