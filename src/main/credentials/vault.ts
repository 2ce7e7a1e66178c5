import { fail, ok, type Result } from '@shared/ipc/result'
import type { Secret } from '../catena/secret'
import { createSerially } from '../storage/serially'
import { isSameBinding, type Binding } from './binding'
import { isLoopbackOnly } from './keeping'
import { decryptText, encryptText, isWorking } from './keyring'
import { vaultState, type SafeStoragePort, type VaultState } from './safe-storage'
import { readSealedCredential, writeSealedCredential } from './sealed-credential'
import { broughtBack, findEntry, isWeak, peekEntry, putAside, withEntry, without, type Peeked } from './vault-entries'
import {
  createVaultFile,
  type VaultContent,
  type VaultEntry,
  type VaultFilePort,
  type VaultFileTrouble
} from './vault-file'

/** What the vault keeps for a profile: the OAuth client secret, and the key that seals its cached positions. */
export type SecretName = 'client-secret' | 'cache-key'

/**
 * Why a secret that is, or was, there cannot be had now. Nothing was deleted.
 * - `no-vault`: the system offers no working encryption at the moment, because the keyring is locked or not running; or the file cannot be
 *   read at the moment. Nothing is set aside
 * - `backend-changed`: sealed by another keyring than the present one; set aside
 * - `cannot-decrypt`: the keyring no longer has the key, or the entry is damaged; set aside
 * - `file-damaged`: the whole vault file was set aside in this run
 * - `hosts-changed`: the profile now names other servers or another client than the secret was entered for; the entry stays as it is
 */
export type UnreadableReason = 'no-vault' | 'backend-changed' | 'cannot-decrypt' | 'file-damaged' | 'hosts-changed'

/** What opening an entry found. */
export type Opened =
  | { readonly kind: 'found'; readonly secret: Secret }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }

/** The profile that a secret belongs to; its client and addresses as they were saved. */
export interface VaultProfile extends Binding {
  readonly id: string
}

/** Sealed secrets on disk, by profile and name. */
export interface Vault {
  /** Where the system keeps secrets at this moment. */
  state(): Promise<VaultState>
  /**
   * Seals a secret and saves it, replacing the one of the same profile and name. A client secret is sealed together with the profile's client
   * and addresses.
   *
   * @param options `consentToWeak`: the person said yes to a backend that protects little; default false
   * @returns fails with `vault-unavailable` when there is no encryption, only a weak one without consent, an old Electron with
   *   hosts other than loopback, or when the file cannot be written; the one before is then still there. The caller keeps the secret for the
   *   session instead
   */
  seal(
    profile: VaultProfile,
    name: SecretName,
    secret: Secret,
    options?: { readonly consentToWeak?: boolean }
  ): Promise<Result<void>>
  /**
   * Reads a secret. A client secret is given out only for the client and the servers that it was entered for. An entry that a working keyring
   * cannot open is set aside within the file, and tried again at the next call.
   */
  open(profile: VaultProfile, name: SecretName): Promise<Opened>
  /** What is kept of a profile's client secret, without asking the keyring. */
  peek(profileId: string): Promise<Peeked>
  /**
   * Forgets one secret, or all of the profile, including entries set aside.
   *
   * @returns fails with `vault-unavailable` when the file cannot be written; the secret is then still there
   */
  forget(profileId: string, name?: SecretName): Promise<Result<void>>
  /** What was wrong with the file when it was read; null when nothing was. */
  fileTrouble(): Promise<VaultFileTrouble | null>
  /** Whole vault files that could not be understood, in this run or earlier ones: they may hold secrets of any profile. */
  setAsideFiles(): Promise<{ readonly count: number; readonly newestAtMs: number | null }>
  /**
   * Erases these files, once no profile is left that could miss something in them.
   *
   * @returns fails with `vault-unavailable` when one is still there
   */
  eraseSetAsideFiles(): Promise<Result<void>>
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
  /** How the file is read and written; default the disk. */
  readonly files?: VaultFilePort
}

/**
 * Makes the vault: every secret is encrypted by the system (`safeStorage`) before it touches the disk, and a vault that cannot be
 * read is set aside and reported, never deleted.
 *
 * Threat: another program or person reading the profile folder, a backup of it, or a stolen disk; and somebody who changes the files in it to
 * have a secret sent elsewhere. Not: somebody who runs programs as this user, whom the keyring would serve as well.
 */
