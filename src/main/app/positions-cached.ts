import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../fleet/cache-folders'

/**
 * Whether some profile has cached positions. Asked for the page's document, long before the cache can be opened: it need only be right mostly,
 * since a page that was told so in vain goes on as soon as it knows.
 *
 * @param profilesDir absolute path of the folder of all profiles
 */
export async function arePositionsCached(profilesDir: string): Promise<boolean> {
  const names = await readdir(profilesDir).catch(() => [])
  const found = await Promise.all(
    names.map((name) =>
      stat(cacheFolder(join(profilesDir, name))).then(
        (folder) => folder.isDirectory(),
        () => false
      )
    )
  )
  return found.includes(true)
}
