import { expect, it } from 'vitest'
import { createSafeStoragePort, type ElectronSafeStorage } from './safe-storage-port'

const older: ElectronSafeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(`sync ${text}`),
  decryptString: (sealed) => `sync ${sealed.toString()}`
}
const blocked = (): never => {
  throw new Error('This would block the main process')
}
const newer: ElectronSafeStorage = {
  isEncryptionAvailable: blocked,
  encryptString: blocked,
  decryptString: blocked,
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(`async ${text}`)),
  decryptStringAsync: (sealed) => Promise.resolve({ result: `async ${sealed.toString()}` }),
  getSelectedStorageBackend: () => 'gnome_libsecret'
}

it.each([
  ['sync', older],
  ['async', newer]
])('uses the %s methods of an Electron that has no better ones', async (kind, electron) => {
  const port = createSafeStoragePort(electron)
  expect(await port.isEncryptionAvailable()).toBe(true)
  expect(Buffer.from(await port.encryptString('a')).toString()).toBe(`${kind} a`)
  expect(await port.decryptString(Buffer.from('b'))).toBe(`${kind} b`)
})

it('does not invent a backend that the Electron cannot name', () => {
  expect('getSelectedStorageBackend' in createSafeStoragePort(older)).toBe(false)
  expect(createSafeStoragePort(newer).getSelectedStorageBackend?.()).toBe('gnome_libsecret')
})

it('gives an empty secret back as empty, not asked for twice', async () => {
  const port = createSafeStoragePort({ ...newer, decryptStringAsync: () => Promise.resolve({ result: '' }) })
  expect(await port.decryptString(Buffer.from('b'))).toBe('')
})
