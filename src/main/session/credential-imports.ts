import { fail, ok, type Result } from '@shared/ipc/result'
import type { CredentialDraft, CredentialImportInput, CredentialOffers } from '@shared/ipc/schemas-profiles'
import type { SecretInput } from '@shared/ipc/schemas-session'
import { Secret } from '../catena/secret'
import { readCredentialFile } from '../credentials/import/credential-file'
import { isAllowedFor, type CredentialDrafts } from '../credentials/import/drafts'
import type { ImportedCredentials } from '../credentials/import/imported-credentials'
import { parseCredentials } from '../credentials/import/parse-text'
import type { Hosts } from '../credentials/keeping'

/** The system clipboard; Electron's is synchronous up to 43 and asynchronous from 44. */
export interface ClipboardPort {
  readText(): Promise<string> | string
  writeText(text: string): Promise<void> | void
  clear(): Promise<void> | void
}

/** Credentials that come from somewhere else than the keyboard. Their secrets never reach the page. */
export interface CredentialImports {
  /** What could be taken; nothing is taken yet. */
  offers(): CredentialOffers
  /** @returns fails with `nothing-found`, or with `clipboard` when it cannot be read */
  take(from: CredentialImportInput['from']): Promise<Result<CredentialDraft>>
  /** @returns fails with `nothing-found` */
  takeFile(path: string): Promise<Result<CredentialDraft>>
  discard(draftId: string): void
  /**
   * The secret that the page means.
   *
   * Threat: a page that was taken over could send an imported secret, which it has never seen, to a server of its choice. So an imported
   * one may only go to Catena's own servers, this computer, or the servers that its source names.
   *
   * @returns fails with `unknown-handle` when the imported one is gone, with `hosts-differ` when it may not go there
   */
  secretFor(input: SecretInput, hosts: Hosts): Result<Secret>
  /** The secret is kept now: forgets the imported copy, and takes it off the clipboard if it is still there. */
  used(input: SecretInput): Promise<void>
  /** Forgets all imported secrets, also the environment's: somebody locked or signed out. */
  clear(): void
}

interface CredentialImportsParts {
  readonly drafts: CredentialDrafts
  readonly clipboard: ClipboardPort
  /** What the app was started with; see `takeEnvironmentCredentials`. */
  readonly environment: ImportedCredentials | null
}

export function createCredentialImports(parts: CredentialImportsParts): CredentialImports {
  const { drafts, clipboard } = parts
  let { environment } = parts

  async function clipboardText(): Promise<string | null> {
    try {
      return await clipboard.readText()
    } catch {
      return null
    }
  }

  return {
    offers: () => ({
      environment: environment?.clientId == null ? null : { clientId: environment.clientId }
    }),
    async take(from) {
      if (from === 'environment') {
        return environment === null ? fail('nothing-found') : ok(drafts.add('environment', environment))
      }
      const text = await clipboardText()
      if (text === null) return fail('clipboard')
      const found = parseCredentials(text)
      return found === null ? fail('nothing-found') : ok(drafts.add('clipboard', found))
    },
    async takeFile(path) {
      const read = await readCredentialFile(path)
      return read.ok ? ok(drafts.add('file', read.value.credentials, read.value.fileName)) : read
    },
    discard: (draftId) => drafts.discard(draftId),
    secretFor(input, hosts) {
      if (typeof input === 'string') return ok(new Secret(input))
      const held = drafts.find(input.draftId)
      if (held === null) return fail('unknown-handle', { field: 'clientSecret' })
      return isAllowedFor(held, hosts) ? ok(held.secret) : fail('hosts-differ', { field: 'clientSecret' })
    },
    clear() {
      drafts.clear()
      environment = null
    },
    async used(input) {
      if (typeof input === 'string') return
      const held = drafts.find(input.draftId)
      if (held === null) return
      drafts.discard(input.draftId)
      if (held.draft.source === 'environment') environment = null
      if (held.draft.source !== 'clipboard') return
      // Only if it is still there: what the person has copied since is not ours to take (SECURITY.md row 19).
      const text = await clipboardText()
      if (text?.includes(held.secret.reveal()) === true) await clipboard.clear()
    }
  }
}
