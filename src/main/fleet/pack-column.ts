import type { TextColumn } from '@shared/ipc/schemas-positions'
import { packTexts } from '@shared/ipc/text-column'

/**
 * `packTexts` for a hundred thousand short texts: all are encoded in one go, because a call to the encoder for each would keep main
 * busy for a tenth of a second.
 *
 * @param texts one per row, in row order
 */
export function packColumn(texts: readonly string[]): TextColumn {
  const joined = texts.join('')
  const bytes = new TextEncoder().encode(joined)
  const isAscii = bytes.length === joined.length
  const offsets = new Uint32Array(texts.length + 1)
  let used = 0
  texts.forEach((text, row) => {
    used += isAscii ? text.length : Buffer.byteLength(text)
    offsets[row + 1] = used
  })
  // Halves of a surrogate pair at the end of one text and the start of the next became one character when joined.
  return used === bytes.length ? { bytes, offsets } : packTexts(texts)
}
