import { describe, expect, it } from 'vitest'
import type { TokenState } from '../catena/auth/token-state'
import { openState, type OpenFacts } from './session-state'

const profile = {
  id: 'profile-1',
  name: 'Acme',
  environment: 'test',
  clientId: 'acme-client',
  apiBaseUrl: 'https://api.example.test',
  authBaseUrl: 'https://auth.example.test',
  frameColour: 'automatic',
  isMarkedTest: false
} as const

function stateOf(token: TokenState, some: Partial<OpenFacts> = {}): ReturnType<typeof openState> {
  const described = { organisation: 'Acme', permissions: ['fleet:read'] }
  return openState({
    profile,
    token,
    secretKept: 'sealed',
    missingSecret: null,
    described,
    clockAheadMs: null,
    ...some
  })
}

describe('the open session', () => {
  it.each([
    [{ kind: 'idle' }, 'none'],
    [{ kind: 'closed' }, 'none'],
    [{ kind: 'renewing', scopes: [] }, 'renewing'],
    [{ kind: 'waiting', untilMs: 1, failure: { code: 'rate-limited' } }, 'waiting']
  ] as const)('calls %o "%s", and still knows who we are', (token, word) => {
    expect(stateOf(token)).toMatchObject({ token: word, organisation: 'Acme', renewsAtMs: null })
  })

  it('says when a valid token is renewed', () => {
    const state = stateOf({ kind: 'valid', scopes: [], renewsAtMs: 5, expiresAtMs: 9, renewedAtMs: 1 })
    expect(state).toMatchObject({ token: 'valid', renewsAtMs: 5, credentialsNeeded: null })
  })

  it('asks for credentials when they were rejected, and when there are none', () => {
    expect(stateOf({ kind: 'rejected', failure: { code: 'credentials-rejected' } }).credentialsNeeded).toBe('rejected')
    expect(stateOf({ kind: 'idle' }, { missingSecret: 'no-vault' }).credentialsNeeded).toBe('no-vault')
  })

  it('carries of a profile only what the page may know', () => {
    const saved = { ...profile, secretKept: 'sealed', status: 'signed-in', lockedAtMs: null }
    expect(stateOf({ kind: 'idle' }, { profile: saved }).profile).toEqual(profile)
  })
})
