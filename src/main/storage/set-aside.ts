import { existsSync, renameSync } from 'node:fs'
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

function asidePath(path: string, nowMs: number, attempt: number): string {
  const extension = extname(path)
  // Colons are not allowed in a file name on Windows.
  const time = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  const suffix = attempt === 0 ? '' : `-${attempt + 1}`
  return join(dirname(path), `${basename(path, extension)}.corrupt-${time}${suffix}${extension}`)
}
