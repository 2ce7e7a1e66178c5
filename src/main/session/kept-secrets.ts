import { ok, type Result } from '@shared/ipc/result'
import type { SecretKept } from '@shared/ipc/schemas-session'
import { Secret } from '../catena/secret'
import { checkBaseUrl } from '../catena/urls'
import type { SavedProfile } from '../credentials/profiles'
import type { SessionSecrets } from '../credentials/session-secrets'
import type { Vault, VaultProfile } from '../credentials/vault'

/** A profile's client secret, or why there is none to use. */
export type FoundSecret = Secret | 'not-kept' | 'unreadable'

/** The client secrets of all profiles, wherever the person wanted them kept. */
export interface KeptSecrets {
  find(profile: SavedProfile): Promise<FoundSecret>
  /**
   * Keeps a secret in the one place that was asked for, and nowhere else.
   *
   * @returns fails with `vault-unavailable`, and then nothing has changed
   */
  keep(profile: VaultProfile, secret: Secret, keep: SecretKept): Promise<Result<void>>
  /** Forgets what is kept in memory only. */
  forgetInMemory(profileId: string): void
  /**
   * Forgets what was asked of a profile's secrets on disk; what can be forgotten is, even when the other cannot.
   *
   * @returns fails with `vault-unavailable` when something is still there
   */
  forget(
    profileId: string,
    what: { readonly isSecretMeant: boolean; readonly isCacheKeyMeant: boolean }
  ): Promise<Result<void>>
}

interface KeptSecretsParts {
  readonly vault: Vault
  readonly sessionSecrets: SessionSecrets
  /** Makes the log hide a secret. */
  readonly protect: (secret: Secret) => void
}

/** Binds the vault and the memory of this run. */
export function createKeptSecrets({ vault, sessionSecrets, protect }: KeptSecretsParts): KeptSecrets {
  async function look(profile: SavedProfile): Promise<FoundSecret> {
    const inMemory = sessionSecrets.find(profile.id, 'client-secret')
    if (inMemory !== undefined) return inMemory
    // A keyring that throws cannot be read now; the app must come up all the same.
    const opened = await vault.open(profile.id, 'client-secret').catch(() => ({ kind: 'unreadable' as const }))
    switch (opened.kind) {
      case 'found':
        return opened.secret
      case 'absent':
        return 'not-kept'
      case 'unreadable':
        return 'unreadable'
    }
  }

  return {
    async find(profile) {
      // Threat: `profiles.json` is a plain file. An address in it that no connect would have accepted gets no secret.
      if (!checkBaseUrl(profile.apiBaseUrl).ok || !checkBaseUrl(profile.authBaseUrl).ok) return 'not-kept'
      const found = await look(profile)
      if (found instanceof Secret) protect(found)
      return found
    },
    async keep(profile, secret, keep) {
      if (keep === 'session') {
        const forgotten = await vault.forget(profile.id, 'client-secret')
        if (forgotten.ok) sessionSecrets.keep(profile.id, 'client-secret', secret)
        return forgotten
      }
      const sealed = await vault.seal(profile, 'client-secret', secret, { consentToWeak: keep === 'weak' })
      if (sealed.ok) sessionSecrets.forget(profile.id, 'client-secret')
      return sealed
    },
    forgetInMemory: (profileId) => sessionSecrets.forget(profileId, 'client-secret'),
    async forget(profileId, { isSecretMeant, isCacheKeyMeant }) {
      // As a whole where it may: the vault then also knows that a damaged file of its own held nothing that is missed.
      if (isSecretMeant && isCacheKeyMeant) return vault.forget(profileId)
      if (isSecretMeant) return vault.forget(profileId, 'client-secret')
      return isCacheKeyMeant ? vault.forget(profileId, 'cache-key') : ok(undefined)
    }
  }
}
