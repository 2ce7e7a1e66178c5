import { z } from 'zod'
import { readWholeFile, removeLeftovers, writeFileAtomically } from '../storage/atomic-file'
import { eraseSetAside, listSetAside, setAside, type FileSetAside } from '../storage/set-aside'

const entrySchema = z.object({
  profileId: z.string(),
  name: z.string(),
  /** What sealed it, to explain a failure after the system's keyring was changed. */
  backend: z.string(),
  /** How well it was protected by that; missing in older files. */
  strength: z.enum(['sealed', 'weak']).optional(),
  sealedAtMs: z.number(),
  /** The sealed secret, base64. */
  sealed: z.base64()
})

const vaultFileSchema = z.object({
  version: z.literal(1),
  entries: z.array(entrySchema).readonly(),
  /** Entries that could not be opened: kept, because the keyring that opens them may come back. */
  setAside: z.array(entrySchema.extend({ setAsideAtMs: z.number() })).readonly()
})

/** One sealed secret on disk. */
export type VaultEntry = Readonly<z.infer<typeof entrySchema>>

/** What stands in `vault.json`. */
export type VaultContent = Readonly<z.infer<typeof vaultFileSchema>>

/**
 * A vault file that could not be read or understood.
 *
 * `asidePath` is null when it is still in its place: because it could not be moved, or because the reason may pass (`isPassing`), such as too
 * many open files; such a file is read anew at the next use.
 */
export interface VaultFileTrouble {
  readonly asidePath: string | null
  readonly reason: string
  readonly isPassing: boolean
}

/** How the vault's file is read and written; both as in `storage/atomic-file.ts`, which is also what counts without it. */
export interface VaultFilePort {
  readonly read: typeof readWholeFile
  readonly write: typeof writeFileAtomically
}

/** Reading and writing of `vault.json`. */
export interface VaultFile {
  /** The content; empty when there is no file or it was set aside. */
  load(): Promise<VaultContent>
  /**
   * Replaces the file, for its owner's eyes only.
   *
   * @throws the file system's error, and when a damaged file still stands in the way
   */
  save(content: VaultContent): Promise<void>
  /** What was wrong with the file when it was first read; null when nothing was, or when what was set aside has been erased. */
  trouble(): VaultFileTrouble | null
  /** The files set aside in this run and earlier ones, oldest first. */
  filesSetAside(): Promise<readonly FileSetAside[]>
  /** Erases these. False when one is still there. */
  eraseFilesSetAside(): Promise<boolean>
}

const empty: VaultContent = { version: 1, entries: [], setAside: [] }

/** Errors that say nothing about the file: moving it away would cost the person every secret because of a busy moment. */
const passingErrors: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EBUSY', 'EAGAIN', 'EINTR', 'ENOMEM', 'EIO'])

const defaultPort: VaultFilePort = { read: readWholeFile, write: writeFileAtomically }

/**
 * Opens the vault's file. It is read once, at the first use; a file that cannot be understood is set aside, never overwritten.
 *
 * @param path absolute path of `vault.json`
 * @param nowMs the clock, for the name of a file that is set aside
 * @param port how to read and write; for tests of a full disk
 */
export function createVaultFile(path: string, nowMs: () => number, port: VaultFilePort = defaultPort): VaultFile {
  let content: VaultContent | null = null
  let trouble: VaultFileTrouble | null = null

  async function read(): Promise<VaultContent> {
    await removeLeftovers(path)
    const found = await port.read(path)
    trouble = null
    if (found.kind === 'absent') return empty
    const parsed = found.kind === 'found' ? parse(found.bytes) : null
    if (parsed !== null) return parsed
    const reason = found.kind === 'unreadable' ? found.errorCode : 'content'
    const isPassing = passingErrors.has(reason)
    trouble = { asidePath: isPassing ? null : setAside(path, nowMs()), reason, isPassing }
    return empty
  }

  return {
    trouble: () => trouble,
    async load() {
      if (content !== null) return content
      const found = await read()
      if (trouble?.isPassing !== true) content = found
      return found
    },
    filesSetAside: () => listSetAside(path),
    async eraseFilesSetAside() {
      const isErased = await eraseSetAside(path)
      if (isErased && typeof trouble?.asidePath === 'string') trouble = null
      return isErased
    },
    async save(next) {
      // The damaged file could not be moved away: writing now would destroy what may still be rescued from it.
      if (trouble?.asidePath === null) throw new Error('The damaged vault file is still in place.')
      await port.write(path, `${JSON.stringify(next, null, 2)}\n`)
      content = next
    }
  }
}

function parse(bytes: Uint8Array): VaultContent | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return vaultFileSchema.parse(json)
  } catch {
    return null
  }
}
