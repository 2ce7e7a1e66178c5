import { expect, test } from '../fixtures'

/** The calls that every supported Electron has; the newest types call them deprecated. */
interface Electron {
  readonly safeStorage: {
    isEncryptionAvailable(): boolean
    encryptString(text: string): Buffer
    decryptString(sealed: Buffer): string
  }
}

// What the keyring tests stand on: the keyring of a test does what it is told.
test('a keyring of its own is locked, unlocked, ended and started again', async ({ keyring }) => {
  expect(await keyring.isLocked()).toBe(false)
  await keyring.lock()
  expect(await keyring.isLocked()).toBe(true)
  await keyring.unlock()
  expect(await keyring.isLocked()).toBe(false)
  await keyring.stop()
  await expect(keyring.isLocked()).rejects.toThrow()
  await keyring.startLocked()
  expect(await keyring.isLocked()).toBe(true)
  await keyring.unlock()
  expect(await keyring.isLocked()).toBe(false)
})

test('what the app seals with its own keyring is readable again after the keyring was away, and not with another', async ({
  keyring,
  launch
}) => {
  const first = await launch({ env: keyring.env })
  const sealed = await first.electronApp.evaluate((electron) =>
    (electron as unknown as Electron).safeStorage.encryptString('sealed-and-not-real').toString('base64')
  )
  await first.quit()
  const unsealAnew = async (): Promise<string> => {
    const app = await launch({ env: keyring.env })
    const answer = await app.electronApp.evaluate((electron, text) => {
      const { safeStorage } = electron as unknown as Electron
      if (!safeStorage.isEncryptionAvailable()) return 'not available'
      try {
        return safeStorage.decryptString(Buffer.from(text, 'base64'))
      } catch {
        return 'another key'
      }
    }, sealed)
    await app.quit()
    return answer
  }
  await keyring.lock()
  expect(await unsealAnew()).toBe('not available')
  await keyring.stop()
  expect(await unsealAnew()).toBe('not available')
  await keyring.start()
  expect(await unsealAnew()).toBe('sealed-and-not-real')
  await keyring.replace()
  expect(await unsealAnew()).toBe('another key')
})
