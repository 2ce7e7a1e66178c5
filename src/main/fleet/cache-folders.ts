import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder of the cache inside a profile's folder. */
export function cacheFolder(profileFolder: string): string {
  return join(profileFolder, 'positions')
}

/**
 * Renames a cache that cannot be read, so that a new one can be begun and the old one can still be looked at.
 *
 * @param nowMs goes into the new name
 * @returns the new path, or null when it could not be renamed
 */
export async function setCacheFolderAside(profileFolder: string, nowMs: number): Promise<string | null> {
  // Colons are not allowed in file names on Windows.
  const time = new Date(nowMs).toISOString().replaceAll(':', '-')
  const aside = join(profileFolder, `positions.corrupt-${time}`)
  try {
    await rename(cacheFolder(profileFolder), aside)
    return aside
  } catch {
    // Not ours to rename, or a full disk: the caller goes on without a cache and says so.
    return null
  }
}

/** Deletes the cache and everything that was ever set aside. */
export async function removeCacheFolders(profileFolder: string): Promise<void> {
  const names = await readdir(profileFolder).catch(() => [])
  const ours = names.filter((name) => name === 'positions' || name.startsWith('positions.corrupt-'))
  for (const name of ours) await rm(join(profileFolder, name), { recursive: true, force: true })
}

/** Sum of the sizes of the cache's files, in bytes; 0 when there are none. */
export async function cacheBytes(profileFolder: string): Promise<number> {
  const folder = cacheFolder(profileFolder)
  const names = await readdir(folder).catch(() => [])
  // A file may be gone by the time it is looked at: LevelDB tidies up in the background.
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0
      )
    )
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
