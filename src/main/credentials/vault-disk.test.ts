import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { readWholeFile, writeFileAtomically, type FileContent } from '../storage/atomic-file'
import type { SafeStoragePort } from './safe-storage'
import { keyring } from './test-support/fake-keyring'
import { createVault, type Vault, type VaultParts, type VaultProfile } from './vault'
import type { VaultFilePort } from './vault-file'

const oldSecret = new Secret('fake-old-secret')
const newSecret = new Secret('fake-new-secret')
const profile: VaultProfile = {
  id: 'profile-1',
  clientId: 'fake-client',
  apiBaseUrl: 'https://api.example.test',
  authBaseUrl: 'https://auth.example.test/realms/x'
}
const nowMs = Date.UTC(2026, 10, 22)
const unavailable = { ok: false, error: { code: 'vault-unavailable' } }
const safeStorage = keyring('gnome_libsecret')

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-vault-disk-'))
  path = join(folder, 'vault.json')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function vaultOn(keys: SafeStoragePort, more: Partial<VaultParts> = {}): Vault {
  return createVault({ safeStorage: keys, path, platform: 'linux', nowMs: () => nowMs, isOldElectron: false, ...more })
}
async function opened(vault: Vault): Promise<string> {
  const found = await vault.open(profile, 'client-secret')
  if (found.kind === 'found') return found.secret.reveal()
  return found.kind === 'absent' ? 'absent' : found.reason
}
function failing(errorCode: string): Promise<never> {
  return Promise.reject(Object.assign(new Error('made up'), { code: errorCode }))
}
/** A disk that refuses what it is told to refuse. */
function disk(): VaultFilePort & { writeError: string | null; readError: string | null } {
  const port = {
    writeError: null as string | null,
    readError: null as string | null,
    read: (file: string): Promise<FileContent> =>
      port.readError === null
        ? readWholeFile(file)
        : Promise.resolve({ kind: 'unreadable', errorCode: port.readError }),
    write: (file: string, content: string | Uint8Array): Promise<void> =>
      port.writeError === null ? writeFileAtomically(file, content) : failing(port.writeError)
  }
  return port
}

