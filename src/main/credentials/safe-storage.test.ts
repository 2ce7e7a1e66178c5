import { describe, expect, it } from 'vitest'
import { vaultState, type SafeStoragePort } from './safe-storage'

const sealing = {
  encryptString: (text: string) => Buffer.from(text),
  decryptString: (sealed: Buffer) => sealed.toString()
}
const available: SafeStoragePort = { ...sealing, isEncryptionAvailable: () => true }
const missing: SafeStoragePort = { ...sealing, isEncryptionAvailable: () => false }
const backend = (name: string): { getSelectedStorageBackend: () => string } => ({
  getSelectedStorageBackend: () => name
})
const plainTextAllowed = { setUsePlainTextEncryption: () => undefined }

describe('vaultState', () => {
  it.each<[string, SafeStoragePort, string, string, string]>([
    ['macOS', available, 'darwin', 'sealed', 'keychain'],
    ['Windows', available, 'win32', 'sealed', 'dpapi'],
    ['Electron 25 on Linux with a keyring', available, 'linux', 'sealed', 'unknown'],
    ['Electron 25 on Linux without one', missing, 'linux', 'none', 'none'],
    ['GNOME', { ...available, ...backend('gnome_libsecret') }, 'linux', 'sealed', 'secret-service'],
    ['GNOME by its older name', { ...available, ...backend('gnome_any') }, 'linux', 'sealed', 'secret-service'],
    ['KDE', { ...available, ...backend('kwallet6') }, 'linux', 'sealed', 'kwallet'],
    ['GNOME with the keyring not running', { ...missing, ...backend('gnome_libsecret') }, 'linux', 'none', 'none'],
    ['plain text, switched on', { ...available, ...backend('basic_text') }, 'linux', 'weak', 'plain-text'],
    [
      'plain text, off until asked for',
      { ...missing, ...backend('basic_text'), ...plainTextAllowed },
      'linux',
      'weak',
      'plain-text'
    ],
    ['plain text that cannot be switched on', { ...missing, ...backend('basic_text') }, 'linux', 'none', 'none'],
    ['a backend nobody knows', { ...available, ...backend('made_up') }, 'linux', 'weak', 'unknown'],
    [
      'an answer by promise',
      { ...sealing, isEncryptionAvailable: () => Promise.resolve(true) },
      'win32',
      'sealed',
      'dpapi'
    ],
    [
      'a keyring that fails when asked',
      { ...sealing, isEncryptionAvailable: () => Promise.reject(new Error('made up')) },
      'darwin',
      'none',
      'none'
    ]
  ])('judges %s', async (_name, safeStorage, platform, kind, expectedBackend) => {
    expect(await vaultState(safeStorage, platform)).toEqual({ kind, backend: expectedBackend })
  })
})
