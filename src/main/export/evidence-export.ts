import { createHash } from 'node:crypto'
import { hashPlaceholder, type EvidenceRow, type EvidenceText } from './evidence-text'
import type { FileInPieces } from './file-in-pieces'
import { writeInTurns } from './write-in-turns'

export interface EvidenceExportOptions {
  /** The rows, some at a time; null once they no longer mean what they did. */
  readonly pieces: Iterable<readonly EvidenceRow[] | null>
  readonly text: EvidenceText
  readonly file: FileInPieces
  readonly signal: AbortSignal
  /** Told now and then how many rows are written. */
  readonly onProgress: (writtenCount: number) => void
  /** Monotonic, in milliseconds. */
  readonly clock: () => number
}

/**
 * Writes an evidence file, a few milliseconds at a time. At its end the SHA-256 of the whole file, as it is with zeros in its place, is put into its
 * first line: whoever changes a byte has to change that hash, too, and whoever kept the hash sees it.
 *
 * @returns how many rows were written; null when it was stopped or the rows lost their meaning, in which case the file is discarded
 * @throws the file system's error; the file is discarded
 */
export async function exportEvidence(options: EvidenceExportOptions): Promise<number | null> {
  const { text, file, signal, onProgress, clock } = options
  const pieces = options.pieces[Symbol.iterator]()
  const hash = createHash('sha256')
  let count = 0
  return writeInTurns({
    start: text.start,
    end: text.end,
    // How many pieces there are is known when the last one was read: until then the end is one step away.
    total: 1,
    pieceAt() {
      const next = pieces.next()
      if (next.done === true) return { text: '', rowCount: 0, next: 1 }
      if (next.value === null) return null
      const lines = next.value.map((row) => text.row(row, count++))
      return { text: lines.join(''), rowCount: lines.length, next: 0 }
    },
    file: {
      ...file,
      async write(piece) {
        hash.update(piece, 'utf8')
        await file.write(piece)
      },
      async finish() {
        const hashAt = Buffer.byteLength(text.start.slice(0, text.start.indexOf(hashPlaceholder)))
        await file.overwrite(hashAt, hash.digest('hex'))
        await file.finish()
      }
    },
    signal,
    onProgress,
    clock
  })
}
