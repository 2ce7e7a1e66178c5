import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The size of all files below a folder, in bytes; 0 when there is none. Files that go while it counts are not counted.
 *
 * @param folder absolute path
 */
export async function folderSizeBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return folderSizeBytes(path)
      return entry.isFile()
        ? stat(path).then(
            ({ size }) => size,
            () => 0
          )
        : 0
    })
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
