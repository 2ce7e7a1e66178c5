import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import type { SafeStoragePort } from './safe-storage'
import { keyring } from './test-support/fake-keyring'
import { createVault, type Vault, type VaultProfile } from './vault'

const secretText = 'fake-client-secret-0123456789'
const secret = new Secret(secretText)
const profile: VaultProfile = {
  id: 'profile-1',
  clientId: 'fake-client',
  apiBaseUrl: 'https://api.example.test',
  authBaseUrl: 'https://auth.example.test/realms/x'
}
const nowMs = Date.UTC(2026, 10, 22)

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-vault-states-'))
  path = join(folder, 'vault.json')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function vaultOn(safeStorage: SafeStoragePort, platform = 'linux'): Vault {
  return createVault({ safeStorage, path, platform, nowMs: () => nowMs, isOldElectron: false })
}
async function opened(vault: Vault, owner = profile): Promise<string> {
  const found = await vault.open(owner, 'client-secret')
  if (found.kind === 'found') return found.secret.reveal()
  return found.kind === 'absent' ? 'absent' : found.reason
}

/** What a person's computer can be like. `plain` is Electron's plain text: off until somebody asks for it. */
const good = keyring('gnome_libsecret')
const throwing = (): never => {
  throw new Error('made up')
}
const plainKey = keyring('basic_text')
function plain(): SafeStoragePort {
  let isOn = false
  return {
    isEncryptionAvailable: () => isOn,
    encryptString: (text) => (isOn ? plainKey.encryptString(text) : throwing()),
    decryptString: (sealed) => (isOn ? plainKey.decryptString(sealed) : throwing()),
    getSelectedStorageBackend: () => 'basic_text',
    setUsePlainTextEncryption: (use) => (isOn = use)
  }
}
/** The keyring of a computer where the plain text entries of earlier stay readable, as Chromium keeps their key in its source. */
const goodAndPlain: SafeStoragePort = {
  ...good,
  decryptString: async (sealed) => {
    try {
      return await good.decryptString(sealed)
    } catch {
      return plainKey.decryptString(sealed)
    }
  }
}
const missing: SafeStoragePort = { ...good, isEncryptionAvailable: () => false, decryptString: throwing }
const electron25: SafeStoragePort = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => good.encryptString(text),
  decryptString: (sealed) => good.decryptString(sealed)
}
const locked: SafeStoragePort = { ...good, encryptString: throwing, decryptString: throwing }
let asked = 0
const lockedMeanwhile: SafeStoragePort = {
  ...good,
  isEncryptionAvailable: () => (asked += 1) % 2 === 1,
  decryptString: throwing
}

