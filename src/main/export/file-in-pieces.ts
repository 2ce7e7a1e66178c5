import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { UnwrittenReason } from '@shared/ipc/schemas-export'
import { errorCodeOf } from '../storage/atomic-file'

/** A file that is not there before it is whole. */
export interface FileInPieces {
  /** @throws the file system's error; call `discard` then */
  write(piece: string): Promise<void>
  /** Replaces what was written at a place, by as many bytes; for what is only known at the end. @throws as `write` */
  overwrite(atByte: number, piece: string): Promise<void>
  /** Puts the file in its place, over one that is there. @throws the file system's error; call `discard` then */
  finish(): Promise<void>
  /** Removes what was written; the place is then as it was. Never rejects. */
  discard(): Promise<void>
}

/** Only the owner reads these files, whatever the umask says: whom they are meant for is the owner's choice (SECURITY.md row 15). */
const fileMode = 0o600

/**
 * Begins a file in the folder where it is to lie, under a name of its own.
 *
 * @param path absolute
 * @throws the file system's error (no permission, no such folder); nothing is left then
 */
export async function beginFile(path: string): Promise<FileInPieces> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  // `wx` refuses to follow or overwrite whatever somebody else may have put there.
  const file = await open(temporary, 'wx', fileMode)
  let isOpen = true
  const close = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await file.close()
  }
  return {
    async write(piece) {
      await file.writeFile(piece)
    },
    async overwrite(atByte, piece) {
      const bytes = Buffer.from(piece)
      await file.write(bytes, 0, bytes.length, atByte)
    },
    async finish() {
      await file.sync()
      await close()
      await rename(temporary, path)
    },
    async discard() {
      await close().catch(nobodyIsTold)
      await rm(temporary, { force: true }).catch(nobodyIsTold)
    }
  }
}

/** Why the file system refused, for words on screen. */
export function unwrittenReasonOf(error: unknown): UnwrittenReason {
  switch (errorCodeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'EBUSY':
      return 'not-allowed'
    case 'ENOENT':
    case 'ENOTDIR':
      return 'folder-missing'
    case 'EFBIG':
      return 'too-large'
    default:
      return 'other'
  }
}

/** What is left over has a name that says so, and there is nobody who could do more about it. */
function nobodyIsTold(): void {
  return undefined
}
