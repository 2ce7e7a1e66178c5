import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import { createVault, type Vault } from '../credentials/vault'
import { findCacheKey } from './cache-key'
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
const firstKey = (): Uint8Array => new Uint8Array(32).fill(1)
const otherKey = (): Uint8Array => new Uint8Array(32).fill(2)

let folder = ''
let keyring: FakeKeyring
let vault: Vault
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-cache-key-'))
  keyring = createFakeKeyring()
  vault = createVault({
    safeStorage: keyring,
    path: join(folder, 'vault.json'),
    platform: 'linux',
    nowMs: () => 0,
    isOldElectron: false
  })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('makes a key once and gives it back from then on', async () => {
  expect(await findCacheKey(vault, profile, false, firstKey)).toEqual(firstKey())
  expect([...((await findCacheKey(vault, profile, false, otherKey)) ?? [])]).toEqual([...firstKey()])
})

it('makes no other key while the present one cannot be read: what it sealed may be read again later', async () => {
  await findCacheKey(vault, profile, false, firstKey)
  keyring.isLost = () => true
  expect(await findCacheKey(vault, profile, false, otherKey)).toBeNull()
  keyring.isLost = () => false
  expect([...((await findCacheKey(vault, profile, false, otherKey)) ?? [])]).toEqual([...firstKey()])
})

it('has none where the vault cannot keep one', async () => {
  keyring.isAvailable = false
  expect(await findCacheKey(vault, profile, false, firstKey)).toBeNull()
})

it('replaces a key of the wrong length', async () => {
  await vault.seal(profile, 'cache-key', new Secret('c2hvcnQ='))
  expect(await findCacheKey(vault, profile, false, firstKey)).toEqual(firstKey())
})
