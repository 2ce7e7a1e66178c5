import type { SimulatorClock } from '../clock'
import { demoClient } from '../options'
import { idOf } from '../world/ids'
import { partner } from '../world/partner'
import { signedToken } from './access-token'

/** What the API makes of a bearer token. */
export type TokenVerdict =
  | { readonly kind: 'valid'; readonly permissions: ReadonlySet<string> }
  | { readonly kind: 'refused'; readonly reason: string }

/** The authorization server's memory. */
export interface TokenStore {
  /** A fresh token with the permissions of this moment. */
  readonly issue: () => { readonly token: string; readonly expiresInSeconds: number; readonly scope: string }
  readonly check: (token: string) => TokenVerdict
  /** RFC 7009: forgetting an unknown token is fine. Returns whether it was known. */
  readonly revoke: (token: string) => boolean
  readonly invalidateAll: () => void
  /** Permissions of tokens issued from now on; those in use keep theirs, as with a real JWT. */
  readonly setPermissions: (permissions: readonly string[]) => void
  readonly permissions: () => readonly string[]
  readonly setLifetimeSeconds: (seconds: number) => void
  readonly validCount: () => number
}

/** @param lifetimeSeconds life of a token */
export function createTokenStore(
  clock: SimulatorClock,
  seed: number,
  lifetimeSeconds: number,
  initialPermissions: readonly string[]
): TokenStore {
  const live = new Map<string, { readonly expiresAtMs: number; readonly permissions: ReadonlySet<string> }>()
  let lifetime = lifetimeSeconds
  let permissions = initialPermissions
  let issued = 0

  const forgetExpired = (): void => {
    const now = clock.now()
    for (const [token, { expiresAtMs }] of live) if (expiresAtMs <= now) live.delete(token)
  }

  return {
    issue: () => {
      forgetExpired()
      const nowMs = clock.now()
      const scope = permissions.join(' ')
      const issuedAt = Math.floor(nowMs / 1000)
      const token = signedToken({
        exp: issuedAt + lifetime,
        iat: issuedAt,
        jti: idOf('token', seed, issued),
        iss: 'fleet-desk-simulator',
        sub: `service-account-${demoClient.id}`,
        typ: 'Bearer',
        azp: demoClient.id,
        org: { [partner.name]: { id: partner.id, org_type: ['partner'] } },
        scope
      })
      issued += 1
      live.set(token, { expiresAtMs: nowMs + lifetime * 1000, permissions: new Set(permissions) })
      return { token, expiresInSeconds: lifetime, scope }
    },
    check: (token) => {
      const known = live.get(token)
      if (known === undefined) return { kind: 'refused', reason: 'Invalid token' }
      if (known.expiresAtMs <= clock.now()) return { kind: 'refused', reason: 'Token has expired' }
      return { kind: 'valid', permissions: known.permissions }
    },
    revoke: (token) => live.delete(token),
    invalidateAll: () => live.clear(),
    setPermissions: (wanted) => {
      permissions = wanted
    },
    permissions: () => permissions,
    setLifetimeSeconds: (seconds) => {
      lifetime = seconds
    },
    validCount: () => {
      forgetExpired()
      return live.size
    }
  }
}
