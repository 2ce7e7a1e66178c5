import { randomBytes } from 'node:crypto'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import type { Vault } from '../credentials/vault'

const keyBytes = 32

/**
 * The key that seals a profile's cached positions: from the vault, or a new one that the vault now keeps.
 *
 * @param randomKey gives 32 unguessable bytes
 * @returns null where the vault cannot keep a key, or cannot read the one that is there now: then nothing is cached on disk in this run,
 *   and what an earlier run cached stays as it is until its key can be read again
 */
export async function findCacheKey(
  vault: Vault,
  profile: SavedProfile,
  randomKey: () => Uint8Array = () => randomBytes(keyBytes)
): Promise<Uint8Array | null> {
  const opened = await vault.open(profile.id, 'cache-key')
  if (opened.kind === 'found') {
    const key = Buffer.from(opened.secret.reveal(), 'base64')
    // One of another length has never sealed anything; a new one takes its place.
    if (key.length === keyBytes) return key
  }
  if (opened.kind === 'unreadable' && opened.reason !== 'file-damaged') return null
  const key = randomKey()
  const sealed = await vault.seal(profile, 'cache-key', new Secret(Buffer.from(key).toString('base64')), {
    consentToWeak: profile.secretKept === 'weak'
  })
  return sealed.ok ? key : null
}
