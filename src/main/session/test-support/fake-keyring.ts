import type { SafeStoragePort } from '../../credentials/safe-storage'

/** A keyring of which parts can be made to fail. It hides nothing: every byte is turned over. */
export interface FakeKeyring extends SafeStoragePort {
  isAvailable: boolean
  isSealing: boolean
  /** Texts that it can no longer open. */
  isLost: (text: string) => boolean
}

export function createFakeKeyring(): FakeKeyring {
  const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  const keyring: FakeKeyring = {
    isAvailable: true,
    isSealing: true,
    isLost: () => false,
    isEncryptionAvailable: () => keyring.isAvailable,
    encryptString: (text) => {
      if (!keyring.isSealing) throw new Error('The keyring is locked')
      return turned(Buffer.from(text))
    },
    decryptString: (sealed) => {
      const text = turned(sealed).toString()
      if (keyring.isLost(text)) throw new Error('The keyring has no such key')
      return text
    }
  }
  return keyring
}
