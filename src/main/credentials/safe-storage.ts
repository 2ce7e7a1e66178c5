import type { z } from 'zod'
import type { vaultStateSchema } from '@shared/ipc/schemas-session'

/** What seals secrets, and how well; see `vaultStateSchema`. */
export type VaultState = Readonly<z.infer<typeof vaultStateSchema>>

/**
 * The part of Electron's `safeStorage` that the vault uses. Newer Electron versions have asynchronous methods and may drop the
 * synchronous ones, so every method may answer with a promise; an adapter is then a few lines.
 */
export interface SafeStoragePort {
  isEncryptionAvailable(): boolean | Promise<boolean>
  encryptString(plainText: string): Uint8Array | Promise<Uint8Array>
  decryptString(sealed: Buffer): string | Promise<string>
  /** Linux only, and missing in Electron 25.1.1. */
  getSelectedStorageBackend?(): string
  /** Linux only, and missing in Electron 25.1.1: allows `basic_text`, which is off until somebody asks for it. */
  setUsePlainTextEncryption?(usePlainText: boolean): void
}

/**
 * Judges where the system keeps a sealed secret.
 *
 * Threat: on Linux without a keyring, newer Electron versions "encrypt" with a key that is written in Chromium's source
 * (`basic_text`): anybody who reads the file reads the secret. Such a backend, and one whose name nobody knows, is `weak`.
 * Electron 25 has no way to ask for the backend, but it says "not available" in that case, so its yes is a real one.
 *
 * @param safeStorage Electron's, after the app is ready (before, the backend is not known)
 * @param platform `process.platform`
 */
export async function vaultState(safeStorage: SafeStoragePort, platform: string): Promise<VaultState> {
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend?.() : undefined
  if (!(await isAvailable(safeStorage))) {
    const couldBeWeak = backend === 'basic_text' && safeStorage.setUsePlainTextEncryption !== undefined
    return couldBeWeak ? { kind: 'weak', backend: 'plain-text' } : { kind: 'none', backend: 'none' }
  }
  if (platform === 'darwin') return { kind: 'sealed', backend: 'keychain' }
  if (platform === 'win32') return { kind: 'sealed', backend: 'dpapi' }
  return backend === undefined ? { kind: 'sealed', backend: 'unknown' } : linuxState(backend)
}

/** Backends carry different names in different Electron versions: `gnome_libsecret`, `gnome_any`, `kwallet5`, `kwallet6` … */
function linuxState(backend: string): VaultState {
  if (backend === 'basic_text') return { kind: 'weak', backend: 'plain-text' }
  if (/^(gnome|libsecret)/.test(backend)) return { kind: 'sealed', backend: 'secret-service' }
  if (backend.startsWith('kwallet')) return { kind: 'sealed', backend: 'kwallet' }
  return { kind: 'weak', backend: 'unknown' }
}

async function isAvailable(safeStorage: SafeStoragePort): Promise<boolean> {
  try {
    return await safeStorage.isEncryptionAvailable()
  } catch {
    // A keyring that fails when asked is as good as none.
    return false
  }
}
