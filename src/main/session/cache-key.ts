import { randomBytes } from 'node:crypto'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import type { Opened, Vault } from '../credentials/vault'

const keyBytes = 32

/**
 * The key that seals a profile's cached positions: from the vault, or a new one that the vault now keeps.
 *
 * @param mayReplace a key that the keyring can no longer open may give way to a new one; what it sealed is then set aside
 * @param randomKey gives 32 unguessable bytes
 * @returns null where the vault cannot keep a key, or cannot read the one that is there now: then nothing is cached on disk in this run,
 *   and what an earlier run cached stays as it is until its key can be read again
 */
export async function findCacheKey(
  vault: Vault,
  profile: SavedProfile,
  mayReplace: boolean,
  randomKey: () => Uint8Array = () => randomBytes(keyBytes)
): Promise<Uint8Array | null> {
  const opened = await vault.open(profile, 'cache-key')
  if (opened.kind === 'found') {
    const key = Buffer.from(opened.secret.reveal(), 'base64')
    // One of another length has never sealed anything; a new one takes its place.
    if (key.length === keyBytes) return key
  }
  if (opened.kind === 'unreadable' && !isLost(opened.reason, mayReplace)) return null
  const key = randomKey()
  const sealed = await vault.seal(profile, 'cache-key', new Secret(Buffer.from(key).toString('base64')), {
    consentToWeak: profile.secretKept === 'weak'
  })
  return sealed.ok ? key : null
}

/** Whether a key is gone for good, so far as anyone can tell. A keyring that is only locked gives it back. */
function isLost(reason: (Opened & { readonly kind: 'unreadable' })['reason'], mayReplace: boolean): boolean {
  return reason === 'file-damaged' || (mayReplace && reason !== 'no-vault')
}
