import { assertNever } from '@shared/domain/assert-never'
import type { Profile, SecretKept, SessionState } from '@shared/ipc/schemas-session'
import type { TokenState } from '../catena/auth/token-state'
import type { SecretProblem } from './kept-secrets'
import { forPage } from './known-profiles'

type OpenState = Extract<SessionState, { kind: 'open' }>

/** What an open profile's state follows from. */
export interface OpenFacts {
  readonly profile: Profile
  readonly token: TokenState
  readonly secretKept: SecretKept
  /** Why there is no secret to ask for a token with; null when there is one. */
  readonly missingSecret: SecretProblem | null
  /** The last known description of the token: a renewal or a lost network must not blank who we are. */
  readonly described: { readonly organisation: string | null; readonly permissions: readonly string[] }
  readonly clockAheadMs: number | null
}

/** The open session as the page may know it: what the token says about us, never the token. */
export function openState(facts: OpenFacts): OpenState {
  return {
    kind: 'open',
    profile: forPage(facts.profile),
    organisation: facts.described.organisation,
    token: tokenWord(facts.token),
    renewsAtMs: facts.token.kind === 'valid' ? facts.token.renewsAtMs : null,
    permissions: facts.described.permissions,
    secretKept: facts.secretKept,
    credentialsNeeded: facts.missingSecret ?? (facts.token.kind === 'rejected' ? 'rejected' : null),
    clockAheadMs: facts.clockAheadMs
  }
}

function tokenWord(token: TokenState): OpenState['token'] {
  switch (token.kind) {
    case 'idle':
    case 'closed':
      return 'none'
    case 'valid':
    case 'renewing':
    case 'rejected':
    case 'waiting':
      return token.kind
    default:
      return assertNever(token)
  }
}
