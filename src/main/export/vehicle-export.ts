import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FileFacts, FileText } from './vehicle-file-text'
import type { FileInPieces } from './file-in-pieces'
import { vehicleRows, type VehicleColumnsRead } from './vehicle-rows'

export interface VehicleExportOptions {
  readonly slots: Uint32Array
  /** Some vehicles by their slots, as they are now; null once the slots no longer mean what they did. */
  readonly read: (slots: Uint32Array) => VehicleColumnsRead | null
  readonly text: FileText
  readonly facts: Pick<FileFacts, 'exportedAtMs'>
  readonly file: FileInPieces
  readonly signal: AbortSignal
  /** Told now and then how many vehicles are written. */
  readonly onProgress: (writtenCount: number) => void
  /** Monotonic, in milliseconds. */
  readonly clock: () => number
}

/** Vehicles read at once; a fraction of a millisecond. */
const vehiclesInPiece = 200

/** How long main works on a file before it sees to everything else, in milliseconds. */
const turnMs = 4

const progressIntervalMs = 100

/**
 * Writes vehicles to a file, a few milliseconds at a time: 100,000 rows are seconds of text, and main has a page to answer meanwhile.
 *
 * @returns how many were written (fewer than asked for when some left meanwhile); null when it was stopped or the slots lost their meaning, in
 *   which case the file is discarded
 * @throws the file system's error; the file is discarded
 */
export async function exportVehicles(options: VehicleExportOptions): Promise<number | null> {
  const { slots, read, text, facts, file, signal, onProgress, clock } = options
  let count = 0
  let toldAtMs = clock()

  /** The text of as many vehicles as fit into a turn, from a place in `slots`; null when they can no longer be read. */
  function turn(from: number): { readonly piece: string; readonly next: number } | null {
    const endMs = clock() + turnMs
    let piece = ''
    let next = from
    do {
      const columns = read(slots.subarray(next, next + vehiclesInPiece))
      if (columns === null) return null
      for (const row of vehicleRows(columns, facts.exportedAtMs)) piece += text.row(row, count++)
      next += vehiclesInPiece
    } while (next < slots.length && clock() < endMs)
    return { piece, next }
  }

  try {
    await file.write(text.start)
    for (let at = 0; at < slots.length;) {
      const done = signal.aborted ? null : turn(at)
      if (done === null) {
        await file.discard()
        return null
      }
      at = done.next
      await file.write(done.piece)
      if (clock() - toldAtMs >= progressIntervalMs) {
        toldAtMs = clock()
        onProgress(count)
      }
      // A small write may end within the same turn of the event loop.
      await nextTurn()
    }
    await file.write(text.end)
    if (signal.aborted) {
      await file.discard()
      return null
    }
    await file.finish()
    return count
  } catch (error) {
    await file.discard()
    throw error
  }
}
