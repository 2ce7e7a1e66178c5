import type { SimulatorClock } from '../clock'
import { idOf } from '../world/ids'
import type { Partner } from '../world/partner'
import { signedToken } from './access-token'

/** What the API makes of a bearer token. */
export type TokenVerdict =
  | { readonly kind: 'valid'; readonly permissions: ReadonlySet<string> }
  | { readonly kind: 'refused'; readonly reason: string }

/** A token that was given out at some time, and what was done with it since. */
export interface TokenRecord {
  readonly token: string
  /** Epoch milliseconds. */
  readonly issuedAtMs: number
  readonly state: 'valid' | 'expired' | 'revoked' | 'invalidated'
  /** How many requests carried it. */
  readonly uses: number
  /** How many revocation requests named it, whatever the answer was. */
  readonly revocationRequests: number
  /** Requests that arrived with it after the first revocation request for it had arrived, whatever the answer to that was. */
  readonly usesAfterRevocationRequest: number
  /** Requests that arrived with it after the server had taken a revocation of it. */
  readonly usesAfterRevocation: number
}

/** Whether a token was used that its owner had asked the server to revoke, and whether the server had done so by then. */
export type TokenUse = 'plain' | 'after-revocation-request' | 'after-revocation'

/** The authorization server's memory. */
export interface TokenStore {
  /** A fresh token with the permissions of this moment. */
  readonly issue: () => { readonly token: string; readonly expiresInSeconds: number; readonly scope: string }
  readonly check: (token: string) => TokenVerdict
  /** RFC 7009: forgetting an unknown token is fine. Returns whether it was valid until now. */
  readonly revoke: (token: string) => boolean
  /** A request with this token arrived; the answer says what had become of the token before. */
  readonly noteUse: (token: string) => TokenUse
  /** A request to revoke this token arrived; nothing is said yet about the answer. */
  readonly noteRevocationRequest: (token: string) => void
  readonly invalidateAll: () => void
  /** Permissions of tokens issued from now on; those in use keep theirs, as with a real JWT. */
  readonly setPermissions: (permissions: readonly string[]) => void
  readonly permissions: () => readonly string[]
  readonly setLifetimeSeconds: (seconds: number) => void
  readonly validCount: () => number
  /** Every token that was ever given out, oldest first. */
  readonly list: () => readonly TokenRecord[]
}

export interface TokenStoreOptions {
  readonly clock: SimulatorClock
  readonly seed: number
  /** Life of a token. */
  readonly lifetimeSeconds: number
  readonly permissions: readonly string[]
  readonly clientId: string
  readonly partner: Partner
}

/** A token as it is kept: its record while it changes. */
interface Kept {
  readonly token: string
  readonly issuedAtMs: number
  readonly expiresAtMs: number
  readonly permissions: ReadonlySet<string>
  end: 'revoked' | 'invalidated' | null
  uses: number
  revocationRequests: number
  usesAfterRevocationRequest: number
  usesAfterRevocation: number
}

export function createTokenStore(options: TokenStoreOptions): TokenStore {
  const { clock, seed, clientId, partner } = options
  const kept = new Map<string, Kept>()
  let lifetime = options.lifetimeSeconds
  let permissions = options.permissions

  const stateOf = ({ end, expiresAtMs }: Kept): TokenRecord['state'] =>
    end ?? (expiresAtMs <= clock.now() ? 'expired' : 'valid')

  return {
    issue: () => {
      const nowMs = clock.now()
      const scope = permissions.join(' ')
      const issuedAt = Math.floor(nowMs / 1000)
      const token = signedToken({
        exp: issuedAt + lifetime,
        iat: issuedAt,
        jti: idOf('token', seed, kept.size),
        iss: 'fleet-desk-simulator',
        sub: `service-account-${clientId}`,
        typ: 'Bearer',
        azp: clientId,
        org: { [partner.name]: { id: partner.id, org_type: ['partner'] } },
        scope
      })
      kept.set(token, {
        token,
        issuedAtMs: nowMs,
        expiresAtMs: nowMs + lifetime * 1000,
        permissions: new Set(permissions),
        end: null,
        uses: 0,
        revocationRequests: 0,
        usesAfterRevocationRequest: 0,
        usesAfterRevocation: 0
      })
      return { token, expiresInSeconds: lifetime, scope }
    },
    check: (token) => {
      const known = kept.get(token)
      if (known === undefined) return { kind: 'refused', reason: 'Invalid token' }
      const state = stateOf(known)
      if (state === 'valid') return { kind: 'valid', permissions: known.permissions }
      return { kind: 'refused', reason: state === 'expired' ? 'Token has expired' : 'Invalid token' }
    },
    revoke: (token) => {
      const known = kept.get(token)
      if (known === undefined) return false
      const wasValid = stateOf(known) === 'valid'
      known.end = 'revoked'
      return wasValid
    },
    noteUse: (token) => {
      const known = kept.get(token)
      if (known === undefined) return 'plain'
      known.uses += 1
      if (known.revocationRequests > 0) known.usesAfterRevocationRequest += 1
      if (known.end !== 'revoked') return known.revocationRequests > 0 ? 'after-revocation-request' : 'plain'
      known.usesAfterRevocation += 1
      return 'after-revocation'
    },
    noteRevocationRequest: (token) => {
      const known = kept.get(token)
      if (known !== undefined) known.revocationRequests += 1
    },
    invalidateAll: () => {
      for (const token of kept.values()) if (stateOf(token) === 'valid') token.end = 'invalidated'
    },
    setPermissions: (wanted) => {
      permissions = wanted
    },
    permissions: () => permissions,
    setLifetimeSeconds: (seconds) => {
      lifetime = seconds
    },
    validCount: () => [...kept.values()].filter((token) => stateOf(token) === 'valid').length,
    list: () =>
      [...kept.values()].map((token) => ({
        token: token.token,
        issuedAtMs: token.issuedAtMs,
        state: stateOf(token),
        uses: token.uses,
        revocationRequests: token.revocationRequests,
        usesAfterRevocationRequest: token.usesAfterRevocationRequest,
        usesAfterRevocation: token.usesAfterRevocation
      }))
  }
}
