import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import type { SafeStoragePort } from './safe-storage'
import { keyring } from './test-support/fake-keyring'
import { createVault, type Vault, type VaultParts, type VaultProfile } from './vault'

const secretText = 'fake-client-secret-0123456789'
const secret = new Secret(secretText)
const profile: VaultProfile = {
  id: 'profile-1',
  clientId: 'fake-client',
  apiBaseUrl: 'https://api.example.test',
  authBaseUrl: 'https://auth.example.test/realms/x'
}
const loopbackProfile: VaultProfile = {
  id: 'demo',
  clientId: 'fake-demo',
  apiBaseUrl: 'http://127.0.0.1:1',
  authBaseUrl: 'http://127.0.0.1:2'
}
const nowMs = Date.UTC(2026, 10, 22)

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-vault-'))
  path = join(folder, 'vault.json')
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true, force: true })
})

function vaultOn(safeStorage: SafeStoragePort, more: Partial<VaultParts> = {}): Vault {
  return createVault({ safeStorage, path, platform: 'linux', nowMs: () => nowMs, isOldElectron: false, ...more })
}
async function opened(vault: Vault, owner = profile): Promise<string> {
  const found = await vault.open(owner, 'client-secret')
  if (found.kind === 'found') return found.secret.reveal()
  return found.kind === 'absent' ? 'absent' : found.reason
}

describe('a vault with a keyring', () => {
  it('gives a secret back after a restart', async () => {
    const safeStorage = keyring('gnome_libsecret')
    expect(await vaultOn(safeStorage).seal(profile, 'client-secret', secret)).toEqual({ ok: true, value: undefined })
    expect(await opened(vaultOn(safeStorage))).toBe(secretText)
    expect(await opened(vaultOn(safeStorage), { ...profile, id: 'somebody-else' })).toBe('absent')
  })

  it('leaves nothing readable in the folder: not plain, not base64, not UTF-16, and nobody else may look', async () => {
    await vaultOn(keyring('gnome_libsecret')).seal(profile, 'client-secret', secret)
    expect(await readdir(folder)).toEqual(['vault.json'])
    const bytes = await readFile(path)
    const decoded = Buffer.from(/"sealed": "([^"]+)"/.exec(bytes.toString())?.[1] ?? '', 'base64')
    expect(decoded.length).toBeGreaterThan(secretText.length)
    for (const content of [bytes, decoded]) {
      for (const offset of [0, 1, 2]) {
        const base64 = Buffer.from(' '.repeat(offset) + secretText).toString('base64')
        expect(content.includes(base64.slice(4, -4))).toBe(false)
      }
      expect(content.includes(secretText)).toBe(false)
      expect(content.includes(Buffer.from(secretText, 'utf16le'))).toBe(false)
      expect(content.includes(Buffer.from(secretText, 'utf16le').swap16())).toBe(false)
    }
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('refuses a backend that hands the text back as it was', async () => {
    const pretender = { ...keyring('gnome_libsecret'), encryptString: (text: string) => Buffer.from(`v10${text}`) }
    expect(await vaultOn(pretender).seal(profile, 'client-secret', secret)).toMatchObject({ ok: false })
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps both of two secrets sealed at once, and replaces an earlier one', async () => {
    const safeStorage = keyring('kwallet5')
    const vault = vaultOn(safeStorage)
    await Promise.all([
      vault.seal(profile, 'client-secret', new Secret('fake-old')),
      vault.seal(profile, 'cache-key', new Secret('fake-key'))
    ])
    await vault.seal(profile, 'client-secret', secret)
    const again = vaultOn(safeStorage)
    expect(await opened(again)).toBe(secretText)
    const key = await again.open(profile, 'cache-key')
    expect(key.kind === 'found' && key.secret.reveal()).toBe('fake-key')
  })

  it('forgets one secret or all of a profile, and leaves the others', async () => {
    const safeStorage = keyring('kwallet5')
    const vault = vaultOn(safeStorage)
    await vault.seal(profile, 'client-secret', secret)
    await vault.seal(profile, 'cache-key', secret)
    await vault.seal(loopbackProfile, 'client-secret', secret)
    await vault.forget(profile.id, 'cache-key')
    expect((await vault.open(profile, 'cache-key')).kind).toBe('absent')
    expect(await opened(vault)).toBe(secretText)
    await vault.forget(profile.id)
    const again = vaultOn(safeStorage)
    expect(await opened(again)).toBe('absent')
    expect(await opened(again, loopbackProfile)).toBe(secretText)
  })
})

describe('a vault without a good keyring', () => {
  it('seals nothing and writes nothing when there is no encryption', async () => {
    const vault = vaultOn({ ...keyring('gnome_libsecret'), isEncryptionAvailable: () => false })
    const answer = await vault.seal(profile, 'client-secret', secret, { consentToWeak: true })
    expect(answer).toEqual({ ok: false, error: { code: 'vault-unavailable' } })
    expect(await readdir(folder)).toEqual([])
  })

  it('uses a weak backend only after an explicit yes', async () => {
    let isPlainTextOn = false
    const safeStorage: SafeStoragePort = {
      ...keyring('basic_text'),
      isEncryptionAvailable: () => isPlainTextOn,
      setUsePlainTextEncryption: (use) => (isPlainTextOn = use)
    }
    const vault = vaultOn(safeStorage)
    expect(await vault.seal(profile, 'client-secret', secret)).toMatchObject({ ok: false })
    expect(isPlainTextOn).toBe(false)
    expect(await vault.seal(profile, 'client-secret', secret, { consentToWeak: true })).toMatchObject({ ok: true })
    isPlainTextOn = false
    expect(await opened(vaultOn(safeStorage))).toBe(secretText)
  })

  it('refuses everything but loopback on an old Electron', async () => {
    const vault = vaultOn(keyring('gnome_libsecret'), { isOldElectron: true })
    expect(await vault.seal(profile, 'client-secret', secret)).toMatchObject({ ok: false })
    expect(await vault.seal(loopbackProfile, 'client-secret', secret)).toMatchObject({ ok: true })
  })

  it('leaves an entry alone while the keyring is away, and reads it when it is back', async () => {
    const safeStorage = keyring('gnome_libsecret')
    await vaultOn(safeStorage).seal(profile, 'client-secret', secret)
    const before = await readFile(path, 'utf8')
    expect(await opened(vaultOn({ ...safeStorage, isEncryptionAvailable: () => false }))).toBe('no-vault')
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await opened(vaultOn(safeStorage))).toBe(secretText)
  })

  it('answers with a failure when the keyring refuses to seal', async () => {
    const locked = { ...keyring('gnome_libsecret'), encryptString: () => Promise.reject(new Error('made up')) }
    expect(await vaultOn(locked).seal(profile, 'client-secret', secret)).toMatchObject({ ok: false })
  })
})

