import { Secret } from '../catena/secret'
import type { SafeStoragePort } from './safe-storage'

/** Not secret: only shows whether the keyring works at this moment. */
const probeText = 'fleet-desk-keyring-probe'

/**
 * Seals a text, and opens it once to see that it comes back: a keyring that seals what it cannot open would cost the secret that the new one
 * replaces.
 *
 * @returns base64, or null when the keyring refused (locked, cancelled by the person) or did not seal
 */
export async function encryptText(safeStorage: SafeStoragePort, text: string): Promise<string | null> {
  try {
    const sealed = Buffer.from(await safeStorage.encryptString(text))
    // A backend that hands the text back unchanged has sealed nothing; very short texts occur in any sealed one by chance.
    if (text.length >= 8 && sealed.includes(text)) return null
    return (await safeStorage.decryptString(sealed)) === text ? sealed.toString('base64') : null
  } catch {
    return null
  }
}

/**
 * Opens a sealed text.
 *
 * @param sealed as `encryptText` gave it
 * @returns null when the keyring refused
 */
export async function decryptText(safeStorage: SafeStoragePort, sealed: string): Promise<Secret | null> {
  try {
    return new Secret(await safeStorage.decryptString(Buffer.from(sealed, 'base64')))
  } catch {
    return null
  }
}

/**
 * Whether the keyring seals and opens at this moment. A locked one may still say that it is available and only then refuse, and what it
 * refuses meanwhile is not lost.
 */
export async function isWorking(safeStorage: SafeStoragePort): Promise<boolean> {
  return (await encryptText(safeStorage, probeText)) !== null
}