/** Sealed on one computer, opened on another, then on the first again. */
describe('a vault on a computer that changes', () => {
  it.each<[string, () => SafeStoragePort, () => SafeStoragePort, string, 'stays' | 'set aside']>([
    ['the same keyring', () => good, () => good, secretText, 'stays'],
    ['a keyring that does not run', () => good, () => missing, 'no-vault', 'stays'],
    ['a keyring that is gone, and plain text in its place', () => good, plain, 'no-vault', 'stays'],
    ['a keyring that is locked, yet says it is available', () => good, () => locked, 'no-vault', 'stays'],
    ['a keyring that was locked while it was asked', () => good, () => lockedMeanwhile, 'no-vault', 'stays'],
    ['a keyring without the key', () => good, () => keyring('gnome_libsecret'), 'cannot-decrypt', 'set aside'],
    ['another keyring', () => good, () => keyring('kwallet6'), 'backend-changed', 'set aside'],
    [
      'the same keyring under its older name',
      () => good,
      () => ({ ...good, ...named('gnome_any') }),
      secretText,
      'stays'
    ],
    [
      'the same keyring under a name nobody knows',
      () => good,
      () => ({ ...good, ...named('new') }),
      secretText,
      'stays'
    ],
    ['another keyring under a name nobody knows', () => good, () => keyring('new'), 'cannot-decrypt', 'set aside'],
    ['an Electron that cannot name it', () => good, () => electron25, secretText, 'stays'],
    ['an Electron that can name it', () => electron25, () => good, secretText, 'stays'],
    ['plain text, agreed to', plain, plain, secretText, 'stays'],
    ['a good keyring after plain text', plain, () => goodAndPlain, secretText, 'stays'],
    ['no encryption after plain text', plain, () => missing, 'no-vault', 'stays']
  ])('opens with %s', async (_name, before, after, expected, where) => {
    asked = 0
    const sealing = vaultOn(before())
    expect(await sealing.seal(profile, 'client-secret', secret, { consentToWeak: true })).toMatchObject({ ok: true })
    const content = await readFile(path, 'utf8')
    const peeked = (await sealing.peek(profile.id)).secret

    const opening = vaultOn(after())
    expect(await opened(opening)).toBe(expected)
    expect((await readFile(path, 'utf8')) === content).toBe(where === 'stays')
    expect(await opening.peek(profile.id)).toEqual(
      where === 'stays' ? { secret: peeked, setAsideAtMs: null } : { secret: 'set-aside', setAsideAtMs: nowMs }
    )

    const again = vaultOn(before())
    expect(await opened(again)).toBe(secretText)
    expect(await again.peek(profile.id)).toEqual({ secret: peeked, setAsideAtMs: null })
  })

  function named(backend: string): Pick<SafeStoragePort, 'getSelectedStorageBackend'> {
    return { getSelectedStorageBackend: () => backend }
  }

  it('does not switch plain text on for an entry that a keyring sealed', async () => {
    await vaultOn(good).seal(profile, 'client-secret', secret)
    let isOn = false
    const vault = vaultOn({ ...plain(), setUsePlainTextEncryption: () => (isOn = true) })
    expect(await opened(vault)).toBe('no-vault')
    expect(isOn).toBe(false)
  })

  it('does not blame an entry of a keyring that is gone where plain text is switched on for another', async () => {
    await vaultOn(good).seal(profile, 'client-secret', secret)
    const before = await readFile(path, 'utf8')
    expect(await opened(vaultOn(plainKey))).toBe('no-vault')
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  it('does not switch plain text on under a backend that nobody knows either', async () => {
    await vaultOn(good).seal(profile, 'client-secret', secret)
    let isOn = false
    const unknown = { ...good, ...named('new'), setUsePlainTextEncryption: () => (isOn = true) }
    expect(await opened(vaultOn(unknown))).toBe(secretText)
    expect(isOn).toBe(false)
  })

  it('reports a weak entry as weak, also where Electron cannot name the good keyring of another', async () => {
    const vault = vaultOn(plain())
    await vault.seal(profile, 'client-secret', secret, { consentToWeak: true })
    expect(await vault.peek(profile.id)).toEqual({ secret: 'weak', setAsideAtMs: null })
    const other = vaultOn(electron25)
    await other.seal({ ...profile, id: 'two' }, 'client-secret', secret)
    expect(await other.peek('two')).toEqual({ secret: 'sealed', setAsideAtMs: null })
    expect(await other.peek('three')).toEqual({ secret: 'none', setAsideAtMs: null })
  })

  it('judges an older entry, which does not say how well it was sealed, by its backend', async () => {
    const vault = vaultOn(good)
    await vault.seal(profile, 'client-secret', secret)
    const content = (await readFile(path, 'utf8')).replace(/"strength": "sealed",/, '')
    for (const [backend, expected] of [
      ['secret-service', 'sealed'],
      ['plain-text', 'weak'],
      ['unknown', 'weak']
    ] as const) {
      await writeFile(path, content.replace('secret-service', backend))
      expect(await vaultOn(good).peek(profile.id)).toMatchObject({ secret: expected })
    }
  })
})

describe('a client secret in the vault', () => {
  it.each([
    ['client', { clientId: 'somebody-else' }],
    ['API', { apiBaseUrl: 'https://api.evil.test' }],
    ['authorization server', { authBaseUrl: 'https://auth.evil.test/realms/x' }],
    ['realm', { authBaseUrl: 'https://auth.example.test/realms/y' }]
  ])('is not given out for another %s, and stays', async (_what, change) => {
    await vaultOn(good).seal(profile, 'client-secret', secret)
    const before = await readFile(path, 'utf8')
    const vault = vaultOn(good)
    expect(await opened(vault, { ...profile, ...change })).toBe('hosts-changed')
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await opened(vault)).toBe(secretText)
  })

  it('is given out for the same addresses written otherwise', async () => {
    const vault = vaultOn(good)
    await vault.seal({ ...profile, apiBaseUrl: 'https://API.example.test/' }, 'client-secret', secret)
    expect(await opened(vault)).toBe(secretText)
  })

  it('stays set aside when it opens again, but for other servers', async () => {
    await vaultOn(good).seal(profile, 'client-secret', secret)
    expect(await opened(vaultOn(keyring('gnome_libsecret')))).toBe('cannot-decrypt')
    const before = await readFile(path, 'utf8')
    const vault = vaultOn(good)
    expect(await opened(vault, { ...profile, clientId: 'another' })).toBe('hosts-changed')
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await opened(vault)).toBe(secretText)
  })

  it('is unreadable when it was not sealed with what it is for', async () => {
    const vault = vaultOn(good)
    await vault.seal(profile, 'cache-key', secret)
    const content = await readFile(path, 'utf8')
    await writeFile(path, content.replace('cache-key', 'client-secret'))
    const again = vaultOn(good)
    expect(await opened(again)).toBe('cannot-decrypt')
    expect(await again.peek(profile.id)).toMatchObject({ secret: 'set-aside' })
  })

  it('leaves a cache key free of all this', async () => {
    const vault = vaultOn(good)
    await vault.seal(profile, 'cache-key', secret)
    const found = await vault.open({ ...profile, clientId: 'other', apiBaseUrl: 'https://other.test' }, 'cache-key')
    expect(found.kind === 'found' && found.secret.reveal()).toBe(secretText)
  })
})
