import type { TextColumn } from './schemas-positions'

/**
 * Packs texts into two buffers for one transfer.
 *
 * @param texts one per row, in row order
 */
export function packTexts(texts: readonly string[]): TextColumn {
  const encoder = new TextEncoder()
  const offsets = new Uint32Array(texts.length + 1)
  let bytes = new Uint8Array(Math.max(64, texts.length * 12))
  let used = 0
  texts.forEach((text, row) => {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    if (used + text.length * 3 > bytes.length) {
      const larger = new Uint8Array((used + text.length * 3) * 2)
      larger.set(bytes)
      bytes = larger
    }
    used += encoder.encodeInto(text, bytes.subarray(used)).written
    offsets[row + 1] = used
  })
  return { bytes: bytes.slice(0, used), offsets }
}

/** The texts of a column, in row order. */
export function unpackTexts(column: TextColumn): string[] {
  const decoder = new TextDecoder()
  const texts: string[] = []
  for (let row = 0; row + 1 < column.offsets.length; row++) {
    texts.push(decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1])))
  }
  return texts
}
