import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FileInPieces } from './file-in-pieces'

/** Some rows as text. */
export interface Piece {
  readonly text: string
  readonly rowCount: number
  /** Where the next piece begins. */
  readonly next: number
}

interface InTurnsOptions {
  readonly start: string
  readonly end: string
  /** How many things there are to write. */
  readonly total: number
  /** The text from a place on; null when it can no longer be read. */
  readonly pieceAt: (from: number) => Piece | null
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
 * Writes a file a few milliseconds at a time: 100,000 rows are seconds of text, and main has a page to answer meanwhile.
 *
 * @returns how many rows were written; null when it was stopped or its rows can no longer be read, in which case the file is discarded
 * @throws the file system's error; the file is discarded
 */
export async function writeInTurns(options: InTurnsOptions): Promise<number | null> {
  const { start, end, total, pieceAt, file, signal, onProgress, clock } = options
  let count = 0
  let toldAtMs = clock()

  /** As much text as fits into a turn; null when it can no longer be read. */
  function turn(from: number): { readonly text: string; readonly next: number } | null {
    const endMs = clock() + turnMs
    let text = ''
    let next = from
    do {
      const piece = pieceAt(next)
      if (piece === null) return null
      text += piece.text
      count += piece.rowCount
      next = piece.next
    } while (next < total && clock() < endMs)
    return { text, next }
  }

  try {
    await file.write(start)
    for (let at = 0; at < total;) {
      const done = signal.aborted ? null : turn(at)
      if (done === null) {
        await file.discard()
        return null
      }
      at = done.next
      await file.write(done.text)
      if (clock() - toldAtMs >= progressIntervalMs) {
        toldAtMs = clock()
        onProgress(count)
      }
      // A small write may end within the same turn of the event loop.
      await nextTurn()
    }
    await file.write(end)
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
