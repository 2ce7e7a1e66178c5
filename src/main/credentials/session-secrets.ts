import type { Secret } from '../catena/secret'
import { isSameBinding } from './binding'
import type { Opened, SecretName, VaultProfile } from './vault'

/** Secrets that are gone when the app closes: for "keep for this session only". */
export interface SessionSecrets {
  keep(profile: VaultProfile, name: SecretName, secret: Secret): void
  /**
   * Finds a secret by the same rule as the vault: a client secret is given out only for the client and the servers that it was entered for, and
   * is otherwise `unreadable` with `hosts-changed`.
   */
  find(profile: VaultProfile, name: SecretName): Opened
  /** Forgets one secret, or all of the profile. */
  forget(profileId: string, name?: SecretName): void
}

interface Kept {
  readonly secret: Secret
  readonly profile: VaultProfile
}

/** Makes an empty store in memory. Nothing of it touches the disk. */
export function createSessionSecrets(): SessionSecrets {
  const byProfile = new Map<string, Map<SecretName, Kept>>()
  return {
    keep(profile, name, secret) {
      const secrets = byProfile.get(profile.id) ?? new Map<SecretName, Kept>()
      const { id, clientId, apiBaseUrl, authBaseUrl } = profile
      byProfile.set(id, secrets.set(name, { secret, profile: { id, clientId, apiBaseUrl, authBaseUrl } }))
    },
    find(profile, name) {
      const kept = byProfile.get(profile.id)?.get(name)
      if (kept === undefined) return { kind: 'absent' }
      if (name === 'client-secret' && !isSameBinding(kept.profile, profile)) {
        return { kind: 'unreadable', reason: 'hosts-changed' }
      }
      return { kind: 'found', secret: kept.secret }
    },
    forget(profileId, name) {
      if (name === undefined) byProfile.delete(profileId)
      else byProfile.get(profileId)?.delete(name)
    }
  }
}
