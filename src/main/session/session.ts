import { fail, ok, type Result } from '@shared/ipc/result'
import type { ConnectInput, SecretKept, SessionState, SignOutInput, SignOutOutput } from '@shared/ipc/schemas-session'
import type { FetchLike } from '../catena/http-types'
import { createTokenClient } from '../catena/auth/token-client'
import type { GrantedToken } from '../catena/auth/token-answer'
import { Secret } from '../catena/secret'
import { checkBaseUrl } from '../catena/urls'
import { allowedKeeping } from '../credentials/keeping'
import type { Profiles, SavedProfile } from '../credentials/profiles'
import type { SessionSecrets } from '../credentials/session-secrets'
import type { Vault } from '../credentials/vault'
import type { DemoFleet } from './demo-fleet'
import type { OpenWorkspace, Workspace } from './workspace'

export interface SessionDeps {
  readonly vault: Vault
  readonly profiles: Profiles
  readonly sessionSecrets: SessionSecrets
  readonly fetch: FetchLike
  readonly nowMs: () => number
  readonly randomId: () => string
  readonly isOldElectron: boolean
  readonly demoFleet: DemoFleet
  readonly openWorkspace: OpenWorkspace
  /** Called after every change of what `state` returns. */
  readonly onChange: (state: SessionState) => void
  /** Called when another workspace is open, or none. */
  readonly onWorkspace: (workspace: Workspace | null) => void
  /** Makes the log hide a secret from now on. */
  readonly protect: (secret: Secret) => void
}

/** Who is signed in, and everything that lives as long as they are. Calls run one after another. */
export interface Session {
  state(): SessionState
  workspace(): Workspace | null
  /** Opens the profile of the last run, unless the person signed out of it. Never waits for the network. */
  restore(): Promise<void>
  /**
   * Checks credentials by asking for a token, keeps them as asked, and opens their profile. Nothing is changed when it fails.
   *
   * @returns fails with `invalid-input` or `insecure-url` (with the field), `vault-unavailable`, or what the token request failed with
   */
  connect(input: ConnectInput): Promise<Result<SessionState>>
  /** Opens the profile that was signed out, with its saved secret. Fails with `signed-out` when there is none. */
  resume(): Promise<Result<SessionState>>
  /** Starts the demo fleet on this computer and connects to it. */
  startDemo(): Promise<Result<SessionState>>
  /** Revokes the token at the server, forgets it, and whatever else was asked. */
  signOut(input: SignOutInput): Promise<Result<SignOutOutput>>
  /** Ends everything; the token is left to expire. */
  close(): Promise<void>
}

const demoProfileName = 'Demo fleet'

