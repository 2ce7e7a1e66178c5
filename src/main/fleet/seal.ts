import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** AES-256-GCM: 12 bytes of nonce, as the mode is meant to be used, and the full tag (NIST SP 800-38D). */
const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** First byte of a sealed value; another one is another form, and not ours to read. */
const formVersion = 1

/** Seals and opens values of the cache. */
export interface Sealer {
  /** @param key the database key it will be stored under; the value opens under no other */
  seal(key: string, plain: Uint8Array): Buffer
  /** @returns null when the value was not sealed with this data key under this database key, or was altered */
  open(key: string, sealed: Uint8Array): Buffer | null
}

/**
 * Threat: whoever reads the disk (a backup, a stolen laptop) must not learn where vehicles were, and whoever writes to it must not be
 * able to pass one vehicle's position off as another's: the database key is authenticated with each value.
 *
 * @param dataKey 32 bytes, kept by the vault
 * @param random for nonces; default: the system's
 */
export function createSealer(dataKey: Uint8Array, random: (size: number) => Buffer = randomBytes): Sealer {
  // One call to the system for many nonces: asking for 12 bytes a thousand times costs as much as the sealing.
  let pool: Buffer = Buffer.alloc(0)
  let used = 0
  const nonce = (): Buffer => {
    if (used + nonceBytes > pool.length) {
      pool = random(nonceBytes * 512)
      used = 0
    }
    used += nonceBytes
    return pool.subarray(used - nonceBytes, used)
  }

  return {
    seal(key, plain) {
      const once = nonce()
      const cipher = createCipheriv(algorithm, dataKey, once)
      cipher.setAAD(boundTo(key))
      const sealed = Buffer.allocUnsafe(1 + nonceBytes + plain.length + tagBytes)
      sealed[0] = formVersion
      once.copy(sealed, 1)
      cipher.update(plain).copy(sealed, 1 + nonceBytes)
      cipher.final()
      cipher.getAuthTag().copy(sealed, 1 + nonceBytes + plain.length)
      return sealed
    },
    open(key, sealed) {
      if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== formVersion) return null
      const decipher = createDecipheriv(algorithm, dataKey, sealed.subarray(1, 1 + nonceBytes))
      decipher.setAAD(boundTo(key))
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
      const plain = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes))
      try {
        decipher.final()
      } catch {
        // Not ours, or altered: both mean that there is nothing to read here.
        return null
      }
      return plain
    }
  }
}

function boundTo(key: string): Buffer {
  return Buffer.from(`fleet-desk/positions/${formVersion}/${key}`)
}
