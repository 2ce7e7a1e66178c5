import type { ExportHistoryInput } from '@shared/ipc/schemas-export'
import type { FileInPieces } from './file-in-pieces'
import { historyFileText, type HistoryFacts } from './history-file-text'
import { writeInTurns } from './write-in-turns'

interface HistoryExportOptions {
  readonly input: Pick<ExportHistoryInput, 'format' | 'fromMs' | 'toMs' | 'track'>
  readonly facts: Omit<HistoryFacts, 'fromMs' | 'toMs' | 'fetchedAtMs'>
  /** False once the profile was closed or locked: the rest must not go into the file then. */
  readonly isStillOpen: () => boolean
  readonly file: FileInPieces
  readonly signal: AbortSignal
  readonly onProgress: (writtenCount: number) => void
  /** Monotonic, in milliseconds. */
  readonly clock: () => number
}

const fixesInPiece = 500

/**
 * Writes the loaded past of one vehicle to a file, a few milliseconds at a time.
 *
 * @returns how many positions were written; null when it was stopped, in which case the file is discarded
 * @throws the file system's error; the file is discarded
 */
export function exportHistory(options: HistoryExportOptions): Promise<number | null> {
  const { input, facts, isStillOpen, file, signal, onProgress, clock } = options
  const { track, fromMs, toMs, format } = input
  const text = historyFileText(format, { ...facts, fromMs, toMs, fetchedAtMs: track.fetchedAtMs }, track)
  const total = track.occurredAtMs.length
  return writeInTurns({
    start: text.start,
    end: text.end,
    total,
    file,
    signal,
    onProgress,
    clock,
    pieceAt(from) {
      if (!isStillOpen()) return null
      const next = Math.min(total, from + fixesInPiece)
      let piece = ''
      for (let index = from; index < next; index++) piece += text.fix(index)
      return { text: piece, rowCount: next - from, next }
    }
  })
}
