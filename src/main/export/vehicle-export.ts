import type { FileFacts, FileText } from './vehicle-file-text'
import type { FileInPieces } from './file-in-pieces'
import { vehicleRows, type VehicleColumnsRead } from './vehicle-rows'
import { writeInTurns } from './write-in-turns'

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

/**
 * Writes vehicles to a file, a few milliseconds at a time.
 *
 * @returns how many were written (fewer than asked for when some left meanwhile); null when it was stopped or the slots lost their meaning, in
 *   which case the file is discarded
 * @throws the file system's error; the file is discarded
 */
export async function exportVehicles(options: VehicleExportOptions): Promise<number | null> {
  const { slots, read, text, facts, file, signal, onProgress, clock } = options
  let written = 0
  return writeInTurns({
    start: text.start,
    end: text.end,
    total: slots.length,
    file,
    signal,
    onProgress,
    clock,
    pieceAt(from) {
      const columns = read(slots.subarray(from, from + vehiclesInPiece))
      if (columns === null) return null
      const before = written
      let piece = ''
      for (const row of vehicleRows(columns, facts.exportedAtMs)) piece += text.row(row, written++)
      return { text: piece, rowCount: written - before, next: from + vehiclesInPiece }
    }
  })
}