describe('a vault that cannot be read', () => {
  it('sets an entry aside when the keyring has another key, and brings it back with the right one', async () => {
    const first = keyring('gnome_libsecret')
    await vaultOn(first).seal(profile, 'client-secret', secret)
    const second = vaultOn(keyring('gnome_libsecret'))
    expect(await opened(second)).toBe('cannot-decrypt')
    expect(await opened(second)).toBe('cannot-decrypt')
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      entries: [],
      setAside: [{ profileId: profile.id, setAsideAtMs: nowMs }]
    })
    expect(await opened(vaultOn(first))).toBe(secretText)
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      setAside: [],
      entries: [{ profileId: profile.id }]
    })
  })

  it('says when it was another keyring, and keeps the old entry beside a new secret', async () => {
    await vaultOn(keyring('kwallet5')).seal(profile, 'client-secret', new Secret('fake-old'))
    const safeStorage = keyring('gnome_libsecret')
    const vault = vaultOn(safeStorage)
    expect(await opened(vault)).toBe('backend-changed')
    await vault.seal(profile, 'client-secret', secret)
    expect(await opened(vaultOn(safeStorage))).toBe(secretText)
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ setAside: [{ backend: 'kwallet' }] })
    await vault.forget(profile.id)
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ entries: [], setAside: [] })
  })

  it.each([
    ['truncated', '{"version":1,"entr'],
    ['empty', ''],
    ['an array', '[]'],
    ['null', 'null'],
    ['of another version', '{"version":2,"entries":[],"setAside":[]}'],
    ['binary', Uint8Array.of(0, 159, 146, 150)]
  ])('sets a file aside that is %s, says so, and works on', async (_kind, content) => {
    await writeFile(path, content)
    const vault = vaultOn(keyring('gnome_libsecret'))
    expect(await opened(vault)).toBe('file-damaged')
    const asidePath = join(folder, 'vault.corrupt-2026-11-22T00-00-00-000Z.json')
    expect(await vault.fileTrouble()).toEqual({ asidePath, reason: 'content', isPassing: false })
    expect((await readFile(asidePath)).equals(Buffer.from(content as string))).toBe(true)
    await vault.seal(profile, 'client-secret', secret)
    expect(await opened(vault)).toBe(secretText)
    await vault.forget(profile.id)
    expect(await opened(vault)).toBe('absent')
  })

  it('says nothing of trouble when there is no file yet', async () => {
    const vault = vaultOn(keyring('gnome_libsecret'))
    expect(await vault.fileTrouble()).toBeNull()
    expect(await opened(vault)).toBe('absent')
  })

  it('clears what a killed writer left behind', async () => {
    await writeFile(join(folder, '.vault.json.0123456789ab.tmp'), 'half')
    await vaultOn(keyring('gnome_libsecret')).fileTrouble()
    expect(await readdir(folder)).toEqual([])
  })
})
