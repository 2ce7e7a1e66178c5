import { createHash } from 'node:crypto'
import type { Secret } from '../secret'

/** Which tokens have been revoked, so that none of them is sent again. */
export interface RevokedTokens {
  add(token: Secret): void
  has(token: Secret): boolean
}

/** More are not remembered: a revoked token only matters until the calls that hold it have ended, minutes later at most. */
const mostRemembered = 100

/** Builds an empty list. It keeps hashes: a token that was revoked must leave memory, and the server may not have done its part. */
export function createRevokedTokens(): RevokedTokens {
  const hashes = new Set<string>()
  return {
    add(token) {
      hashes.add(hashOf(token))
      const [oldest] = hashes
      if (hashes.size > mostRemembered && oldest !== undefined) hashes.delete(oldest)
    },
    // Asked before every call: nothing is hashed in a session in which nothing was revoked.
    has: (token) => hashes.size > 0 && hashes.has(hashOf(token))
  }
}

function hashOf(token: Secret): string {
  return createHash('sha256').update(token.reveal()).digest('base64')
}
