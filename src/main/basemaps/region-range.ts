import { open } from 'node:fs/promises'
import { errorCodeOf } from '../storage/atomic-file'
import { parseByteRange } from '../window/byte-range'

/** What a region's file was like when it was checked. */
export interface KnownFile {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** A part of a region's file, or why there is none. */
export type RegionRange =
  | { readonly kind: 'part'; readonly bytes: Uint8Array; readonly start: number; readonly sizeBytes: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'no-range'; readonly sizeBytes: number }

/** The largest part that is read at once: a tile or a leaf directory is far smaller. */
const mostRangeBytes = 16 * 1024 * 1024

/**
 * Reads a part of a region's file. Opened anew for each part: a file that is kept open would outlive its own deletion, and on Windows prevent it.
 *
 * Threat: the path now holds another file than the one that was checked. Size and time of the open file are compared first; a request for all of it
 * would read gigabytes into memory, and gets nothing.
 *
 * @param known the file as it was checked
 * @param range value of the `Range` header
 */
export async function readRegionRange(known: KnownFile, range: string | null): Promise<RegionRange> {
  try {
    const file = await open(known.path, 'r')
    try {
      const { size, mtimeMs } = await file.stat()
      if (size !== known.sizeBytes || Math.trunc(mtimeMs) !== known.modifiedMs) return { kind: 'changed' }
      const wanted = parseByteRange(range, size)
      if (wanted.kind !== 'part' || wanted.end - wanted.start > mostRangeBytes)
        return { kind: 'no-range', sizeBytes: size }
      const length = wanted.end - wanted.start
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, wanted.start)
      return { kind: 'part', bytes: buffer.subarray(0, bytesRead), start: wanted.start, sizeBytes: size }
    } finally {
      await file.close()
    }
  } catch (error) {
    // A disk that was pulled, a folder without permission: to the person the file is not there.
    return errorCodeOf(error) === 'unknown' ? rethrow(error) : { kind: 'gone' }
  }
}

function rethrow(error: unknown): never {
  throw error
}