describe('replacing a secret', () => {
  it.each(['ENOSPC', 'EACCES', 'EROFS'])('keeps the old one when the disk answers %s', async (writeError) => {
    const files = disk()
    const vault = vaultOn(safeStorage, { files })
    await vault.seal(profile, 'client-secret', oldSecret)
    const before = await readFile(path, 'utf8')
    files.writeError = writeError
    expect(await vault.seal(profile, 'client-secret', newSecret)).toEqual(unavailable)
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await opened(vault)).toBe('fake-old-secret')
    expect(await vault.forget(profile.id)).toEqual(unavailable)
    expect(await opened(vaultOn(safeStorage))).toBe('fake-old-secret')

    files.writeError = null
    expect(await vault.seal(profile, 'client-secret', newSecret)).toMatchObject({ ok: true })
    expect(await opened(vaultOn(safeStorage))).toBe('fake-new-secret')
  })

  it.each<[string, Partial<SafeStoragePort>]>([
    ['refuses to seal', { encryptString: () => Promise.reject(new Error('made up')) }],
    ['cannot open what it sealed', { decryptString: () => Promise.reject(new Error('made up')) }],
    ['opens it as something else', { decryptString: () => 'other' }],
    ['seals nothing', { encryptString: (text) => Buffer.from(text), decryptString: (sealed) => sealed.toString() }]
  ])('keeps the old one when the keyring %s', async (_what, change) => {
    await vaultOn(safeStorage).seal(profile, 'client-secret', oldSecret)
    const vault = vaultOn({ ...safeStorage, ...change })
    expect(await vault.seal(profile, 'client-secret', newSecret)).toEqual(unavailable)
    expect(await opened(vaultOn(safeStorage))).toBe('fake-old-secret')
  })

  it('keeps the old one when the writer was killed before the rename, and clears its leftover', async () => {
    await vaultOn(safeStorage).seal(profile, 'client-secret', oldSecret)
    await writeFile(join(folder, '.vault.json.0123456789ab.tmp'), '{"version":1,"entr')
    expect(await opened(vaultOn(safeStorage))).toBe('fake-old-secret')
    expect(await readdir(folder)).toEqual(['vault.json'])
  })

  it.skipIf(process.platform === 'win32')('leaves the file to its owner alone', async () => {
    await writeFile(path, '{"version":1,"entries":[],"setAside":[]}', { mode: 0o644 })
    await vaultOn(safeStorage).seal(profile, 'client-secret', newSecret)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})

describe('a file that cannot be read at the moment', () => {
  it.each(['EMFILE', 'EBUSY', 'EIO'])(
    'stays in its place after %s, is not written over, and is read later',
    async (code) => {
      await vaultOn(safeStorage).seal(profile, 'client-secret', oldSecret)
      const files = disk()
      files.readError = code
      const vault = vaultOn(safeStorage, { files })
      expect(await opened(vault)).toBe('no-vault')
      expect(await vault.fileTrouble()).toEqual({ asidePath: null, reason: code, isPassing: true })
      expect(await vault.seal(profile, 'client-secret', newSecret)).toEqual(unavailable)
      expect(await vault.forget(profile.id)).toEqual(unavailable)
      expect(await readdir(folder)).toEqual(['vault.json'])

      files.readError = null
      expect(await vault.fileTrouble()).toBeNull()
      expect(await opened(vaultOn(safeStorage))).toBe('fake-old-secret')
    }
  )

  it('is set aside when the reason will not pass', async () => {
    await mkdir(path)
    const vault = vaultOn(safeStorage)
    expect(await opened(vault)).toBe('file-damaged')
    expect(await vault.fileTrouble()).toMatchObject({ reason: 'EISDIR', isPassing: false })
  })
})

describe('vault files set aside', () => {
  it('are counted over all runs and erased on request, and nothing else is', async () => {
    const others = ['vault.corrupt-notes.json', 'settings.corrupt-2026-11-22T00-00-00-000Z.json', 'vault.json.bak']
    for (const name of others) await writeFile(join(folder, name), 'x')
    expect(await vaultOn(safeStorage).setAsideFiles()).toEqual({ count: 0, newestAtMs: null })

    await writeFile(path, 'damaged')
    await vaultOn(safeStorage, { nowMs: () => nowMs + 5 }).fileTrouble()
    await writeFile(path, 'again')
    await vaultOn(safeStorage).fileTrouble()
    await writeFile(path, 'and again, in the same millisecond')
    const vault = vaultOn(safeStorage)
    expect(await vault.setAsideFiles()).toEqual({ count: 3, newestAtMs: nowMs + 5 })
    await vault.seal(profile, 'client-secret', newSecret)

    expect(await vault.eraseSetAsideFiles()).toEqual({ ok: true, value: undefined })
    expect(await vault.setAsideFiles()).toEqual({ count: 0, newestAtMs: null })
    expect(await vault.fileTrouble()).toBeNull()
    expect((await readdir(folder)).sort()).toEqual([...others, 'vault.json'].sort())
    expect(await opened(vault)).toBe('fake-new-secret')
  })

  it('are no reason any more to miss a secret once they are erased', async () => {
    await writeFile(path, 'damaged')
    const vault = vaultOn(safeStorage)
    expect(await opened(vault)).toBe('file-damaged')
    await vault.eraseSetAsideFiles()
    expect(await opened(vault)).toBe('absent')
  })

  it('are no reason to miss a secret that the person forgot, whichever of the two', async () => {
    await writeFile(path, 'damaged')
    const vault = vaultOn(safeStorage)
    await vault.forget(profile.id, 'client-secret')
    expect(await opened(vault)).toBe('absent')
    expect(await vault.open(profile, 'cache-key')).toEqual({ kind: 'unreadable', reason: 'file-damaged' })
  })
})
