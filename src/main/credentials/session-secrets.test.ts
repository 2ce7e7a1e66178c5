import { expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { createSessionSecrets, type SessionSecrets } from './session-secrets'
import type { SecretName, VaultProfile } from './vault'

const hosts = { apiBaseUrl: 'https://api.example.test', authBaseUrl: 'https://auth.example.test/realms/x' }
const one: VaultProfile = { id: 'one', clientId: 'fake-client', ...hosts }
const two: VaultProfile = { ...one, id: 'two' }

function found(secrets: SessionSecrets, profile: VaultProfile, name: SecretName = 'client-secret'): string {
  const answer = secrets.find(profile, name)
  if (answer.kind === 'found') return answer.secret.reveal()
  return answer.kind === 'absent' ? 'absent' : answer.reason
}

it('keeps secrets by profile and name until they are forgotten', () => {
  const secrets = createSessionSecrets()
  secrets.keep(one, 'client-secret', new Secret('fake-a'))
  secrets.keep(one, 'cache-key', new Secret('fake-b'))
  secrets.keep(two, 'client-secret', new Secret('fake-c'))
  expect(found(secrets, one, 'cache-key')).toBe('fake-b')

  secrets.forget('one', 'cache-key')
  expect(found(secrets, one, 'cache-key')).toBe('absent')
  expect(found(secrets, one)).toBe('fake-a')

  secrets.forget('one')
  expect(found(secrets, one)).toBe('absent')
  expect(found(secrets, two)).toBe('fake-c')
  expect(JSON.stringify(secrets)).not.toContain('fake-c')
})

it('gives a client secret only for the client and the servers that it was entered for', () => {
  const secrets = createSessionSecrets()
  secrets.keep(one, 'client-secret', new Secret('fake-a'))
  secrets.keep(one, 'cache-key', new Secret('fake-b'))
  for (const change of [
    { clientId: 'another' },
    { apiBaseUrl: 'https://api.evil.test' },
    { authBaseUrl: 'https://auth.evil.test/realms/x' },
    { authBaseUrl: 'https://auth.example.test/realms/y' }
  ]) {
    expect(found(secrets, { ...one, ...change })).toBe('hosts-changed')
    expect(found(secrets, { ...one, ...change }, 'cache-key')).toBe('fake-b')
  }
  expect(found(secrets, { ...one, apiBaseUrl: 'https://API.example.test/' })).toBe('fake-a')
})
