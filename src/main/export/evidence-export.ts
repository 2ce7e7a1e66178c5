import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { hashPlaceholder, type EvidenceRow, type EvidenceText } from './evidence-text'
import type { FileInPieces } from './file-in-pieces'

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

/** How long main works on a file before it sees to everything else, in milliseconds. */
const turnMs = 4

const progressIntervalMs = 100

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
  let toldAtMs = clock()
  const reading = { isOver: false }

  const write = async (piece: string): Promise<void> => {
    hash.update(piece, 'utf8')
    await file.write(piece)
  }

  /** The text of as many rows as fit into a turn; null when they can no longer be read. */
  function turn(): string | null {
    const endMs = clock() + turnMs
    let piece = ''
    do {
      const next = pieces.next()
      if (next.done === true) {
        reading.isOver = true
        break
      }
      if (next.value === null) return null
      for (const row of next.value) piece += text.row(row, count++)
    } while (clock() < endMs)
    return piece
  }

  try {
    await write(text.start)
    while (!reading.isOver) {
      const piece = signal.aborted ? null : turn()
      if (piece === null) {
        await file.discard()
        return null
      }
      await write(piece)
      if (clock() - toldAtMs >= progressIntervalMs) {
        toldAtMs = clock()
        onProgress(count)
      }
      // A small write may end within the same turn of the event loop.
      await nextTurn()
    }
    await write(text.end)
    if (signal.aborted) {
      await file.discard()
      return null
    }
    await file.overwrite(
      Buffer.byteLength(text.start.slice(0, text.start.indexOf(hashPlaceholder))),
      hash.digest('hex')
    )
    await file.finish()
    return count
  } catch (error) {
    await file.discard()
    throw error
  }
}
