import { ok, type Result } from '@shared/ipc/result'
import type { SecretKept, SecretStanding } from '@shared/ipc/schemas-session'
import type { Secret } from '../catena/secret'
import { checkBaseUrl } from '../catena/urls'
import type { SavedProfile } from '../credentials/profiles'
import type { SessionSecrets } from '../credentials/session-secrets'
import type { Opened, Vault, VaultProfile } from '../credentials/vault'

/** Why there is no client secret to use; see `secretStandingSchema`. */
export type SecretProblem = Exclude<SecretStanding, 'found'>

/** A profile's client secret, or why there is none to use. */
export type FoundSecret = Secret | SecretProblem

/** The client secrets of all profiles, wherever the person wanted them kept. */
export interface KeptSecrets {
  find(profile: SavedProfile): Promise<FoundSecret>
  /** What `find` would probably say, without reading the secret: for a profile that is locked. */
  peek(profile: SavedProfile): Promise<SecretStanding>
  /** How the secret that `find` gives is kept; null when there is none. */
  keptAs(profile: SavedProfile): Promise<SecretKept | null>
  /**
   * Keeps a secret in the one place that was asked for, and nowhere else. A sealed one whose key store is away stays where it is, however: the
   * person had no other choice than this session then, and the key store comes back.
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
  async function look(profile: SavedProfile): Promise<Opened> {
    const inMemory = sessionSecrets.find(profile, 'client-secret')
    if (inMemory.kind !== 'absent') return inMemory
    // A keyring that throws cannot be read now; the app must come up all the same.
    return vault.open(profile, 'client-secret').catch(() => ({ kind: 'unreadable', reason: 'no-vault' }))
  }

  /** The vault's file may have been unreadable: then nobody knows whether there was something. */
  async function whyNone({ secretKept }: SavedProfile): Promise<SecretProblem> {
    const trouble = await vault.fileTrouble()
    if (trouble === null || secretKept === 'session') return 'not-kept'
    return trouble.isPassing ? 'no-vault' : 'file-damaged'
  }

  return {
    async find(profile) {
      // Threat: `profiles.json` is a plain file. An address in it that no connect would have accepted gets no secret.
      if (!hasGoodHosts(profile)) return 'hosts-changed'
      const opened = await look(profile)
      switch (opened.kind) {
        case 'found':
          protect(opened.secret)
          return opened.secret
        case 'absent':
          return 'not-kept'
        case 'unreadable':
          return opened.reason
      }
    },
    async peek(profile) {
      if (!hasGoodHosts(profile)) return 'hosts-changed'
      if (sessionSecrets.find(profile, 'client-secret').kind === 'found') return 'found'
      switch ((await vault.peek(profile.id)).secret) {
        case 'sealed':
        case 'weak':
          return (await vault.state()).kind === 'none' ? 'no-vault' : 'found'
        case 'set-aside':
          return 'cannot-decrypt'
        case 'none':
          return whyNone(profile)
      }
    },
    async keptAs(profile) {
      if (sessionSecrets.find(profile, 'client-secret').kind === 'found') return 'session'
      const { secret } = await vault.peek(profile.id)
      return secret === 'sealed' || secret === 'weak' ? secret : null
    },
    async keep(profile, secret, keep) {
      if (keep === 'session') {
        const { secret: kept, setAsideAtMs } = await vault.peek(profile.id)
        const hasNothingSealed = kept === 'none' && setAsideAtMs === null
        if (hasNothingSealed || (await vault.state()).kind === 'none') {
          sessionSecrets.keep(profile, 'client-secret', secret)
          return ok(undefined)
        }
        const forgotten = await vault.forget(profile.id, 'client-secret')
        if (forgotten.ok) sessionSecrets.keep(profile, 'client-secret', secret)
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

function hasGoodHosts({ apiBaseUrl, authBaseUrl }: SavedProfile): boolean {
  return checkBaseUrl(apiBaseUrl).ok && checkBaseUrl(authBaseUrl).ok
}
