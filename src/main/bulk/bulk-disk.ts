import { constants } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { eraseSetAside, setAside } from '../storage/set-aside'
import { readWholeFile, removeLeftovers, writeFileAtomically } from '../storage/atomic-file'

/** Where the bytes of a run lie. All methods may reject with the file system's error. */
export interface BulkDisk {
  /** False: what is written is gone when the app ends. */
  readonly isKept: boolean
  /** Null when there are none. */
  read(): Promise<Uint8Array | null>
  /** Puts these in place of all others, or leaves those as they are. */
  replace(bytes: Uint8Array): Promise<void>
  /** When this resolves they survive a power cut. A crash may leave any part of them. */
  append(bytes: Uint8Array): Promise<void>
  /** They are not ours to read: out of the way with them, undeleted. */
  setAside(): void
  /** Deletes them, and those that were set aside. */
  remove(): Promise<void>
}

/**
 * The run's file.
 *
 * @param path absolute; its folder is made when missing
 */
export function createBulkFile(path: string, nowMs: () => number): BulkDisk {
  return {
    isKept: true,
    async read() {
      await removeLeftovers(path)
      const content = await readWholeFile(path)
      if (content.kind === 'unreadable') throw new Error(`The list of a run cannot be read: ${content.errorCode}`)
      return content.kind === 'found' ? content.bytes : null
    },
    replace: (bytes) => writeFileAtomically(path, bytes),
    async append(bytes) {
      // Never made anew: records without the run that they belong to mean nothing, and a profile that was removed stays removed.
      const file = await open(path, constants.O_WRONLY | constants.O_APPEND)
      try {
        await file.appendFile(bytes)
        await file.datasync()
      } finally {
        await file.close()
      }
    },
    setAside: () => void setAside(path, nowMs()),
    async remove() {
      await rm(path, { force: true })
      await removeLeftovers(path)
      await eraseSetAside(path)
    }
  }
}

/** For a profile whose data cannot be sealed: nothing of it may touch the disk. */
export function createBulkMemory(): BulkDisk {
  return {
    isKept: false,
    read: () => Promise.resolve(null),
    replace: () => Promise.resolve(),
    append: () => Promise.resolve(),
    setAside: () => undefined,
    remove: () => Promise.resolve()
  }
}