export function createVault(parts: VaultParts): Vault {
  const { safeStorage, nowMs } = parts
  const file = createVaultFile(parts.path, nowMs, parts.files)
  const serially = createSerially()
  /** Secrets that nobody misses any more, although the file was damaged. */
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

  function whyAbsent(profileId: string, name: SecretName): Opened {
    const trouble = file.trouble()
    if (trouble === null || forgotten.has(forgottenKey(profileId, name))) return { kind: 'absent' }
    return unreadable(trouble.isPassing ? 'no-vault' : 'file-damaged')
  }

  async function openEntry(profile: VaultProfile, name: SecretName): Promise<Opened> {
    const content = await file.load()
    const found = findEntry(content, profile.id, name)
    if (found === null) return whyAbsent(profile.id, name)
    const { entry, isLive } = found
    const now = await state()
    if (!canOpen(entry, now)) return unreadable('no-vault')
    // The person agreed to the weak backend when this entry was sealed.
    if (now.kind === 'weak' && isWeak(entry)) safeStorage.setUsePlainTextEncryption?.(true)
    const opened = readEntry(profile, name, await decryptText(safeStorage, entry.sealed))
    if (opened === 'other-hosts') return unreadable('hosts-changed')
    // A failed write changes nothing for the caller: the entry stays where it was and is tried again next time.
    if (opened !== null) {
      if (!isLive) await save(broughtBack(content, entry))
      return { kind: 'found', secret: opened }
    }
    // A locked keyring may say that it is available, and one can be locked between two questions: then the entry is not to blame.
    if (!(await isWorking(safeStorage))) return unreadable('no-vault')
    if (isLive) await save(putAside(content, entry, nowMs()))
    return unreadable(isSealedElsewhere(entry, now) ? 'backend-changed' : 'cannot-decrypt')
  }

  async function sealEntry(
    profile: VaultProfile,
    name: SecretName,
    secret: Secret,
    consentsToWeak: boolean
  ): Promise<Result<void>> {
    if (parts.isOldElectron && !isLoopbackOnly(profile)) return fail('vault-unavailable')
    const { kind, backend } = await state()
    if (kind === 'none' || (kind === 'weak' && !consentsToWeak)) return fail('vault-unavailable')
    if (kind === 'weak') safeStorage.setUsePlainTextEncryption?.(true)
    const text = name === 'client-secret' ? writeSealedCredential(secret, profile) : secret.reveal()
    const sealed = await encryptText(safeStorage, text)
    if (sealed === null) return fail('vault-unavailable')
    const entry = { profileId: profile.id, name, backend, strength: kind, sealedAtMs: nowMs(), sealed }
    return save(withEntry(await file.load(), entry))
  }

  async function forgetEntries(profileId: string, name: SecretName | undefined): Promise<Result<void>> {
    const content = await file.load()
    const names: readonly SecretName[] = name === undefined ? ['client-secret', 'cache-key'] : [name]
    for (const each of names) forgotten.add(forgottenKey(profileId, each))
    // The file that could not be read is still in its place, and so is what it holds.
    if (file.trouble()?.asidePath === null) return fail('vault-unavailable')
    const next = without(content, profileId, name)
    return next === content ? ok(undefined) : save(next)
  }

  return {
    state,
    seal: (profile, name, secret, options = {}) =>
      serially(() => sealEntry(profile, name, secret, options.consentToWeak === true)),
    open: (profile, name) => serially(() => openEntry(profile, name)),
    peek: (profileId) => serially(async () => peekEntry(await file.load(), profileId, 'client-secret')),
    forget: (profileId, name) => serially(() => forgetEntries(profileId, name)),
    fileTrouble: () =>
      serially(async () => {
        await file.load()
        return file.trouble()
      }),
    setAsideFiles: () =>
      serially(async () => {
        await file.load()
        const files = await file.filesSetAside()
        return { count: files.length, newestAtMs: files.at(-1)?.setAsideAtMs ?? null }
      }),
    eraseSetAsideFiles: () =>
      serially(async () => ((await file.eraseFilesSetAside()) ? ok(undefined) : fail('vault-unavailable')))
  }
}

function unreadable(reason: UnreadableReason): Opened {
  return { kind: 'unreadable', reason }
}

function forgottenKey(profileId: string, name: SecretName): string {
  return `${name} ${profileId}`
}

/**
 * Whether it makes sense to ask. Plain text in the place of a keyring means that the keyring is gone: what that sealed can wait for it, and the
 * person never agreed to plain text.
 */
function canOpen(entry: VaultEntry, now: VaultState): boolean {
  return now.kind !== 'none' && (now.backend !== 'plain-text' || isWeak(entry))
}

/** Whether two keyrings are known to be meant; `unknown` is what Electron 25 calls every one. */
function isSealedElsewhere(entry: VaultEntry, now: VaultState): boolean {
  return entry.backend !== now.backend && entry.backend !== 'unknown' && now.backend !== 'unknown'
}

/** The secret in an opened entry; null when it could not be opened or is not what the vault writes. */
function readEntry(profile: VaultProfile, name: SecretName, text: Secret | null): Secret | 'other-hosts' | null {
  if (text === null || name === 'cache-key') return text
  const credential = readSealedCredential(text.reveal())
  if (credential === null) return null
  return isSameBinding(credential.binding, profile) ? credential.secret : 'other-hosts'
}
