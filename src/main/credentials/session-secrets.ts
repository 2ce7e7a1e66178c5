import type { Secret } from '../catena/secret'
import type { SecretName } from './vault'

/** Secrets that are gone when the app closes: for "keep for this session only". */
export interface SessionSecrets {
  keep(profileId: string, name: SecretName, secret: Secret): void
  /** The secret, or undefined when none is kept. */
  find(profileId: string, name: SecretName): Secret | undefined
  /** Forgets one secret, or all of the profile. */
  forget(profileId: string, name?: SecretName): void
}

/** Makes an empty store in memory. Nothing of it touches the disk. */
export function createSessionSecrets(): SessionSecrets {
  const byProfile = new Map<string, Map<SecretName, Secret>>()
  return {
    keep(profileId, name, secret) {
      const secrets = byProfile.get(profileId) ?? new Map<SecretName, Secret>()
      byProfile.set(profileId, secrets.set(name, secret))
    },
    find: (profileId, name) => byProfile.get(profileId)?.get(name),
    forget(profileId, name) {
      if (name === undefined) byProfile.delete(profileId)
      else byProfile.get(profileId)?.delete(name)
    }
  }
}
