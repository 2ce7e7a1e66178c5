import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SafeStoragePort } from '../safe-storage'

/**
 * A keyring that really encrypts, with a key of its own, as the system's does.
 *
 * @param backend what Electron calls it
 */
export function keyring(backend: string, key = randomBytes(32)): SafeStoragePort & { readonly key: Buffer } {
  return {
    key,
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), body]))
    },
    decryptString(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    }
  }
}
