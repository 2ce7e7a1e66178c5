import { z } from 'zod'
import { readWholeFile, removeLeftovers, writeFileAtomically } from '../storage/atomic-file'
import { setAside } from '../storage/set-aside'

const entrySchema = z.object({
  profileId: z.string(),
  name: z.string(),
  /** What sealed it, to explain a failure after the system's keyring was changed. */
  backend: z.string(),
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

/** A vault file that could not be understood; `asidePath` is null when it could not even be moved. */
export interface VaultFileTrouble {
  readonly asidePath: string | null
  readonly reason: string
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
  /** What was wrong with the file when it was first read; null when nothing was. */
  trouble(): VaultFileTrouble | null
}

const empty: VaultContent = { version: 1, entries: [], setAside: [] }

/**
 * Opens the vault's file. It is read once, at the first use; a file that cannot be understood is set aside, never overwritten.
 *
 * @param path absolute path of `vault.json`
 * @param nowMs the clock, for the name of a file that is set aside
 */
export function createVaultFile(path: string, nowMs: () => number): VaultFile {
  let content: VaultContent | null = null
  let trouble: VaultFileTrouble | null = null

  async function read(): Promise<VaultContent> {
    await removeLeftovers(path)
    const found = await readWholeFile(path)
    if (found.kind === 'absent') return empty
    const parsed = found.kind === 'found' ? parse(found.bytes) : null
    if (parsed !== null) return parsed
    const reason = found.kind === 'unreadable' ? found.errorCode : 'content'
    trouble = { asidePath: setAside(path, nowMs()), reason }
    return empty
  }

  return {
    trouble: () => trouble,
    async load() {
      content ??= await read()
      return content
    },
    async save(next) {
      // The damaged file could not be moved away: writing now would destroy what may still be rescued from it.
      if (trouble?.asidePath === null) throw new Error('The damaged vault file is still in place.')
      await writeFileAtomically(path, `${JSON.stringify(next, null, 2)}\n`)
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