/** Binds profile, credentials, token life and data into one session. */
export function createSession(deps: SessionDeps): Session {
  let workspace: Workspace | null = null
  let state: SessionState = { kind: 'starting' }
  let queue: Promise<unknown> = Promise.resolve()

  /** One at a time: two connects at once would fight for the active profile and its cache. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = queue.then(run, run)
    queue = turn.catch(() => undefined)
    return turn
  }

  function change(next: SessionState): void {
    state = next
    deps.onChange(next)
  }

  async function leave(): Promise<void> {
    const leaving = workspace
    workspace = null
    deps.onWorkspace(null)
    await leaving?.close()
  }

  async function showSignedOut(): Promise<void> {
    const active = deps.profiles.active()
    // The demo's addresses are gone with its process: there is nothing to open again, only a new demo to start.
    const remembered = active?.environment === 'demo' ? null : active
    const opened = remembered === null ? null : await findSecret(remembered)
    change({
      kind: 'signed-out',
      remembered,
      hasSavedSecret: opened instanceof Secret,
      isVaultUnreadable: opened === 'unreadable'
    })
  }

  async function findSecret(profile: SavedProfile): Promise<Secret | 'not-kept' | 'unreadable'> {
    const inMemory = deps.sessionSecrets.find(profile.id, 'client-secret')
    if (inMemory !== undefined) return inMemory
    const opened = await deps.vault.open(profile.id, 'client-secret')
    switch (opened.kind) {
      case 'found':
        return opened.secret
      case 'absent':
        return 'not-kept'
      case 'unreadable':
        return 'unreadable'
    }
  }

  async function enter(
    profile: SavedProfile,
    found: Secret | 'not-kept' | 'unreadable',
    granted?: GrantedToken
  ): Promise<void> {
    const secret = found instanceof Secret ? found : null
    if (secret !== null) deps.protect(secret)
    workspace = await deps.openWorkspace({
      profile,
      secret,
      missingSecret: found instanceof Secret ? null : found,
      granted: granted ?? null,
      onState: (next) => {
        if (next.profile.id === profile.id) change(next)
      }
    })
    deps.onWorkspace(workspace)
    change(workspace.state())
  }

  async function keepSecret(profile: SavedProfile, secret: Secret, keep: SecretKept): Promise<Result<void>> {
    if (keep === 'session') {
      const forgotten = await deps.vault.forget(profile.id, 'client-secret')
      deps.sessionSecrets.keep(profile.id, 'client-secret', secret)
      return forgotten
    }
    deps.sessionSecrets.forget(profile.id, 'client-secret')
    return deps.vault.seal(profile, 'client-secret', secret, { consentToWeak: keep === 'weak' })
  }

  async function connectWith(input: ConnectInput, isDemo: boolean): Promise<Result<SessionState>> {
    const api = checkBaseUrl(input.apiBaseUrl)
    if (!api.ok) return fail(api.error.code, { field: 'apiBaseUrl' })
    const auth = checkBaseUrl(input.authBaseUrl)
    if (!auth.ok) return fail(auth.error.code, { field: 'authBaseUrl' })
    const hosts = { apiBaseUrl: api.value, authBaseUrl: auth.value }
    if (!allowedKeeping(hosts, await deps.vault.state(), deps.isOldElectron).includes(input.keep)) {
      return fail('vault-unavailable')
    }
    const secret = new Secret(input.clientSecret)
    deps.protect(secret)
    const tokens = createTokenClient({
      fetch: deps.fetch,
      authBaseUrl: hosts.authBaseUrl,
      clientId: input.clientId,
      clientSecret: secret,
      nowMs: deps.nowMs
    })
    const granted = await tokens.requestToken()
    if (!granted.ok) return granted
    deps.protect(granted.value.accessToken)

    const draft = { ...hosts, name: input.profileName, clientId: input.clientId, secretKept: input.keep, isDemo }
    const id = profileIdFor(draft)
    const kept = await keepSecret({ ...draft, id, environment: 'test', isSignedOut: false }, secret, input.keep)
    if (!kept.ok) {
      // Nobody will use this token: it must not stay alive at the server.
      await tokens.revokeToken(granted.value.accessToken)
      return kept
    }
    await leave()
    await enter(deps.profiles.save({ ...draft, id }), secret, granted.value)
    return ok(state)
  }

  /** The same client at the same servers is the same profile, so its cached positions go on; the demo's port changes at every start. */
  function profileIdFor(draft: { clientId: string; apiBaseUrl: string; authBaseUrl: string; isDemo: boolean }): string {
    const same = deps.profiles
      .all()
      .find((profile) =>
        draft.isDemo
          ? profile.environment === 'demo'
          : profile.environment !== 'demo' &&
            profile.clientId === draft.clientId &&
            profile.apiBaseUrl === draft.apiBaseUrl &&
            profile.authBaseUrl === draft.authBaseUrl
      )
    return same?.id ?? deps.randomId()
  }

  async function startDemo(): Promise<Result<SessionState>> {
    const started = await deps.demoFleet.start()
    if (!started.ok) return started
    const { apiBaseUrl, authBaseUrl, clientId, clientSecret } = started.value
    return connectWith(
      { profileName: demoProfileName, clientId, clientSecret, apiBaseUrl, authBaseUrl, keep: 'session' },
      true
    )
  }

  return {
    state: () => state,
    workspace: () => workspace,
    restore: () =>
      inTurn(async () => {
        const profile = deps.profiles.active()
        if (profile === null || profile.isSignedOut || profile.environment === 'demo') return showSignedOut()
        await enter(profile, await findSecret(profile))
      }),
    connect: (input) => inTurn(() => connectWith(input, false)),
    resume: () =>
      inTurn(async () => {
        const profile = deps.profiles.active()
        if (profile === null) return fail('signed-out')
        const found = await findSecret(profile)
        if (!(found instanceof Secret)) return fail('signed-out')
        await leave()
        await enter(deps.profiles.save({ ...profile }), found)
        return ok(state)
      }),
    startDemo: () => inTurn(startDemo),
    signOut: (input) =>
      inTurn(async () => {
        const leaving = workspace
        if (leaving === null) return fail('signed-out')
        const { id } = leaving.profile
        const revocation = await leaving.signOut()
        if (input.forgetPositions) await leaving.forgetPositions()
        await leave()
        deps.profiles.markSignedOut(id)
        // A person who signs out of a secret kept "for this session" does not expect it to be there after all.
        deps.sessionSecrets.forget(id, 'client-secret')
        const forgotten = await forgetAsked(id, input)
        await deps.demoFleet.stop()
        await showSignedOut()
        return forgotten.ok ? ok({ revocation }) : forgotten
      }),
    close: () =>
      inTurn(async () => {
        await leave()
        await deps.demoFleet.stop()
      })
  }

  async function forgetAsked(id: string, input: SignOutInput): Promise<Result<void>> {
    if (input.forgetPositions) {
      const forgotten = await deps.vault.forget(id, 'cache-key')
      if (!forgotten.ok) return forgotten
    }
    if (!input.forgetCredentials) return ok(undefined)
    const forgotten = await deps.vault.forget(id, 'client-secret')
    // The profile's name and client id go with its credentials, unless cached positions still need it.
    if (forgotten.ok && input.forgetPositions) deps.profiles.remove(id)
    return forgotten
  }
}
