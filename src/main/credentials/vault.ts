import { fail, ok, type Result } from '@shared/ipc/result'
import { Secret } from '../catena/secret'
import { createSerially } from '../storage/serially'
import { isLoopbackOnly, type Hosts } from './keeping'
import { vaultState, type SafeStoragePort, type VaultState } from './safe-storage'
import { createVaultFile, type VaultContent, type VaultEntry, type VaultFileTrouble } from './vault-file'

/** What the vault keeps for a profile: the OAuth client secret, and the key that seals its cached positions. */
export type SecretName = 'client-secret' | 'cache-key'

/** What opening an entry found. */
export type Opened =
  | { readonly kind: 'found'; readonly secret: Secret }
  | { readonly kind: 'absent' }
  /**
   * There is, or was, a secret that cannot be read now. Nothing was deleted.
   * - `no-vault`: the system offers no encryption at the moment, for example because the keyring is not running
   * - `backend-changed`: sealed by another keyring than the present one
   * - `cannot-decrypt`: the keyring no longer has the key, or the entry is damaged
   * - `file-damaged`: the whole vault file was set aside in this run
   */
  | { readonly kind: 'unreadable'; readonly reason: 'no-vault' | 'backend-changed' | 'cannot-decrypt' | 'file-damaged' }

/** The profile that a secret belongs to. */
export interface VaultProfile extends Hosts {
  readonly id: string
}

/** Sealed secrets on disk, by profile and name. */
export interface Vault {
  /** Where the system keeps secrets at this moment. */
  state(): Promise<VaultState>
  /**
   * Seals a secret and saves it, replacing the one of the same profile and name.
   *
   * @param options `consentToWeak`: the person said yes to a backend that protects little; default false
   * @returns fails with `vault-unavailable` when there is no encryption, only a weak one without consent, an old Electron with
   *   hosts other than loopback, or when the file cannot be written. The caller keeps the secret for the session instead
   */
  seal(
    profile: VaultProfile,
    name: SecretName,
    secret: Secret,
    options?: { readonly consentToWeak?: boolean }
  ): Promise<Result<void>>
  /** Reads a secret; an entry that cannot be decrypted is set aside within the file, and tried again at the next call. */
  open(profileId: string, name: SecretName): Promise<Opened>
  /**
   * Forgets one secret, or all of the profile, including entries set aside.
   *
   * @returns fails with `vault-unavailable` when the file cannot be written; the secret is then still there
   */
  forget(profileId: string, name?: SecretName): Promise<Result<void>>
  /** What was wrong with the file when it was read; null when nothing was. */
  fileTrouble(): Promise<VaultFileTrouble | null>
}

/** What `createVault` works with. */
export interface VaultParts {
  /** Electron's `safeStorage`, after the app is ready. */
  readonly safeStorage: SafeStoragePort
  /** Absolute path of `vault.json`. */
  readonly path: string
  /** `process.platform`. */
  readonly platform: string
  readonly nowMs: () => number
  /** On an Electron older than the supported ones, secrets for hosts other than loopback are refused. */
  readonly isOldElectron: boolean
}

/**
 * Makes the vault: every secret is encrypted by the system (`safeStorage`) before it touches the disk, and a vault that cannot be
 * read is set aside and reported, never deleted.
 *
 * Threat: another program or person reading the profile folder, a backup of it, or a stolen disk. Not: somebody who runs
 * programs as this user, whom the keyring would serve as well.
 */
