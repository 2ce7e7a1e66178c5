import type { Secret } from './leak-search'

/** What `GET /__control/tokens` says of one token; see src/simulator/auth/token-store. */
export interface TokenRecord {
  readonly token: string
  readonly issuedAtMs: number
  readonly state: 'valid' | 'expired' | 'revoked' | 'invalidated'
  readonly uses: number
  readonly revocationRequests: number
  readonly usesAfterRevocationRequest: number
  readonly usesAfterRevocation: number
}

export interface TokenList {
  readonly tokens: readonly TokenRecord[]
  readonly preRegistrationTokens: readonly string[]
}

/** How a simulator's tokens begin, whatever they say: also one that no test knows of is found by it. */
export const tokenHead = Buffer.from(
  JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: 'fleet-desk-simulator' })
).toString('base64url')

/**
 * Everything secret that a simulator knows.
 *
 * A token is looked for by its head, the beginning of its claims and its signature: also one that was cut short is found.
 */
export function secretsOfSimulator(
  clientSecret: string,
  { tokens, preRegistrationTokens }: TokenList,
  invitations: readonly { readonly id: string; readonly link: string }[]
): readonly Secret[] {
  return [
    { text: clientSecret, kind: 'client secret' },
    { text: tokenHead, kind: 'token' },
    ...tokens.flatMap(({ token }) => partsOf(token, 'access token')),
    ...preRegistrationTokens.flatMap((token) => partsOf(token, 'pre-registration token')),
    ...invitations.flatMap(({ id, link }) => [
      { text: id, kind: 'invitation id' },
      { text: link, kind: 'magic link' }
    ])
  ]
}

function partsOf(token: string, kind: string): readonly Secret[] {
  const [, claims, signature] = token.split('.')
  if (claims === undefined || signature === undefined) return [{ text: token, kind }]
  return [
    { text: claims.slice(0, 48), kind },
    { text: signature, kind }
  ]
}
