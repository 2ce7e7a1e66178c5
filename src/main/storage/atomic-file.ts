import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Only the owner reads these files, whatever the umask says (SECURITY.md row 15). */
const fileMode = 0o600
const folderMode = 0o700

/** What reading a file found. `unreadable` is a file that is there and cannot be had: no permission, a folder in its place. */
export type FileContent =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly errorCode: string }

/**
 * Writes a file so that a reader sees the old content or the new one and never a part: a temporary file in the same folder,
 * flushed to the disk, then renamed over the target. Killed in between, the old content stays and a `.tmp` file is left, which
 * `removeLeftovers` clears.
 *
 * The caller sees to it that one path is not written twice at once; the last rename would win.
 *
 * @param path where to; its folder is made (owner only) when missing
 * @param content text is written as UTF-8
 * @throws the file system's error (full disk, no permission); the target is then as it was
 */
export async function writeFileAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: folderMode })
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    // `wx` refuses to follow or overwrite whatever somebody else may have put there.
    const file = await open(temporary, 'wx', fileMode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(ignoreFailedTidying)
    throw error
  }
  await flushFolder(folder)
}

/**
 * Reads a whole file.
 *
 * @param path what to read
 */
export async function readWholeFile(path: string): Promise<FileContent> {
  try {
    return { kind: 'found', bytes: await readFile(path) }
  } catch (error) {
    const errorCode = errorCodeOf(error)
    return errorCode === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', errorCode }
  }
}

/**
 * Deletes the temporary files that writers of this path left behind when they were killed. To be called before the first write.
 *
 * @param path the file whose writers are meant
 */
export async function removeLeftovers(path: string): Promise<void> {
  const prefix = `.${basename(path)}.`
  const names = await readdir(dirname(path)).catch((): readonly string[] => [])
  const leftovers = names.filter((name) => name.startsWith(prefix) && name.endsWith('.tmp'))
  await Promise.all(leftovers.map((name) => rm(join(dirname(path), name), { force: true }).catch(ignoreFailedTidying)))
}

/** The `code` of a file system error (`ENOENT`, `EACCES` …), or `unknown`. */
export function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

/** Makes the rename itself survive a power cut. Windows cannot open a folder, and there the rename is journalled anyway. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // The content is written and renamed; only the guarantee against a power cut in the next seconds is missing.
  }
}

/** A leftover is a nuisance, not a failure: the next `removeLeftovers` tries again. */
function ignoreFailedTidying(): void {
  return undefined
}
