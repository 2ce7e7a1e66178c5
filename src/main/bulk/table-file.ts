import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { BulkFile } from '@shared/ipc/schemas-bulk'

const mostBytes = 5 * 1024 * 1024

/** What Windows-1252 has where ISO 8859-1 has control characters, from 0x80. */
const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Reads a table that the person chose.
 *
 * @param path absolute, from the system's dialog
 * @returns fails with `invalid-input` above 5 MB, `nothing-found` where there is no text to read
 */
export async function readTableFile(path: string): Promise<Result<BulkFile>> {
  try {
    // Before it is read: a wrong choice may be a video.
    if ((await stat(path)).size > mostBytes) return fail('invalid-input', { field: 'size' })
    const text = decodeTable(await readFile(path))
    return text === null ? fail('nothing-found') : ok({ name: basename(path), text })
  } catch {
    // Without its error, which names a folder.
    return fail('nothing-found')
  }
}

/** Text in the encodings that spreadsheet programs write; null for what is no text, such as a workbook. */
export function decodeTable(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return buffer.subarray(2).toString('utf16le')
  if (buffer[0] === 0xfe && buffer[1] === 0xff) {
    const even = buffer.subarray(2, buffer.length - (buffer.length % 2))
    return Buffer.from(even).swap16().toString('utf16le')
  }
  if (buffer.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    // Excel's plain "CSV", on a computer set to English or Spanish.
    return buffer.toString('latin1').replace(/[\u0080-\u009F]/g, (character) => {
      return windowsCharacters[character.charCodeAt(0) - 0x80] ?? character
    })
  }
}