export function createVault(parts: VaultParts): Vault {
  const { safeStorage, nowMs } = parts
  const file = createVaultFile(parts.path, nowMs)
  const serially = createSerially()
  /** Profiles whose owner has no secret to miss any more, although the file was damaged. */
  const forgotten = new Set<string>()
  const state = (): Promise<VaultState> => vaultState(safeStorage, parts.platform)

  async function save(content: VaultContent): Promise<Result<void>> {
    try {
      await file.save(content)
      return ok(undefined)
    } catch {
      return fail('vault-unavailable')
    }
  }

  async function decrypt(entry: VaultEntry): Promise<Secret | null> {
    try {
      return new Secret(await safeStorage.decryptString(Buffer.from(entry.sealed, 'base64')))
    } catch {
      return null
    }
  }

  async function openEntry(profileId: string, name: SecretName): Promise<Opened> {
    const content = await file.load()
    const isMeant = (entry: VaultEntry): boolean => entry.profileId === profileId && entry.name === name
    const live = content.entries.find(isMeant)
    const aside = content.setAside.filter(isMeant).at(-1)
    const entry = live ?? aside
    if (entry === undefined) {
      return file.trouble() === null || forgotten.has(profileId) ? { kind: 'absent' } : unreadable('file-damaged')
    }
    const now = await state()
    if (now.kind === 'none') return unreadable('no-vault')
    if (now.kind === 'weak') safeStorage.setUsePlainTextEncryption?.(true)
    const secret = await decrypt(entry)
    if (secret !== null) {
      if (live === undefined) await save(broughtBack(content, entry))
      return { kind: 'found', secret }
    }
    // A failed write changes nothing for the caller: the entry stays where it was and is tried again next time.
    if (live !== undefined) await save(putAside(content, live, nowMs()))
    return unreadable(entry.backend === now.backend ? 'cannot-decrypt' : 'backend-changed')
  }

  return {
    state,
    seal: (profile, name, secret, options = {}) =>
      serially(async () => {
        if (parts.isOldElectron && !isLoopbackOnly(profile)) return fail('vault-unavailable')
        const { kind, backend } = await state()
        if (kind === 'none' || (kind === 'weak' && options.consentToWeak !== true)) return fail('vault-unavailable')
        if (kind === 'weak') safeStorage.setUsePlainTextEncryption?.(true)
        const sealed = await encrypt(safeStorage, secret)
        if (sealed === null) return fail('vault-unavailable')
        const content = await file.load()
        const others = content.entries.filter((entry) => entry.profileId !== profile.id || entry.name !== name)
        const entry: VaultEntry = { profileId: profile.id, name, backend, sealedAtMs: nowMs(), sealed }
        return save({ ...content, entries: [...others, entry] })
      }),
    open: (profileId, name) => serially(() => openEntry(profileId, name)),
    forget: (profileId, name) =>
      serially(async () => {
        const content = await file.load()
        const stays = (entry: VaultEntry): boolean =>
          entry.profileId !== profileId || (name !== undefined && entry.name !== name)
        const next = { ...content, entries: content.entries.filter(stays), setAside: content.setAside.filter(stays) }
        if (name === undefined) forgotten.add(profileId)
        const isSame =
          next.entries.length === content.entries.length && next.setAside.length === content.setAside.length
        return isSame ? ok(undefined) : save(next)
      }),
    fileTrouble: () =>
      serially(async () => {
        await file.load()
        return file.trouble()
      })
  }
}

function unreadable(reason: (Opened & { readonly kind: 'unreadable' })['reason']): Opened {
  return { kind: 'unreadable', reason }
}

function putAside(content: VaultContent, entry: VaultEntry, nowMs: number): VaultContent {
  return {
    ...content,
    entries: content.entries.filter((other) => other !== entry),
    setAside: [...content.setAside, { ...entry, setAsideAtMs: nowMs }]
  }
}

/** The keyring that opens this entry is back. */
function broughtBack(content: VaultContent, entry: VaultEntry): VaultContent {
  const { profileId, name, backend, sealedAtMs, sealed } = entry
  return {
    ...content,
    entries: [...content.entries, { profileId, name, backend, sealedAtMs, sealed }],
    setAside: content.setAside.filter((other) => other !== entry)
  }
}

/** Base64 of the sealed secret, or null when the keyring refused (locked, cancelled by the person). */
async function encrypt(safeStorage: SafeStoragePort, secret: Secret): Promise<string | null> {
  try {
    const sealed = Buffer.from(await safeStorage.encryptString(secret.reveal()))
    // A backend that hands the text back unchanged has sealed nothing; very short texts occur in any sealed one by chance.
    return secret.reveal().length >= 8 && sealed.includes(secret.reveal()) ? null : sealed.toString('base64')
  } catch {
    return null
  }
}
