import { createHmac } from 'node:crypto'

// Not a secret: the simulator's tokens open nothing but the simulator.
const obviouslyFakeKey = 'fleet-desk-simulator-key-not-a-secret'

/**
 * A JWT in form (HS256 with a key that everybody may know).
 *
 * @param claims the payload; times in seconds since 1970, as RFC 7519 wants
 */
export function signedToken(claims: Readonly<Record<string, unknown>>): string {
  const head = encode({ alg: 'HS256', typ: 'JWT', kid: 'fleet-desk-simulator' })
  const body = `${head}.${encode(claims)}`
  return `${body}.${createHmac('sha256', obviouslyFakeKey).update(body).digest('base64url')}`
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')
}
