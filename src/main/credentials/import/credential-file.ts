import { constants, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { fail, ok, type Result } from '@shared/ipc/result'
import { longestText, type ImportedCredentials } from './imported-credentials'
import { parseCredentials } from './parse-text'

/** What a dropped file held. */
export interface FileCredentials {
  readonly credentials: ImportedCredentials
  /** Without its folder. */
  readonly fileName: string
}

/**
 * Reads credentials from a file that the person dropped or chose: a `.env` or JSON file of at most 64 KiB, in UTF-8. Symbolic links are followed
 * to a regular file.
 *
 * Threat: a path can name what blocks or acts when it is opened (a pipe, a terminal, a Windows device). Such a thing is never opened, and one
 * that takes the file's place in between does not block. Path and content are kept out of logs and failures.
 *
 * @param path absolute
 * @returns fails with `nothing-found` for whatever is not such a file or holds no secret
 */
export async function readCredentialFile(path: string): Promise<Result<FileCredentials>> {
  if (!isAbsolute(path) || isWindowsDevice(path)) return fail('nothing-found')
  const text = await readSmallText(path)
  const credentials = text === null ? null : parseCredentials(text)
  return credentials === null ? fail('nothing-found') : ok({ credentials, fileName: basename(path) })
}

async function readSmallText(path: string): Promise<string | null> {
  try {
    if (!isSmallFile(await stat(path))) return null
    // Windows has no O_NONBLOCK; an undefined counts as 0 here.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      if (!isSmallFile(await file.stat())) return null
      // It may have grown since, and some files of the system say that they are empty.
      const buffer = Buffer.alloc(longestText + 1)
      const length = await readUpTo(file, buffer)
      return length > longestText ? null : new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length))
    } finally {
      await file.close()
    }
  } catch {
    // Gone, not ours to read, not UTF-8: to the person it is all the same, and the error's text would name the path.
    return null
  }
}

async function readUpTo(file: Awaited<ReturnType<typeof open>>, buffer: Buffer): Promise<number> {
  let length = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, null)
    length += bytesRead
    if (bytesRead === 0 || length === buffer.length) return length
  }
}

function isSmallFile(stats: Stats): boolean {
  return stats.isFile() && stats.size <= longestText
}

/** `\\.\COM1`, `\\?\…`: names that bypass the file system's rules. */
function isWindowsDevice(path: string): boolean {
  return /^[\\/]{2}[.?][\\/]/.test(path)
}
