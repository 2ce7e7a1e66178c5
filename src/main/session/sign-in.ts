import { fail, ok, type Result } from '@shared/ipc/result'
import type { ConnectInput } from '@shared/ipc/schemas-session'
import type { GrantedToken } from '../catena/auth/token-answer'
import { createTokenClient } from '../catena/auth/token-client'
import type { FetchLike } from '../catena/http-types'
import type { Secret } from '../catena/secret'
import { checkBaseUrl } from '../catena/urls'
import { allowedKeeping } from '../credentials/keeping'
import type { ProfileInput, Profiles } from '../credentials/profiles'
import type { Vault } from '../credentials/vault'
import type { CredentialImports } from './credential-imports'
import type { KeptSecrets } from './kept-secrets'
import { isSameAccount, sameProfile } from './known-profiles'

/** Credentials that the authorization server has accepted, kept as asked. */
export interface SignedIn {
  /** Not saved yet. */
  readonly profile: ProfileInput
  /** The profile whose place it takes, with its data; null when it is new or goes on under its id. */
  readonly replaces: string | null
  readonly secret: Secret
  readonly granted: GrantedToken
  /** Gives the token back, when nobody will use it after all. */
  readonly giveBack: () => Promise<void>
}

export interface SignInDeps {
  readonly vault: Vault
  readonly profiles: Profiles
  readonly secrets: KeptSecrets
  readonly imports: Pick<CredentialImports, 'secretFor'>
  readonly fetch: FetchLike
  readonly nowMs: () => number
  readonly randomId: () => string
  readonly isOldElectron: boolean
  readonly protectSecret: (secret: Secret) => void
  readonly protectToken: (token: Secret) => void
}

/**
 * Checks credentials by asking for a token, and keeps them as asked. Nothing is kept when it fails.
 *
 * @param signal ends the wait for the authorization server
 * @returns fails with `invalid-input`, `insecure-url` or `hosts-differ` (with the field), `unknown-handle`, `vault-unavailable`, or what the
 *   token request failed with
 */
export async function signIn(
  deps: SignInDeps,
  input: ConnectInput,
  isDemo: boolean,
  signal: AbortSignal
): Promise<Result<SignedIn>> {
  const api = checkBaseUrl(input.apiBaseUrl)
  if (!api.ok) return fail(api.error.code, { field: 'apiBaseUrl' })
  const auth = checkBaseUrl(input.authBaseUrl)
  if (!auth.ok) return fail(auth.error.code, { field: 'authBaseUrl' })
  const hosts = { apiBaseUrl: api.value, authBaseUrl: auth.value }
  if (!allowedKeeping(hosts, await deps.vault.state(), deps.isOldElectron).includes(input.keep)) {
    return fail('vault-unavailable')
  }

  const given = deps.imports.secretFor(input.clientSecret, hosts)
  if (!given.ok) return given
  const secret = given.value
  deps.protectSecret(secret)
  const tokens = createTokenClient({
    fetch: deps.fetch,
    authBaseUrl: hosts.authBaseUrl,
    clientId: input.clientId,
    clientSecret: secret,
    nowMs: deps.nowMs
  })
  const granted = await tokens.requestToken(signal)
  if (!granted.ok) return granted
  const { accessToken } = granted.value
  deps.protectToken(accessToken)
  // Without the signal: who called the sign-in off still wants its token gone.
  const giveBack = async (): Promise<void> => {
    await tokens.revokeToken(accessToken)
  }

  const draft = { ...hosts, name: input.profileName, clientId: input.clientId, secretKept: input.keep, isDemo }
  const { id, replaces } = placeOf(deps, input.profileId, draft)
  const profile = { ...draft, id }
  const kept = await deps.secrets.keep(profile, secret, input.keep)
  if (kept.ok) return ok({ profile, replaces, secret, granted: granted.value, giveBack })
  // Nobody will use this token: it must not stay alive at the server.
  await giveBack()
  return kept
}

/**
 * Which profile these credentials are for.
 *
 * Threat: stored positions belong to the account they were read with. Another client id or another server in the same profile would show
 * them under another organisation's name; so a profile whose account changes gets a new id, and the old one goes with its data.
 */
function placeOf(
  { profiles, randomId }: Pick<SignInDeps, 'profiles' | 'randomId'>,
  wantedId: string | undefined,
  draft: Omit<ProfileInput, 'id'>
): { readonly id: string; readonly replaces: string | null } {
  const wanted = wantedId === undefined ? null : profiles.find(wantedId)
  if (wanted === null) return { id: sameProfile(profiles, draft)?.id ?? randomId(), replaces: null }
  const isKept = isSameAccount(wanted, draft)
  return isKept ? { id: wanted.id, replaces: null } : { id: randomId(), replaces: wanted.id }
}
