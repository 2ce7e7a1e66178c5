import { existsSync, renameSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'

/** So many files set aside in the same millisecond would be a loop of ours. */
const mostNames = 100

/**
 * Puts a file that cannot be understood out of the way, under a name that says when; it is never deleted or overwritten, so
 * that what is in it can still be rescued. Synchronous, because it happens at most once per file and start.
 *
 * @param path the file, for example `…/settings.json`
 * @param nowMs the present, epoch milliseconds, for the new name
 * @returns the new path (`…/settings.corrupt-2026-11-22T16-53-12-123Z.json`), or null when the file could not be moved
 */
export function setAside(path: string, nowMs: number): string | null {
  for (let attempt = 0; attempt < mostNames; attempt += 1) {
    const target = asidePath(path, nowMs, attempt)
    if (existsSync(target)) continue
    try {
      renameSync(path, target)
      return target
    } catch {
      return null
    }
  }
  return null
}

/** A file that `setAside` put out of the way. */
export interface FileSetAside {
  readonly path: string
  /** Epoch milliseconds, as its name says. */
  readonly setAsideAtMs: number
}

/**
 * Lists what `setAside` made of a file, in this run or earlier ones, oldest first. Folders are not listed: none of our files is one.
 *
 * @param path the file that they were, for example `…/vault.json`
 */
export async function listSetAside(path: string): Promise<readonly FileSetAside[]> {
  const folder = dirname(path)
  const extension = extname(path)
  const prefix = `${basename(path, extension)}.corrupt-`
  const found = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return found
    .filter((file) => !file.isDirectory() && file.name.startsWith(prefix) && file.name.endsWith(extension))
    .map(({ name }) => ({ path: join(folder, name), setAsideAtMs: timeIn(name.slice(prefix.length)) }))
    .filter(({ setAsideAtMs }) => !Number.isNaN(setAsideAtMs))
    .sort((one, other) => one.setAsideAtMs - other.setAsideAtMs)
}

/**
 * Deletes them, because the person asked for it; each that can be is deleted, even when another cannot.
 *
 * @returns false when one is still there
 */
export async function eraseSetAside(path: string): Promise<boolean> {
  const files = await listSetAside(path)
  await Promise.allSettled(files.map((file) => rm(file.path, { force: true })))
  return (await listSetAside(path)).length === 0
}

/** NaN when the text does not start as `asidePath` writes a time. */
function timeIn(text: string): number {
  const [, date, hours, minutes, seconds, ms] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z[.-]/.exec(text) ?? []
  return Date.parse(`${date ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.${ms ?? ''}Z`)
}

function asidePath(path: string, nowMs: number, attempt: number): string {
  const extension = extname(path)
  // Colons are not allowed in a file name on Windows.
  const time = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  const suffix = attempt === 0 ? '' : `-${attempt + 1}`
  return join(dirname(path), `${basename(path, extension)}.corrupt-${time}${suffix}${extension}`)
}
