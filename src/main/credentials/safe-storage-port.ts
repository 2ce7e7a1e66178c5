import type { SafeStoragePort } from './safe-storage'

/** Electron's `safeStorage`, of any version: from 40-odd on it has asynchronous methods and calls the others deprecated. */
export interface ElectronSafeStorage extends SafeStoragePort {
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(plainText: string): Promise<Uint8Array>
  decryptStringAsync?(sealed: Buffer): Promise<{ readonly result: string }>
}

/**
 * The vault's view of `safeStorage`: asynchronous where that exists, because a locked keyring that asks the person for a password blocks a
 * synchronous call, and with it the whole main process, for as long as nobody answers (seen in Electron 25: more than 30 seconds).
 * What the synchronous methods sealed, the asynchronous ones open.
 *
 * @param safeStorage Electron's
 */
export function createSafeStoragePort(safeStorage: ElectronSafeStorage): SafeStoragePort {
  return {
    isEncryptionAvailable: () => safeStorage.isAsyncEncryptionAvailable?.() ?? safeStorage.isEncryptionAvailable(),
    encryptString: (text) => safeStorage.encryptStringAsync?.(text) ?? safeStorage.encryptString(text),
    decryptString: async (sealed) => {
      const opened = await safeStorage.decryptStringAsync?.(sealed)
      return opened?.result ?? safeStorage.decryptString(sealed)
    },
    // Absent stays absent: that is how the vault tells which Electron it runs on.
    ...(safeStorage.getSelectedStorageBackend === undefined
      ? {}
      : { getSelectedStorageBackend: () => safeStorage.getSelectedStorageBackend?.() ?? 'unknown' }),
    ...(safeStorage.setUsePlainTextEncryption === undefined
      ? {}
      : { setUsePlainTextEncryption: (isOn: boolean) => safeStorage.setUsePlainTextEncryption?.(isOn) })
  }
}
