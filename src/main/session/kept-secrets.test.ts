import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import { createSessionSecrets } from '../credentials/session-secrets'
import { createVault, type Vault } from '../credentials/vault'
import { createKeptSecrets, type FoundSecret, type KeptSecrets } from './kept-secrets'
import { createFakeKeyring, type FakeKeyring } from './test-support/fake-keyring'

const profile: SavedProfile = {
  id: 'profile-1',
  name: 'Acme',
  environment: 'test',
  clientId: 'acme-client',
  apiBaseUrl: 'https://api.example.test',
  authBaseUrl: 'https://auth.example.test',
  secretKept: 'sealed',
  frameColour: 'automatic',
  isMarkedTest: false,
  status: 'signed-in',
  lockedAtMs: null,
  lastOpenedAtMs: null
}

let folder = ''
let keyring: FakeKeyring
let vault: Vault
let hidden: string[]
let secrets: KeptSecrets
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-kept-secrets-'))
  keyring = createFakeKeyring()
  hidden = []
  vault = createVault({
    safeStorage: keyring,
    path: join(folder, 'vault.json'),
    platform: 'linux',
    nowMs: () => 0,
    isOldElectron: false
  })
  secrets = createKeptSecrets({
    vault,
    sessionSecrets: createSessionSecrets(),
    protect: (secret) => void hidden.push(secret.reveal())
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const textOf = (found: FoundSecret): string => (found instanceof Secret ? found.reveal() : found)

it('keeps a secret in the one place that was asked for', async () => {
  await secrets.keep(profile, new Secret('fake-in-memory'), 'session')
  await secrets.keep(profile, new Secret('fake-sealed'), 'sealed')
  expect(textOf(await secrets.find(profile))).toBe('fake-sealed')
  await secrets.keep(profile, new Secret('fake-in-memory'), 'session')
  expect((await vault.open(profile, 'client-secret')).kind).toBe('absent')
  expect(textOf(await secrets.find(profile))).toBe('fake-in-memory')
})

it('changes nothing when the vault refuses', async () => {
  await secrets.keep(profile, new Secret('fake-in-memory'), 'session')
  keyring.isSealing = false
  expect(await secrets.keep(profile, new Secret('fake-sealed'), 'sealed')).toMatchObject({ ok: false })
  expect(textOf(await secrets.find(profile))).toBe('fake-in-memory')
})

it('makes the log hide what it finds', async () => {
  await secrets.keep(profile, new Secret('fake-sealed'), 'sealed')
  await secrets.find(profile)
  expect(hidden).toEqual(['fake-sealed'])
})

it.each(['apiBaseUrl', 'authBaseUrl'])('gives no secret to a profile whose %s was made insecure', async (field) => {
  await secrets.keep(profile, new Secret('fake-sealed'), 'sealed')
  expect(await secrets.find({ ...profile, [field]: 'http://somewhere.example.test' })).toBe('hosts-changed')
})

it('takes a keyring that throws for one that cannot be read', async () => {
  await secrets.keep(profile, new Secret('fake-sealed'), 'sealed')
  keyring.isEncryptionAvailable = () => true
  keyring.getSelectedStorageBackend = () => {
    throw new Error('The keyring is gone')
  }
  expect(await secrets.find(profile)).toBe('no-vault')
})

it.each([
  ['apiBaseUrl', 'https://api.evil.test'],
  ['authBaseUrl', 'https://auth.evil.test'],
  ['clientId', 'another-client']
])('gives no secret to a profile whose %s was edited in its file, sealed or in memory', async (field, value) => {
  for (const keep of ['sealed', 'session'] as const) {
    await secrets.keep(profile, new Secret('fake-secret-text'), keep)
    expect(await secrets.find({ ...profile, [field]: value })).toBe('hosts-changed')
    expect(textOf(await secrets.find(profile))).toBe('fake-secret-text')
  }
})

it.each<[string, () => Promise<void>]>([
  ['found', () => Promise.resolve()],
  [
    'no-vault',
    () => {
      keyring.isAvailable = false
      return Promise.resolve()
    }
  ],
  [
    'not-kept',
    async () => {
      await vault.forget(profile.id)
    }
  ],
  [
    'cannot-decrypt',
    async () => {
      keyring.isLost = (text) => text.includes('fake-sealed-text')
      await secrets.find(profile)
    }
  ]
])('tells without reading the secret that it is %s', async (standing, arrange) => {
  await secrets.keep(profile, new Secret('fake-sealed-text'), 'sealed')
  await arrange()
  keyring.decryptString = () => {
    throw new Error('nobody asked for it')
  }
  expect(await secrets.peek(profile)).toBe(standing)
})
